"""Writes of the shop's records, by noun."""
