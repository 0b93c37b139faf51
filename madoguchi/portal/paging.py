"""Addresses of lists: what was searched stays when one turns the page."""

from urllib.parse import urlencode


def query(**values: str) -> str:
    """`?q=…&after=…` without what is empty; "?" alone when nothing is left."""
    return f"?{urlencode({name: value for name, value in values.items() if value})}"
