"""What a text names: numbers, dates, money, quantities, products, places, how to reach somebody, answers."""

from .answers import chosen, yes_or_no
from .finding import entities
from .shapes import Entity, Known, NumberPattern, Product

__all__ = ["Entity", "Known", "NumberPattern", "Product", "chosen", "entities", "yes_or_no"]
