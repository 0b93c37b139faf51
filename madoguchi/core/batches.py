"""One act on many rows: begun by a person, carried out by a job, undone by another.

A room brings two tables, the batches (`key`, `staff`, `act`, `given`, `state`, `at`) and their items
(`outcome`, `before`, the batch, the row that is meant), two jobs, and what the act does to one of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Model, QuerySet
from procrastinate.contrib.django import app

from .clock import now
from .live.topics import nudge
from .shapes import Nudge

NUDGE_EVERY = 10
OUTCOMES = ("done", "same", "refused", "undone", "kept")


@dataclass(frozen=True)
class BatchProgress:
    """How far a batch is: of `total` so many `done`, the `same` as before, `refused`; `undone`, or `kept`.

    `given` is what the act was asked with, and what it has noted for itself.
    """

    id: int
    act: str
    state: str
    given: Mapping[str, Any]
    total: int
    done: int = 0
    same: int = 0
    refused: int = 0
    undone: int = 0
    kept: int = 0

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


@dataclass(frozen=True)
class Batches:
    """The batches of one room.

    `items` is the table of items, `batch` and `row` its foreign keys; `jobs` carry out and take back, with
    the batch's id as `<batch>_id`. `forth(batch, item)` does the act to one and gives what it takes to undo
    it, None where there was nothing to change; `back(batch, item)` says whether it took it back. Both are
    locked then. What is raised of `refused` leaves that one as it was.
    """

    items: type[Model]
    batch: str
    row: str
    jobs: tuple[str, str]
    forth: Callable[[Any, Any], Mapping[str, Any] | None]
    back: Callable[[Any, Any], bool]
    refused: tuple[type[Exception], ...]

    @transaction.atomic
    def begin(
        self, *, key: UUID, staff_id: int, act: str, given: Mapping[str, Any], ids: Iterable[int]
    ) -> int:
        """Have an act carried out on these rows, in this order; the batch's id. One key is one batch."""
        row, made = self._heads.get_or_create(
            key=key, staff_id=staff_id, defaults={"act": act, "given": dict(given), "at": now()}
        )
        if made:
            link = {f"{self.batch}_id": row.pk}
            self._items.bulk_create([self.items(**link, **{f"{self.row}_id": one}) for one in ids])
            self._later(self.jobs[0], row.pk)
        return int(row.pk)

    def known(self, *, key: UUID, staff_id: int) -> int | None:
        """The batch that was begun with this key; None where there is none."""
        return self._heads.filter(key=key, staff_id=staff_id).values_list("pk", flat=True).first()

    @transaction.atomic
    def undo(self, *, staff_id: int, id: int) -> bool:
        """Have a batch of hers taken back; whether there was one that could be."""
        rows = self._heads.filter(pk=id, staff_id=staff_id, state__in=("running", "done"))
        if not rows.update(state="undoing"):
            return False
        self._later(self.jobs[1], id)
        return True

    def progress(self, *, staff_id: int, id: int) -> BatchProgress | None:
        """How far a batch of hers is; None for one that is not hers."""
        row = self._heads.filter(pk=id, staff_id=staff_id).first()
        if row is None:
            return None
        counts = dict(self._of(id).values_list("outcome").annotate(Count("pk")).order_by())
        known = {outcome: counts.get(outcome, 0) for outcome in OUTCOMES}
        return BatchProgress(row.pk, row.act, row.state, row.given, sum(counts.values()), **known)

    def carry_out(self, id: int) -> None:
        """Work through what is left of a batch; safe to repeat. It stops when the batch is to be undone."""
        self._work(id, "running", "", "pk", "done")

    def take_back(self, id: int) -> None:
        """Take back what was done, the last first, as far as nobody has changed it since; safe to repeat."""
        self._work(id, "undoing", "done", "-pk", "undone")

    def _work(self, id: int, state: str, outcome: str, order: str, end: str) -> None:
        left = self._of(id).filter(outcome=outcome).order_by(order)
        for number, item_id in enumerate(list(left.values_list("pk", flat=True)), start=1):
            with transaction.atomic():
                batch = self._heads.select_for_update().filter(pk=id, state=state).first()
                if batch is None:
                    return
                item = self._items.select_for_update().filter(pk=item_id, outcome=outcome).first()
                if item is not None:
                    self._one(batch, item)
            if number % NUDGE_EVERY == 0:
                self._tell(id)
        self._heads.filter(pk=id, state=state).update(state=end)
        self._tell(id)

    def _one(self, batch: Any, item: Any) -> None:
        """One of them, forth or back, in the transaction of whoever calls."""
        forth, before = batch.state == "running", item.before
        try:
            with transaction.atomic():
                if forth:
                    changed = self.forth(batch, item)
                    outcome, before = ("same", {}) if changed is None else ("done", dict(changed))
                else:
                    outcome = "undone" if self.back(batch, item) else "kept"
        except self.refused:
            outcome = "refused" if forth else "kept"
        self._items.filter(pk=item.pk).update(outcome=outcome, before=before)

    @property
    def _heads(self) -> QuerySet[Any]:
        head: Any = self.items._meta.get_field(self.batch).related_model
        rows: QuerySet[Any] = head.objects.all()
        return rows

    @property
    def _items(self) -> QuerySet[Any]:
        items: Any = self.items
        rows: QuerySet[Any] = items.objects.all()
        return rows

    def _of(self, id: int) -> QuerySet[Any]:
        return self._items.filter(**{self.batch: id})

    def _later(self, job: str, id: int) -> None:
        room = job.partition(".")[0]
        lock = f"{room}.{self.batch}:{id}"
        app.configure_task(job, queue="desk", lock=lock).defer(**{f"{self.batch}_id": id})

    def _tell(self, id: int) -> None:
        for staff_id in self._heads.filter(pk=id).values_list("staff_id", flat=True):
            nudge(Nudge(f"staff:{staff_id}", f"{self.batch}:{id}"))
