"""Who could take a conversation now, in the order in which they are asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import StaffShape

from .models import OPEN, Offer, QueueEntry, Seat
from .shapes import Reason, RoutingTimes


@dataclass(frozen=True)
class Need:
    """What a waiting conversation asks of an agent. Language and team are never relaxed."""

    language: str
    team_id: int | None
    channel: str

    @classmethod
    def of(cls, entry: QueueEntry) -> Self:
        """What this entry needs."""
        return cls(entry.language, entry.team_id, entry.channel)


@dataclass(frozen=True)
class Candidate:
    """An agent with a free place for this need."""

    staff: StaffShape
    load: int
    capacity: int
    idle_since: datetime

    def reason(self, need: Need, candidates: int) -> Reason:
        """Why she was asked."""
        idle = int((core.now() - self.idle_since).total_seconds())
        return Reason(need.language, need.team_id, self.load, self.capacity, max(0, idle), candidates)


def candidates(need: Need) -> list[Candidate]:
    """Available agents with the language, the team and a free place: least loaded, longest idle first."""
    staff = on_duty(need)
    ids = [s.id for s in staff]
    if not ids:
        return []
    room = capacities(ids, need.channel)
    loads = loads_of(ids, need.channel)
    busy_at = dict(Seat.objects.filter(staff_id__in=ids).values_list("staff_id", "busy_at"))
    Seat.objects.bulk_create([Seat(staff_id=i) for i in ids if i not in busy_at], ignore_conflicts=True)
    found = [
        Candidate(s, loads[s.id], room[s.id], _idle_since(s, busy_at.get(s.id)))
        for s in staff
        if loads[s.id] < room[s.id]
    ]
    return sorted(found, key=lambda c: (c.load, c.idle_since, c.staff.id))


def _idle_since(staff: StaffShape, busy_at: datetime | None) -> datetime:
    return max(staff.availability_since, busy_at or staff.availability_since)


def on_duty(need: Need) -> tuple[StaffShape, ...]:
    """Available agents with the language and the team, busy or not."""
    return people.available_staff(language=need.language, team_id=need.team_id)


def still_free(candidate: Candidate, need: Need) -> bool:
    """Lock her seat until the end of the transaction and look again."""
    staff_id = candidate.staff.id
    Seat.objects.select_for_update().get(pk=staff_id)
    now = people.staff(staff_id)
    if now is None or not now.active or now.availability != "available":
        return False
    return loads_of([staff_id], need.channel)[staff_id] < candidate.capacity


def loads_of(staff_ids: Collection[int], channel: str | None = None) -> dict[int, int]:
    """Open conversations and ringing offers per agent, of one channel or of all."""
    loads = dict.fromkeys(staff_ids, 0) | conversations.open_load(staff_ids=staff_ids, channel=channel)
    ringing = Offer.objects.filter(state=OPEN, staff_id__in=staff_ids)
    if channel is not None:
        ringing = ringing.filter(entry__channel=channel)
    for staff_id in ringing.values_list("staff_id", flat=True):
        loads[staff_id] += 1
    return loads


def capacities(staff_ids: Collection[int], channel: str) -> dict[int, int]:
    """How many conversations of the channel each handles at once."""
    usual = core.option(RoutingTimes).usual_capacity
    return dict.fromkeys(staff_ids, usual) | people.capacities(staff_ids, channel)


@transaction.atomic
def await_offers_being_made(staff_id: int) -> None:
    """Return when no other process holds her seat: what was being offered to her is committed now."""
    Seat.objects.select_for_update().filter(pk=staff_id).first()


def lock_seat(staff_id: int) -> None:
    """Hold her seat until the end of the transaction and note that she got or gave back work."""
    Seat.objects.bulk_create([Seat(staff_id=staff_id)], ignore_conflicts=True)
    Seat.objects.select_for_update().get(pk=staff_id)
    Seat.objects.filter(pk=staff_id).update(busy_at=core.now())
