"""From boards to what templates draw: words, shares with n, links to the rows."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .links import rows_url
from .shapes import Board, Part, Satisfaction
from .words import AGE_LABELS, LABELS, definitions, state_name

NO_DATA = "—"


class Drawn:
    """One part with its links: `{{ line.received.count }}`, `{{ line.received.url }}` and words for times."""

    def __init__(self, part: Part, now: datetime, first: date, days: int, only: Mapping[str, Any]) -> None:
        self.part, self.now, self.name = part, now, part.name
        self.figures = {
            figure: Number(part.counts.get(figure, 0), rows_url(figure, first, days, only), str(label))
            for figure, label in LABELS.items()
            if figure not in ("rated", "satisfied")
        }
        rated = part.satisfaction
        self.rated = Number(rated.n, rows_url("rated", first, days, only), str(LABELS["rated"]))
        self.kept_share = share(self.figures["kept"].count, self._promised)
        self.satisfied = share(rated.good, rated.n)
        self.median = ui.duration(part.median_reply.total_seconds()) if part.median_reply else NO_DATA
        self.longest = ui.duration((now - part.longest_since).total_seconds()) if part.longest_since else ""
        self.oldest = ui.duration((now - part.oldest).total_seconds()) if part.oldest else ""

    @property
    def _promised(self) -> int:
        return self.figures["kept"].count + self.figures["missed"].count

    @property
    def state(self) -> dict[str, Any] | None:
        """What an agent does now, in words; None for other parts."""
        if not self.part.availability:
            return None
        since = self.part.since
        return {
            "value": self.part.availability,
            "label": state_name(self.part.availability),
            "since": ui.duration((self.now - since).total_seconds()) if since else "",
        }

    @property
    def interval(self) -> str:
        """How sure the share of the satisfied is, in words."""
        return interval_words(self.part.satisfaction)

    @property
    def ages(self) -> list[dict[str, Any]]:
        """The backlog by age."""
        most = max(1, self.figures["backlog"].count)
        groups = [self.figures[f"backlog_{at}"] for at in range(len(AGE_LABELS))]
        return [
            {"label": str(label), "count": group.count, "url": group.url, "most": most}
            for label, group in zip(AGE_LABELS, groups, strict=True)
        ]

    def __getitem__(self, figure: str) -> "Number":
        return self.figures[figure]


class Number:
    """A count that opens its rows."""

    def __init__(self, count: int, url: str, label: str) -> None:
        self.count, self.url, self.label = count, url, label


def share(good: int, n: int) -> dict[str, Any]:
    """A percentage with what it is made of; no percentage of nothing."""
    if not n:
        return {"words": NO_DATA, "n": 0, "of": ""}
    return {"words": f"{100 * good / n:.0f}%", "n": n, "of": f"{good}/{n}"}


def interval_words(rated: Satisfaction) -> str:
    """ "95 % interval 79–96 %", or why there is none."""
    if not rated.n:
        return _("No ratings yet")
    low, high = core.wilson(rated.good, rated.n)
    return _("n = %(n)d, 95%% interval %(low).0f–%(high).0f%%") % {
        "n": rated.n, "low": 100 * low, "high": 100 * high,
    }  # fmt: skip


def drawn(board: Board, first: date, days: int, only: Mapping[str, Any]) -> dict[str, Any]:
    """The whole board for a template: `whole`, and `drawn`, a list of lines per part."""
    lines = {
        by: [Drawn(part, board.as_of, first, days, {**only, by: part.key}) for part in parts]
        for by, parts in board.parts.items()
    }
    whole = Drawn(board.whole, board.as_of, first, days, only)
    return {"whole": whole, "drawn": lines, "definitions": definitions()}


def over_time(found: Mapping[datetime, int], steps: list[datetime], *, hourly: bool) -> list[ui.Point]:
    """Counts per hour or day as points; steps without rows are zero."""
    return [ui.Point(f"{at:%H}" if hourly else f"{at.day}", found.get(at, 0)) for at in steps]


def hours(on: datetime, found: Mapping[str, Mapping[datetime, int]]) -> list[datetime]:
    """The hours worth drawing: from 8 to 20, and whatever else had something."""
    busy = [at.hour for counts in found.values() for at in counts]
    first, last = min([8, *busy]), max([19, *busy])
    return [on + timedelta(hours=hour) for hour in range(first, last + 1)]
