"""The four figures on top of the editors' board, and its two charts."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people.shapes import Viewer
from madoguchi.ui import api as ui

WINDOW = timedelta(days=gaps.WINDOW_DAYS)
NONE = "—"


def figures(viewer: Viewer) -> dict[str, object]:
    """Shares with what they are made of, counts, and points for the charts; the last 28 days."""
    until = core.now()
    found, searched = knowledge.search_figures(since=until - WINDOW, until=until)
    used, settled = conversations.link_rate(since=until - WINDOW, until=until)
    asked = gaps.asked_by_day()
    return {
        "found": _share(found, searched),
        "linked": _share(used, settled),
        "asked": sum(many for _, many in asked),
        "open": gaps.counts(viewer).get("open", 0),
        "closed": gaps.closed_since(until - WINDOW),
        "asked_days": [_point(day, many) for day, many in asked],
        "read_days": [_point(day, many) for day, many in knowledge.readings_by_day(days=gaps.WINDOW_DAYS)],
    }


def _share(good: int, n: int) -> dict[str, str]:
    """A percentage with its interval and what it is made of; no percentage of nothing."""
    if not n:
        return {"words": NONE, "note": ""}
    low, high = core.wilson(good, n)
    note = _("%(good)d of %(n)d, 95%% interval %(low).0f–%(high).0f%%") % {
        "good": good, "n": n, "low": 100 * low, "high": 100 * high,
    }  # fmt: skip
    return {"words": f"{100 * good / n:.0f}%", "note": note}


def _point(day: date, many: int) -> ui.Point:
    return ui.Point(f"{day.month}/{day.day}", many)
