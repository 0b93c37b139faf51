"""Orders of a list, and pages that begin where the last one ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThan, LessThan

from ..models import Conversation

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands for a time that does not come, so that rows without one stand last."""


@dataclass(frozen=True)
class By:
    """One column of an order; rows without a value stand last."""

    column: str
    latest_first: bool = False
    may_lack: bool = False

    @property
    def value(self) -> Any:
        """What is compared."""
        return Coalesce(F(self.column), NEVER) if self.may_lack else F(self.column)

    def of(self, row: Conversation) -> str:
        """The row's value, as it stands in a cursor."""
        value = getattr(row, self.column)
        value = NEVER if value is None else value
        return value.isoformat() if isinstance(value, datetime) else str(value)

    def read(self, text: str) -> Any:
        """The value that `of` wrote; raises ValueError."""
        return datetime.fromisoformat(text) if "T" in text else int(text)


ORDERS: Mapping[str, tuple[By, ...]] = {
    "latest": (By("last_message_at", latest_first=True), By("id", latest_first=True)),
    "queue": (By("priority", latest_first=True), By("waiting_since"), By("id")),
    "priority": (By("priority", latest_first=True), By("waiting_since", may_lack=True), By("id")),
    "waiting": (By("waiting_since", may_lack=True), By("id")),
    "due": (By("reply_due_at", may_lack=True), By("id")),
}


def in_order(rows: QuerySet[Conversation], order: str, cursor: str) -> QuerySet[Conversation]:
    """The rows of an order behind the cursor; a cursor that is not of this order counts as none."""
    parts = ORDERS[order]
    place = _read(parts, cursor)
    if place:
        rows = rows.filter(_behind(parts, place))
    return rows.order_by(*(part.value.desc() if part.latest_first else part.value.asc() for part in parts))


def cursor_of(order: str, row: Conversation) -> str:
    """Where the next page begins."""
    return "~".join(part.of(row) for part in ORDERS[order])


def _behind(parts: tuple[By, ...], place: list[Any]) -> Q:
    """Equal in the first columns and behind in the next one, for each of them."""
    found = Q()
    for at, part in enumerate(parts):
        beyond = LessThan if part.latest_first else GreaterThan
        step = Q(beyond(part.value, place[at]))
        for before, value in zip(parts[:at], place[:at], strict=True):
            step &= Q(Exact(before.value, value))
        found |= step
    return found


def _read(parts: tuple[By, ...], cursor: str) -> list[Any]:
    given = cursor.split("~")
    if len(given) != len(parts):
        return []
    try:
        return [part.read(text) for part, text in zip(parts, given, strict=True)]
    except ValueError:
        return []
