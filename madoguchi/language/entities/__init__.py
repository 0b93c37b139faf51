"""What a text names: numbers, dates, money, quantities, products, places, how to reach somebody, answers."""

from .address_parts import AddressParts, address_parts
from .answers import chosen, yes_or_no
from .finding import entities
from .shapes import Entity, Known, NumberPattern, Product

__all__ = [
    "AddressParts", "Entity", "Known", "NumberPattern", "Product", "address_parts", "chosen", "entities",
    "yes_or_no",
]  # fmt: skip
