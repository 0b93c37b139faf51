"""Reading the queue."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, Subquery

from madoguchi.core import api as core

from . import estimate
from .agents import Need, candidates, loads_of, on_duty
from .models import OPEN, Offer, QueueEntry
from .shapes import OfferShape, Position, QueueLine, Reason

RECENT = timedelta(hours=24)


def anything_waits() -> bool:
    """Whether an entry waits that rings nowhere."""
    ringing = Offer.objects.filter(entry=OuterRef("pk"), state=OPEN)
    return QueueEntry.objects.filter(left_at=None).exclude(Exists(ringing)).exists()


def anything_rings() -> bool:
    """Whether an offer has run out of time."""
    return Offer.objects.filter(state=OPEN, expires_at__lte=core.now()).exists()


def offers_for(staff_id: int) -> tuple[OfferShape, ...]:
    """Open offers that ring at this agent, oldest first."""
    rows = Offer.objects.filter(staff_id=staff_id, state=OPEN).select_related("entry")
    return tuple(_offer(row) for row in rows.order_by("offered_at", "id"))


def _offer(row: Offer) -> OfferShape:
    entry = row.entry
    return OfferShape(
        id=row.pk,
        entry_id=entry.pk,
        conversation_id=entry.conversation_id,
        staff_id=row.staff_id,
        offered_at=row.offered_at,
        expires_at=row.expires_at,
        entered_at=entry.entered_at,
        language=entry.language,
        channel=entry.channel,
        priority=entry.priority,
        reason=Reason(**row.reason),
    )


def queue(*, team_ids: Iterable[int] | None = None) -> tuple[QueueLine, ...]:
    """Waiting conversations in the order in which they will be offered; None for all teams."""
    rows = QueueEntry.objects.waiting()
    if team_ids is not None:
        rows = rows.filter(Q(team=None) | Q(team__in=list(team_ids)))
    offered = Offer.objects.filter(entry=OuterRef("pk"), state=OPEN).values("staff_id")[:1]
    return tuple(_line(row) for row in rows.annotate(offered_to=Subquery(offered)))


def queue_length() -> int:
    """How many conversations wait, of all teams."""
    return QueueEntry.objects.waiting().count()


def _line(row: QueueEntry) -> QueueLine:
    return QueueLine(
        entry_id=row.pk,
        conversation_id=row.conversation_id,
        team_id=row.team_id,
        language=row.language,
        channel=row.channel,
        priority=row.priority,
        entered_at=row.waiting_from,
        reason=row.reason,
        offered_to=row.offered_to,  # type: ignore[attr-defined]
    )


def load(staff_ids: Iterable[int]) -> dict[int, int]:
    """Open conversations and ringing offers per agent."""
    return loads_of(list(staff_ids))


def position(*, conversation_id: int) -> Position:
    """The customer's place and the range of her remaining wait."""
    now = core.now()
    is_open = core.is_open(now)
    opening = None if is_open else core.next_opening(now)
    entry = QueueEntry.objects.filter(conversation_id=conversation_id, left_at=None).first()
    if entry is None:
        return Position(None, None, None, 0, is_open, opening)
    place = entry.ahead().count() + 1
    samples = _samples(entry)
    agents = len(on_duty(Need.of(entry)))
    straight = _rings_or_will(entry, place)
    span = estimate.minutes(place=place, agents=agents, straight=straight, samples=samples)
    known = sum(s.straight == straight for s in samples)
    low, high = span or (None, None)
    return Position(place, low, high, known, is_open, opening)


def _rings_or_will(entry: QueueEntry, place: int) -> bool:
    if Offer.objects.filter(entry=entry, state=OPEN).exists():
        return True
    return place == 1 and bool(candidates(Need.of(entry)))


def _samples(entry: QueueEntry) -> list[estimate.Sample]:
    ended = QueueEntry.objects.filter(
        how__in=("accepted", "taken"), language=entry.language, left_at__gt=core.now() - RECENT
    ).order_by("-left_at")
    rows = ended.values_list("entered_at", "left_at", "agents_at_entry", "straight")[: estimate.MOST]
    return [
        estimate.Sample(entered.timestamp(), left.timestamp(), agents, straight)
        for entered, left, agents, straight in rows
    ]
