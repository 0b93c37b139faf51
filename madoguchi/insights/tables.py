"""Boards as tables for a spreadsheet: counts as numbers, times in seconds."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from .drawing import Drawn
from .words import LABELS

COLUMNS = ("received", "handed", "answered", "kept", "missed", "resolved", "waiting", "overdue", "backlog")


def header() -> list[str]:
    """The names of the columns."""
    more = [_("Median first reply (seconds)"), _("Ratings"), _("Satisfied ratings")]
    return [_("Part"), *(str(LABELS[column]) for column in COLUMNS), *more]


def lines(drawn: Iterable[Drawn]) -> list[list[Any]]:
    """One line per part; the whole has its own name."""
    return [
        [
            line.name or _("Total"),
            *(line[column].count for column in COLUMNS),
            round(line.part.median_reply.total_seconds()) if line.part.median_reply else None,
            line.part.satisfaction.n,
            line.part.satisfaction.good,
        ]
        for line in drawn
    ]
