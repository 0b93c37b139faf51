"""Statements whose text is made once and whose plan PostgreSQL keeps, for what every message asks.

Django makes the text of a query anew each time, and PostgreSQL reads and plans it anew: for a row by its key
each costs several times as much as the row. A connection keeps the plans of its hundred latest statements.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models.query import ModelIterable, QuerySet

from .audit import somebody_acts

T = TypeVar("T")

_STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda n: 2_000_000_011 + n,
    str: lambda n: f"stands in for {n}",
    datetime: lambda n: datetime(1900, 1, 1, tzinfo=UTC) + timedelta(days=n),
}


_Cursor: Any = ServerBindingCursor


class _Keeping(_Cursor):  # type: ignore[misc]
    """A cursor whose statements are prepared at first use."""

    def execute(self, query: Any, params: Any = None, **given: Any) -> Any:
        """Execute with the kept plan."""
        return super().execute(query, params, **given | {"prepare": True})

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        """Django tells from `_query` what was asked, which the driver sets for other statements only."""
        self._query = super()._convert_query(query, params)
        return self._query


def prepared() -> CursorWrapper:
    """A cursor for statements whose text is always the same, to be used as `connection.cursor()`.

    Types of what is given must be plain from the place where it stands: `%s::bigint` where they are not.
    """
    if somebody_acts():  # the actor is put in front of each statement
        return connection.cursor()
    here: Any = connections[DEFAULT_DB_ALIAS]
    here.close_if_health_check_failed()
    here.ensure_connection()
    wrapped: CursorWrapper = here._prepare_cursor(_Keeping(here.connection))
    return wrapped


@dataclass(frozen=True)
class _Text:
    """What is asked, and how an answer becomes a row."""

    statement: str
    given: tuple[object, ...]
    locks: bool
    columns: tuple[str, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]


class Written(Generic[T]):
    """A query by Django's words that is written out once: `Written(lambda id: rows(id), id=int)`.

    `make` gives the query for one value of each of these names; it must read the same for all values (no
    `in`, no branch), and give whole rows or `values_list`. Values are int, str or datetime.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, T]], **kinds: type) -> None:
        self._make, self._kinds = make, kinds

    def rows(self, **given: object) -> list[T]:
        """The rows for these values. Raises RuntimeError where it locks outside of a transaction."""
        text = self._text
        if text.locks and not connection.in_atomic_block:
            raise RuntimeError("a row is locked for a transaction")
        with prepared() as cursor:
            cursor.execute(text.statement, [_put_in(value, given) for value in text.given])
            found = cursor.fetchall()
        return [self._row(text, list(row)) for row in found]

    def first(self, **given: object) -> T | None:
        """The first of them; None where there are none."""
        return next(iter(self.rows(**given)), None)

    def _row(self, text: _Text, row: list[Any]) -> Any:
        for place, converters, column in text.converters:
            for convert in converters:
                row[place] = convert(row[place], column, connection)
        if not text.columns:
            return tuple(row)
        return self._model.from_db(connection.alias, text.columns, row)

    @cached_property
    def _stand_ins(self) -> dict[str, Any]:
        return {name: _STAND_INS[kind](n) for n, (name, kind) in enumerate(self._kinds.items())}

    @cached_property
    def _model(self) -> Any:
        return self._make(**self._stand_ins).model

    @cached_property
    def _text(self) -> _Text:
        asked = self._make(**self._stand_ins)
        compiler = asked.query.get_compiler(connection=connection)
        statement, params = compiler.as_sql()
        names = {value: name for name, value in self._stand_ins.items()}
        whole = asked._iterable_class is ModelIterable
        return _Text(
            statement,
            tuple(_hole_or_value(value, names) for value in params),
            asked.query.select_for_update,
            tuple(column.target.attname for column, *_ in compiler.select) if whole else (),
            tuple((n, *found) for n, found in compiler.get_converters(
                [column for column, *_ in compiler.select]).items()),
        )  # fmt: skip


@dataclass(frozen=True)
class _Hole:
    name: str


def _hole_or_value(value: Any, names: dict[Any, str]) -> object:
    return _Hole(names[value]) if isinstance(value, Hashable) and value in names else value


def _put_in(value: object, given: dict[str, object]) -> Any:
    return given[value.name] if isinstance(value, _Hole) else value
