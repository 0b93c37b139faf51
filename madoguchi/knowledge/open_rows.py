"""Reads columns of articles that were found in memory, as far as they are open, by `access.readable`.

A search reads twice by ids. Django would make the text of such a statement anew each time, which costs more
than everything else about it; so it is made once for each audience, with a moment and ids to be put in.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from madoguchi.core import api as core

from . import access
from .among import Among
from .shapes import Audience

_MOMENT = datetime(1900, 1, 1, tzinfo=UTC)  # stands for now
Statement = tuple[str, tuple[object, ...]]


def open_rows(audience: Audience, ids: Iterable[int], columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """The columns of those of these articles that this audience may read now, in no order."""
    wanted, now = list(ids), core.now()
    if not wanted:
        return []
    statement, given = _statement(audience, columns)
    with core.prepared() as cursor:
        cursor.execute(statement, [_put_in(value, now, wanted) for value in given])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _put_in(value: object, now: datetime, wanted: list[int]) -> object:
    if isinstance(value, list):
        return wanted
    return now if value == _MOMENT else value


@cache
def _statement(audience: Audience, columns: tuple[str, ...]) -> Statement:
    found = access.readable(audience, _MOMENT).filter(Among([0])).order_by().values_list(*columns)
    statement, given = found.query.sql_with_params()
    return statement, tuple(given)
