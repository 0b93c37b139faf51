"""Dates and times that a text names, as days, moments and ranges relative to now."""

from .finding import dates

__all__ = ["dates"]
