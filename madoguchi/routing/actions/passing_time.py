"""What time alone brings about: offers that nobody took, agents who vanished, customers who fell silent."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..agents import await_offers_being_made
from ..events import CustomerAsked
from ..models import EXPIRED, OPEN, WITHDRAWN, Offer, QueueEntry, Silence
from ..shapes import RoutingTimes
from .telling import tell_staff
from .waiting import end_offers, place

NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def expire_offers() -> int:
    """Offers past their time end, and their agents are marked away; how many ended."""
    due = Offer.objects.filter(state=OPEN, expires_at__lte=core.now()).order_by("expires_at")
    return sum(_expire(*pair) for pair in due.values_list("pk", "entry_id"))


@transaction.atomic
def _expire(offer_id: int, entry_id: int) -> bool:
    entry = QueueEntry.objects.select_for_update(skip_locked=True).filter(pk=entry_id).first()
    offer = Offer.objects.select_related("entry").filter(pk=offer_id, state=OPEN).first() if entry else None
    if offer is None:
        return False
    end_offers([offer], EXPIRED, core.SYSTEM)
    _set_away(offer.staff_id)
    seconds = round((offer.expires_at - offer.offered_at).total_seconds())
    tell_staff(entry.conversation_id, "offer_expired", offer.staff_id, seconds=seconds)
    return True


def _set_away(staff_id: int) -> None:
    """She lets calls ring: she is away, unless she had left the queue herself."""
    agent = people.staff(staff_id)
    if agent is not None and agent.availability == "available":
        people.set_availability(
            staff_id=staff_id, availability="away", actor=core.SYSTEM, reason="offer_expired"
        )


def withdraw_offers(*, staff_id: int) -> int:
    """An agent who is not available any more keeps no ringing offers; how many were taken back.

    One that was being made while she left was chosen before her seat was free again: it is waited for. The
    next ones see that she is not there.
    """
    await_offers_being_made(staff_id)
    return _withdraw(staff_id)


@transaction.atomic
def _withdraw(staff_id: int) -> int:
    held = QueueEntry.objects.waiting().filter(offers__state=OPEN, offers__staff_id=staff_id)
    entries = list(held.select_for_update(of=("self",)).values_list("pk", flat=True))
    offers = Offer.objects.select_related("entry").filter(entry__in=entries, staff_id=staff_id, state=OPEN)
    ended = end_offers(offers, WITHDRAWN, core.SYSTEM)
    for offer in ended:
        tell_staff(offer.entry.conversation_id, "offer_withdrawn", staff_id)
    return len(ended)


def return_work(*, staff_id: int, lost_at: datetime) -> int:
    """What a lost agent had in hand goes back to the queue, unless she is back; how many conversations.

    Of somebody who has left for good, what she had put away for later goes back too.
    """
    now = people.staff(staff_id)
    if now is None or now.availability != "offline" or now.availability_since > lost_at:
        return 0
    returned = 0
    for conversation_id in conversations.assigned_open(staff_id=staff_id, snoozed=not now.active):
        with transaction.atomic():
            if place(conversation_id=conversation_id, reason="agent_lost"):
                conversations.wake(conversation_id=conversation_id)
                tell_staff(conversation_id, "agent_lost", staff_id)
                conversations.tell(conversation_id=conversation_id, code="agent_left")
                returned += 1
    return returned


def mind_silence() -> int:
    """Ask customers who fell silent, later set them to waiting; how many were asked or set."""
    times, now = core.option(RoutingTimes), core.now()
    silent = conversations.silent(
        before=now - timedelta(seconds=times.ask_silent_seconds), channels=times.live_channels
    )
    return sum(_mind(conversation_id, after, times) for conversation_id, after in silent)


@transaction.atomic
def _mind(conversation_id: int, after: datetime, times: RoutingTimes) -> bool:
    Silence.objects.bulk_create(
        [Silence(conversation_id=conversation_id, after=NEVER, asked_at=NEVER)], ignore_conflicts=True
    )
    silence = (
        Silence.objects.select_for_update(skip_locked=True).filter(conversation_id=conversation_id).first()
    )
    if silence is None:
        return False
    if silence.after != after:
        return _ask(silence, after)
    grace = timedelta(seconds=times.wait_silent_seconds - times.ask_silent_seconds)
    if core.now() - silence.asked_at < grace:
        return False
    return conversations.wait(conversation_id=conversation_id, actor=core.SYSTEM, tell=True)


def _ask(silence: Silence, after: datetime) -> bool:
    conversation_id = silence.conversation_id
    silence.after, silence.asked_at = after, core.now()
    silence.save()
    conversations.tell(conversation_id=conversation_id, code="still_there")
    core.record(CustomerAsked(conversation_id, None), actor=core.SYSTEM)
    return True
