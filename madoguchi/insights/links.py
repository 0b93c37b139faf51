"""Addresses of the rows behind figures."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from madoguchi.core import api as core

NONE = "none"
"""How "no team" or "nobody assigned" stands in an address."""


def rows_url(figure: str, first: date, days: int, only: Mapping[str, Any], *, page: str = "rows") -> str:
    """The rows of a figure for these days and parts."""
    query = {"figure": figure, "from": first.isoformat(), "days": days}
    query |= {part: NONE if value is None else value for part, value in only.items()}
    return f"{reverse(f'insights:{page}')}?{urlencode(query)}"


def only_of(query: Mapping[str, str]) -> dict[str, Any]:
    """The parts that an address asks for; numbers that are none are left out."""
    only: dict[str, Any] = {}
    for part in ("team", "agent"):
        asked = query.get(part, "")
        if asked == NONE:
            only[part] = None
        elif (number := core.whole_number(asked)) is not None:
            only[part] = number
    return only | {part: query[part] for part in ("channel", "type", "topic") if part in query}
