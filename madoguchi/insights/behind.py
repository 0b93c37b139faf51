"""What stands behind a number: the same conversations that were counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from . import periods, queries
from .words import LABELS

RATED = {"rated": None, "satisfied": True}


@dataclass(frozen=True)
class Asked:
    """A figure of some days and parts. Raises ValueError for a figure that does not exist."""

    figure: str
    first: date
    days: int = 1
    only: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.figure not in LABELS:
            raise ValueError(self.figure)

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=self.days - 1)

    @property
    def window(self) -> conversations.Window:
        """The days as moments."""
        return periods.window(self.first, self.days)


def page(
    viewer: people.Viewer, asked: Asked, *, offset: int, limit: int
) -> tuple[int, tuple[conversations.ConversationShape, ...]]:
    """How many there are, and one page of them, the latest first."""
    if asked.figure in RATED:
        ids = _rated(viewer, asked)
        return len(ids), conversations.several(viewer, ids[offset : offset + limit])
    now, window = core.now(), asked.window
    count = conversations.count_figure(viewer, asked.figure, window, now=now, only=asked.only)
    shown = conversations.figure_rows(
        viewer, asked.figure, window, now=now, only=asked.only, offset=offset, limit=limit
    )
    return count, shown


def each(viewer: people.Viewer, asked: Asked) -> Iterator[conversations.ConversationShape]:
    """All of them."""
    if asked.figure in RATED:
        return iter(conversations.several(viewer, _rated(viewer, asked)))
    return conversations.each_figure_row(viewer, asked.figure, asked.window, now=core.now(), only=asked.only)


def _rated(viewer: people.Viewer, asked: Asked) -> tuple[int, ...]:
    return queries.rated_conversations(viewer, asked.window, asked.only, good=RATED[asked.figure])
