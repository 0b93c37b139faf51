"""One act on many mentions: begun by a person, carried out by a job, undone by another."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from procrastinate.contrib.django import app

from madoguchi.conversations.shapes import ConversationClosed, ConversationUnknown, NotPossible
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import many
from .access import open_for, visible_to
from .models import Mention, Sweep, SweepItem
from .shapes import IGNORED, MentionUnknown, Refused

MOST, MOST_TOGETHER, NUDGE_EVERY = 500, 50, 10
"""So many mentions at once; so many become one conversation, which somebody still has to read."""
REFUSED = (Refused, MentionUnknown, ConversationClosed, ConversationUnknown, NotPossible)
HALVES: dict[str, tuple[Callable[..., Any], Callable[..., bool]]] = {
    "ignore": (many.ignore, many.heed),
    "theme": (many.set_theme, many.put_theme_back),
    "together": (many.join, many.part),
}
"""Act → how it is carried out on one mention, and how that is taken back."""


@dataclass(frozen=True)
class Progress:
    """How far a sweep is: of `total` so many `done`, the `same` as before, `refused`; `undone`, or `kept`.

    `talk` is the conversation that came of it, None where none did.
    """

    id: int
    act: str
    state: str
    total: int
    done: int = 0
    same: int = 0
    refused: int = 0
    undone: int = 0
    kept: int = 0
    talk: int | None = None

    @property
    def running(self) -> bool:
        """Whether a job works on it."""
        return self.state in ("running", "undoing")

    @property
    def handled(self) -> int:
        """How many the job has seen to."""
        if self.state in ("undoing", "undone"):
            return self.undone + self.kept
        return self.done + self.same + self.refused

    @property
    def aim(self) -> int:
        """How many it has to see to."""
        return self.done + self.undone + self.kept if self.state in ("undoing", "undone") else self.total


@transaction.atomic
def begin(viewer: Viewer, *, key: UUID, act: str, given: Mapping[str, str], ids: Iterable[int]) -> int:
    """Have an act carried out on these mentions, the earliest first; the sweep's id.

    `given`: {"why": …} to ignore, {"theme": …} for a topic, {} to make one conversation. The same key gives
    the same sweep. Raises Refused("nothing" | "why" | "judgement" | "too_many").
    """
    assert viewer.staff is not None
    known = Sweep.objects.filter(key=key, staff_id=viewer.staff.id).first()
    if known is not None:
        return known.pk
    _check(act, given)
    chosen = visible_to(viewer).filter(pk__in=list(dict.fromkeys(ids))[:MOST]).order_by("said_at", "pk")
    held = list(chosen.values_list("pk", flat=True))
    if not held:
        raise Refused("nothing")
    if act == "together" and len(held) > MOST_TOGETHER:
        raise Refused("too_many")
    row = Sweep.objects.create(key=key, staff_id=viewer.staff.id, act=act, given=dict(given), at=core.now())
    SweepItem.objects.bulk_create([SweepItem(sweep=row, mention_id=pk) for pk in held])
    _later("listening.sweep", row.pk)
    return row.pk


def _check(act: str, given: Mapping[str, str]) -> None:
    if act not in HALVES:
        raise Refused("nothing")
    if act == "ignore" and given.get("why") not in IGNORED:
        raise Refused("why")
    if act == "theme" and given.get("theme") not in language.THEMES:
        raise Refused("judgement")


@transaction.atomic
def undo(viewer: Viewer, sweep_id: int) -> bool:
    """Have a sweep of hers taken back; whether there was one that could be."""
    assert viewer.staff is not None
    rows = Sweep.objects.filter(pk=sweep_id, staff_id=viewer.staff.id, state__in=("running", "done"))
    if not rows.update(state="undoing"):
        return False
    _later("listening.sweep_back", sweep_id)
    return True


def progress(viewer: Viewer, sweep_id: int) -> Progress | None:
    """How far a sweep of hers is; None for one that is not hers."""
    if viewer.staff is None:
        return None
    row = Sweep.objects.filter(pk=sweep_id, staff_id=viewer.staff.id).first()
    if row is None:
        return None
    counted = SweepItem.objects.filter(sweep=row).values_list("outcome").annotate(Count("pk")).order_by()
    counts = dict(counted)
    known = {outcome: counts.get(outcome, 0) for outcome in ("done", "same", "refused", "undone", "kept")}
    talk = row.given.get("talk") if known["done"] else None
    return Progress(row.pk, row.act, row.state, sum(counts.values()), **known, talk=talk)


def carry_out(sweep_id: int) -> None:
    """Work through what is left of a sweep; safe to repeat. It stops when the sweep is to be undone."""
    _work(sweep_id, "running", "", "done")


def take_back(sweep_id: int) -> None:
    """Take back what was done, the last first, as far as nobody has changed it since; safe to repeat."""
    _work(sweep_id, "undoing", "done", "undone")


def _work(sweep_id: int, state: str, outcome: str, end: str) -> None:
    row = Sweep.objects.filter(pk=sweep_id).first()
    if row is None:
        return
    left = SweepItem.objects.filter(sweep=row, outcome=outcome)
    order = "pk" if state == "running" else "-pk"
    for number, item_id in enumerate(list(left.order_by(order).values_list("pk", flat=True)), start=1):
        with transaction.atomic():
            now = Sweep.objects.select_for_update().get(pk=sweep_id)
            item = SweepItem.objects.select_for_update().filter(pk=item_id).first()
            if now.state != state:
                return
            if item is not None and item.outcome == outcome:
                _one(now, item)
        if number % NUDGE_EVERY == 0:
            _tell(row)
    Sweep.objects.filter(pk=sweep_id, state=state).update(state=end)
    _tell(row)


def _one(sweep: Sweep, item: SweepItem) -> None:
    """One mention, forth or back, in the transaction of whoever calls."""
    forth, back = HALVES[sweep.act]
    before: Mapping[str, Any] | None = item.before
    try:
        with transaction.atomic():
            viewer = _viewer(sweep)
            row: Mention = open_for(viewer, item.mention_id, lock=True)
            if sweep.state == "running":
                before = forth(viewer, row, sweep)
                outcome = "same" if before is None else "done"
            else:
                outcome = "undone" if back(viewer, row, sweep, item.before) else "kept"
    except REFUSED:
        outcome, before = ("refused", None) if sweep.state == "running" else ("kept", item.before)
    SweepItem.objects.filter(pk=item.pk).update(outcome=outcome, before=before or {})


def _viewer(sweep: Sweep) -> Viewer:
    """The one who asked for it, with the rights she has now. Raises MentionUnknown when she has gone."""
    person = people.staff(sweep.staff_id)
    if person is None or not person.active:
        raise MentionUnknown(sweep.pk)
    return Viewer("staff", staff=person)


def _later(task: str, sweep_id: int) -> None:
    app.configure_task(task, queue="desk", lock=f"listening.sweep:{sweep_id}").defer(sweep_id=sweep_id)


def _tell(row: Sweep) -> None:
    core.nudge(core.Nudge(f"staff:{row.staff_id}", f"sweep:{row.pk}"))
