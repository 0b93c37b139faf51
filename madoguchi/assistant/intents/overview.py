"""The assistant at a glance: what it knows, which version counts, what should be done next, how it did."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui.shapes import Point

from ..models import Step
from .book import Book, book
from .confused import pairs
from .lines import met_lately, name_of
from .told import Change, accuracy
from .versions import active_turn, newest_ready, unlearnt, version

WEEK = 7
MOST = 6


@dataclass(frozen=True)
class Todo:
    """Something to do next."""

    icon: str
    tone: str
    verb: str
    title: str
    url: str


def overview(reader: str) -> dict[str, Any]:
    """What the first page shows; a bounded number of queries."""
    found, turn, newest = book(), active_turn(), newest_ready()
    shown = version(turn.number) if turn.number else newest
    met = met_lately()
    return {
        "turn": turn, "by": people.staff_names([turn.by]).get(turn.by or 0, ""),
        "accuracy": accuracy(shown) if shown else [], "intents": len(found.learnt()),
        "sentences": sum(sum(one.counts().values()) for one in found.learnt()),
        "todos": _todos(found, newest, turn.number, reader), "week": _week(),
        "met": [(name_of(found, code, reader), many, code) for code, many in _most(met)],
        "met_most": max(met.values(), default=0),
    }  # fmt: skip


def _most(met: dict[str, int]) -> list[tuple[str, int]]:
    return Counter(met).most_common(MOST)


def _todos(found: Book, newest: Any, active: int, reader: str) -> list[Todo]:
    todos, change = [], Change.of(unlearnt())
    if newest and newest.number > active:
        title = _("Version %(n)d is trained and waits to be published") % {"n": newest.number}
        address = reverse("assistant:version", args=[newest.number])
        todos.append(Todo("rocket", "accent", _("Publish"), title, address))
    if change:
        many = change.added + change.removed + change.moved + change.intents
        title = ngettext("%(n)d change is not learnt yet", "%(n)d changes are not learnt yet", many)
        todos.append(
            Todo("graduation-cap", "accent", _("Train"), title % {"n": many}, reverse("assistant:versions"))
        )
    scarce = [one for one in found.learnt() if one.scarce]
    if scarce:
        title = ngettext(
            "%(n)d intent has fewer than five examples",
            "%(n)d intents have fewer than five examples",
            len(scarce),
        )
        address = reverse("assistant:intents") + "?state=scarce"
        todos.append(Todo("triangle-alert", "soon", _("Add examples"), title % {"n": len(scarce)}, address))
    mixed = [pair for pair in pairs(found, newest, reader) if pair.still]
    if mixed:
        title = ngettext(
            "%(n)d pair of intents is easily confused",
            "%(n)d pairs of intents are easily confused",
            len(mixed),
        )
        todos.append(
            Todo(
                "shuffle", "soon", _("Tell apart"), title % {"n": len(mixed)}, reverse("assistant:confusions")
            )
        )
    return todos


def _week() -> dict[str, Any]:
    """What became of the messages of the last seven days; one query."""
    today = timezone.localdate(core.now())
    dates = [today - timedelta(days=back) for back in range(WEEK - 1, -1, -1)]
    since = core.now() - timedelta(days=WEEK)
    rows = Step.objects.filter(at__gte=since, round=0).annotate(on=TruncDate("at")).order_by()
    counts, days = Counter[str](), Counter[date]()
    for outcome, on, many in rows.values_list("outcome", "on").annotate(Count("pk")):
        counts[outcome] += many
        days[on] += many
    return {
        "asked": sum(counts.values()), "answered": counts["answer"] + counts["choice"],
        "done": counts["task"], "person": counts["person"], "unknown": counts["unknown"],
        "days": [Point(f"{on.month}/{on.day}", days[on]) for on in dates],
    }  # fmt: skip
