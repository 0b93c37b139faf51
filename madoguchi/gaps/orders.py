"""The order of the shelves as demand proposes it, and its acceptance by somebody with a name."""

from dataclasses import dataclass

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.knowledge import api as knowledge

from .events import OrderTaken
from .models import OrderAccepted
from .shapes import GapRefused

FEWEST = 20
"""Readings and choices in 28 days below which demand proposes nothing."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The shelves as they stand and as they would: `moves` says by how many places each one rises."""

    now: tuple[knowledge.ShelfDemand, ...]
    then: tuple[knowledge.ShelfDemand, ...]
    demand: int

    @property
    def changes(self) -> bool:
        """Whether there is anything to accept."""
        return self.demand >= FEWEST and [s.id for s in self.now] != [s.id for s in self.then]

    @property
    def lines(self) -> list[tuple[knowledge.ShelfDemand, int]]:
        """Each shelf in its new place with how many places it rises (negative: falls)."""
        before = {shelf.id: at for at, shelf in enumerate(self.now)}
        return [(shelf, before[shelf.id] - at) for at, shelf in enumerate(self.then)]


def proposal(collection: str) -> Proposal:
    """What demand of the last 28 days proposes; equal demand leaves the order as it is."""
    now = knowledge.shelf_demand(collection=collection)
    then = tuple(sorted(now, key=lambda shelf: -shelf.demand))
    return Proposal(now, then, sum(shelf.demand for shelf in now))


@transaction.atomic
def accept(*, collection: str, ids: tuple[int, ...], actor: Actor) -> bool:
    """Somebody accepts the order that she saw; whether it was another. Raises GapRefused.

    "staff": an order is accepted by a person; "moved": the shelves are no longer those she saw.
    """
    if actor.kind != "staff" or actor.id is None:
        raise GapRefused("staff")
    now = tuple(shelf.id for shelf in knowledge.shelf_demand(collection=collection))
    if set(now) != set(ids) or len(now) != len(ids):
        raise GapRefused("moved")
    if now == ids:
        return False
    before = knowledge.order_shelves(collection=collection, ids=ids)
    OrderAccepted.objects.create(
        collection=collection, before=list(before), after=list(ids), staff_id=actor.id, at=core.now()
    )
    core.record(OrderTaken(collection=collection), actor=actor)
    return True


def last_accepted(collection: str) -> OrderAccepted | None:
    """The order that was accepted last, by whom and when."""
    return OrderAccepted.objects.filter(collection=collection).order_by("-at", "-pk").first()
