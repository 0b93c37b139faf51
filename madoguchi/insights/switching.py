"""What it does for customers to go on by another channel: who did beside who did not, by topic."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from .words import part_names

NO_DATA = "—"


@dataclass(frozen=True)
class Ratio:
    """A share with what it is made of and its interval; "—" of nothing."""

    good: int
    n: int

    @property
    def words(self) -> str:
        """ "12%", or the dash."""
        return f"{100 * self.good / self.n:.0f}%" if self.n else NO_DATA

    @property
    def sure(self) -> str:
        """ "n = 50, 95% interval 4–19%"; nothing of nothing."""
        if not self.n:
            return ""
        low, high = core.wilson(self.good, self.n)
        return _("n = %(n)d, 95%% interval %(low).0f–%(high).0f%%") % {
            "n": self.n, "low": 100 * low, "high": 100 * high,
        }  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One topic, or all of them, on one side."""

    name: str
    switched: bool
    n: int
    took: str
    resolved: Ratio
    again: Ratio
    left: Ratio
    one_channel: Ratio


def drawn(viewer: people.Viewer, window: conversations.Window) -> dict[str, Any]:
    """The whole page of a window."""
    taken = crossing.taken_between(window.since, window.until)
    went = {one.conversation_id for one in taken}
    found = conversations.outcomes(viewer, window, switched=went, now=core.now())
    names = part_names("topic", [one.topic for one in found])
    return {
        "rows": [_line(names[one.topic], one) for one in found],
        "ways": _ways(taken),
        "parts": [_part(part, taken) for part in crossing.PARTS],
        "whys": [(str(crossing.WHY_WORDS[why]), n) for why, n in _counted(one.why for one in taken)],
        "crossings": len(taken),
        "complete": Ratio(sum(len(one.held) == len(crossing.PARTS) for one in taken), len(taken)),
    }


def _line(name: str, one: conversations.Outcomes) -> Line:
    return Line(
        name, one.switched, one.n, _time(one.took), Ratio(one.resolved, one.n), Ratio(one.again, one.ripe),
        Ratio(one.left, one.old), Ratio(one.one_channel, one.resolved),
    )  # fmt: skip


def _time(took: timedelta | None) -> str:
    return ui.duration(took.total_seconds()) if took is not None else NO_DATA


def _ways(taken: Sequence[crossing.Taken]) -> list[tuple[str, str, int]]:
    names = part_names("channel", {channel for one in taken for channel in (one.before, one.after)})
    counted = _counted((one.before, one.after) for one in taken)
    return [(names[before], names[after], n) for (before, after), n in counted]


def _part(part: str, taken: Sequence[crossing.Taken]) -> tuple[str, Ratio]:
    return str(crossing.PART_WORDS[part]), Ratio(sum(part in one.held for one in taken), len(taken))


def _counted(values: Any) -> list[tuple[Any, int]]:
    return Counter(values).most_common()
