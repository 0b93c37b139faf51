"""Madoguchi: one customer desk for every way a customer turns to a company."""

__version__ = "0.1.0"
