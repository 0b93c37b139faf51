"""One act on many conversations: begun by a person, carried out by a job, undone by another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from procrastinate.contrib.django import app

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import (
    CodesMissing,
    ConversationClosed,
    ConversationUnknown,
    NotPossible,
)
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .bulk import BY_KEY
from .models import Batch, BatchItem

MOST = 500
NUDGE_EVERY = 10
REFUSED = (CodesMissing, ConversationClosed, ConversationUnknown, NotPossible)


@dataclass(frozen=True)
class Progress:
    """How far a batch is: of `total` so many `done`, the `same` as before, `refused`; `undone`, or `kept`."""

    id: int
    act: str
    state: str
    total: int
    done: int = 0
    same: int = 0
    refused: int = 0
    undone: int = 0
    kept: int = 0

    @property
    def handled(self) -> int:
        """How many the running job has seen to."""
        if self.state in ("undoing", "undone"):
            return self.undone + self.kept
        return self.done + self.same + self.refused

    @property
    def aim(self) -> int:
        """How many it has to see to."""
        return self.done + self.undone + self.kept if self.state in ("undoing", "undone") else self.total


@transaction.atomic
def begin(viewer: Viewer, *, key: UUID, act: str, given: Mapping[str, Any], ids: Iterable[int]) -> int:
    """Have an act carried out on these conversations, as far as they are open to her; the batch's id.

    The same key gives the same batch. Raises LookupError for an act that does not exist.
    """
    assert viewer.staff is not None
    known = Batch.objects.filter(key=key, staff_id=viewer.staff.id).first()
    if known is not None:
        return known.pk
    held = conversations.several(viewer, list(dict.fromkeys(ids))[:MOST])
    row = Batch.objects.create(
        key=key, staff_id=viewer.staff.id, act=BY_KEY[act].key, given=dict(given), at=core.now()
    )
    BatchItem.objects.bulk_create([BatchItem(batch=row, conversation_id=one.id) for one in held])
    _later("desk.carry_out", row.pk)
    return row.pk


@transaction.atomic
def undo(viewer: Viewer, batch_id: int) -> bool:
    """Have a batch of hers taken back; whether there was one that could be."""
    assert viewer.staff is not None
    rows = Batch.objects.filter(pk=batch_id, staff_id=viewer.staff.id, state__in=("running", "done"))
    if not rows.update(state="undoing"):
        return False
    _later("desk.take_back", batch_id)
    return True


def progress(viewer: Viewer, batch_id: int) -> Progress | None:
    """How far a batch of hers is."""
    assert viewer.staff is not None
    row = Batch.objects.filter(pk=batch_id, staff_id=viewer.staff.id).first()
    if row is None:
        return None
    counted = BatchItem.objects.filter(batch=row).values_list("outcome").annotate(Count("pk")).order_by()
    counts = dict(counted)
    known = {outcome: counts.get(outcome, 0) for outcome in ("done", "same", "refused", "undone", "kept")}
    return Progress(row.pk, row.act, row.state, sum(counts.values()), **known)


def carry_out(batch_id: int) -> None:
    """Work through what is left of a batch; safe to repeat. It stops when the batch is to be undone."""
    _work(batch_id, "running", "", "done", _carry_out_one)


def take_back(batch_id: int) -> None:
    """Take back what was done, as far as nobody has changed it since; safe to repeat."""
    _work(batch_id, "undoing", "done", "undone", _take_back_one)


def _work(batch_id: int, state: str, outcome: str, end: str, one_of_it: Any) -> None:
    row = Batch.objects.filter(pk=batch_id).first()
    if row is None:
        return
    left = BatchItem.objects.filter(batch=row, outcome=outcome).order_by("pk").values_list("pk", flat=True)
    for number, item_id in enumerate(list(left), start=1):
        if not Batch.objects.filter(pk=batch_id, state=state).exists():
            return
        with transaction.atomic():
            item = BatchItem.objects.select_for_update().get(pk=item_id)
            if item.outcome == outcome:
                one_of_it(row, item)
        if number % NUDGE_EVERY == 0:
            _tell(row)
    Batch.objects.filter(pk=batch_id, state=state).update(state=end)
    _tell(row)


def _carry_out_one(row: Batch, item: BatchItem) -> None:
    before: dict[str, Any] | None = None
    outcome = "refused"
    try:
        with transaction.atomic():
            one = conversations.conversation(_viewer(row), item.conversation_id)
            before = BY_KEY[row.act].carry_out(row.staff_id, one, row.given)
            outcome = "same" if before is None else "done"
    except REFUSED:
        before = None
    BatchItem.objects.filter(pk=item.pk).update(outcome=outcome, before=before or {})


def _take_back_one(row: Batch, item: BatchItem) -> None:
    outcome = "kept"
    try:
        with transaction.atomic():
            one = conversations.conversation(_viewer(row), item.conversation_id)
            if BY_KEY[row.act].take_back(row.staff_id, one, row.given, item.before):
                outcome = "undone"
    except REFUSED:
        outcome = "kept"
    BatchItem.objects.filter(pk=item.pk).update(outcome=outcome)


def _viewer(row: Batch) -> Viewer:
    """The one who asked for it, with the rights she has now."""
    person = people.staff(row.staff_id)
    if person is None or not person.active:
        raise ConversationUnknown(row.pk)
    return Viewer("staff", staff=person)


def _later(task: str, batch_id: int) -> None:
    app.configure_task(task, queue="desk", lock=f"desk.batch:{batch_id}").defer(batch_id=batch_id)


def _tell(row: Batch) -> None:
    core.nudge(core.Nudge(f"staff:{row.staff_id}", f"batch:{row.pk}"))
