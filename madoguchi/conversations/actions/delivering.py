"""What we say goes out: every line on a channel that delivers has a state, and it only moves forward."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile

from django.db import transaction
from django.db.models import QuerySet

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..channel_shapes import RANK, DeliveryState
from ..events import DeliveryChanged, DeliveryWanted
from ..lines import SENT_AS_LETTERS, SENT_OUTSIDE
from ..models import Conversation, Delivery, DeliveryPart
from ..ports import capabilities, channels, reach
from ..shapes import ConversationUnknown, NotPossible, TakeBack
from .appending import Line, Place, about, locked

AFTER_TAKING_BACK = timedelta(seconds=3)
"""A click on “take back” in the last moment may still arrive."""
MOST_PARTS = 20
MOST_TOGETHER = 20
"""So many waiting messages are looked at, at most, for what may go as one."""


@dataclass(frozen=True)
class Begun:
    """A delivery that was begun: whoever began it sends now, and says how it went."""

    message_id: int
    key: uuid.UUID
    tries: int
    interrupted: bool


@dataclass(frozen=True)
class NotYet:
    """The next message of this conversation goes out at a later time."""

    until: datetime


def want(row: Conversation, line: Line, place: Place) -> list[Fact]:
    """Have the new line sent where its channel delivers; the facts to record with it."""
    due = line.at
    if line.author_kind == "agent" and capabilities(row.channel).delivers:
        if seconds := core.option(TakeBack).seconds:
            due += timedelta(seconds=seconds) + AFTER_TAKING_BACK
    return _want(row, place, due)


def want_code(row: Conversation, code: str, place: Place) -> list[Fact]:
    """As `want`, for a system line: most of them are not worth a message of their own, fewer a letter."""
    worth = SENT_OUTSIDE if capabilities(row.channel).asides else SENT_AS_LETTERS
    return _want(row, place, core.now()) if code in worth else []


def _want(row: Conversation, place: Place, due: datetime) -> list[Fact]:
    if not capabilities(row.channel).delivers:
        return []
    Delivery.objects.create(
        message_id=place.message_id, conversation_id=row.pk, channel=row.channel, wanted_at=core.now(),
        due_at=due,
    )  # fmt: skip
    return [DeliveryWanted(**about(row), message_id=place.message_id, channel=row.channel, due=due)]


@transaction.atomic
def begin_deliveries(*, conversation_id: int) -> tuple[Begun, ...] | NotYet | None:
    """Take the messages that are to go out next, in the order of the conversation; None when there is none.

    Where the channel takes several of ours as one (`Capabilities.together`), what is due now goes together,
    under one key; a try that was cut off or put off is repeated with the very same ones. One caller per
    conversation at a time: a delivery that is found begun already was cut off in the middle.
    """
    by_hand = [kind for kind, one in channels().items() if one.capabilities.by_hand]
    waiting = Delivery.objects.filter(conversation=conversation_id, state__in=("waiting", "sending"))
    in_order = waiting.exclude(channel__in=by_hand).order_by("message__sequence")
    rows = list(in_order.select_for_update(of=("self",))[:MOST_TOGETHER])
    if not rows:
        return None
    first, now = rows[0], core.now()
    if first.state == "waiting" and first.due_at > now:
        return NotYet(first.due_at)
    found = _as_before(rows) if first.tries else _together(rows, now)
    return tuple(_begin(row, first.key) for row in found)


def _as_before(rows: list[Delivery]) -> list[Delivery]:
    """The messages that were tried together with the first of these."""
    return [row for row in rows if row.tries and row.key == rows[0].key]


def _together(rows: list[Delivery], now: datetime) -> list[Delivery]:
    """The first one, and those right behind it that are due and may go with it."""
    most = max(capabilities(rows[0].channel).together, 1)
    fresh = takewhile(
        lambda row: not row.tries and row.due_at <= now and row.channel == rows[0].channel, rows
    )
    return list(islice(fresh, most))


def _begin(row: Delivery, key: uuid.UUID) -> Begun:
    interrupted = row.state == "sending"
    row.state, row.reason, row.tries, row.key = "sending", "", row.tries + 1, key
    row.save(update_fields=["state", "reason", "tries", "key"])
    if not interrupted:
        _tell(row)
    return Begun(row.message_id, row.key, row.tries, interrupted)


@transaction.atomic
def leave_for_next(*, message_ids: Sequence[int]) -> None:
    """These were begun together with others and did not fit: nothing of them was sent, they go next."""
    for row in Delivery.objects.select_for_update().filter(message__in=message_ids, state="sending"):
        row.state, row.tries, row.key = "waiting", 0, uuid.uuid4()
        row.save(update_fields=["state", "tries", "key"])


@transaction.atomic
def put_off_delivery(*, message_id: int, until: datetime, reason: str) -> None:
    """It could not be sent just now, and is tried again at that time."""
    row = _of_message(message_id).first()
    if row is not None and row.state in ("waiting", "sending"):
        row.state, row.reason, row.due_at = "waiting", reason, until
        row.save(update_fields=["state", "reason", "due_at"])
        _tell(row)


@transaction.atomic
def note_sent(*, message_id: int, external_ids: Sequence[str] = (), how: str = "", units: int = 0) -> None:
    """The service has taken it, under these ids; safe to repeat."""
    row = _of_message(message_id).first()
    if row is None:
        return
    parts = [
        DeliveryPart(delivery=row, channel=row.channel, external_id=one[:200])
        for one in external_ids[:MOST_PARTS] if one
    ]  # fmt: skip
    DeliveryPart.objects.bulk_create(parts, ignore_conflicts=True)
    row.how, row.units = how or row.how, units or row.units
    row.save(update_fields=["how", "units"])
    _move(row, "sent", "", core.now())


@transaction.atomic
def note_delivery(*, message_id: int, state: DeliveryState, reason: str = "") -> None:
    """How it went, as we found out ourselves: "failed" or "unknown"."""
    row = _of_message(message_id).first()
    if row is not None:
        _move(row, state, reason, core.now())


@transaction.atomic
def note_receipt(
    *, channel: str, external_id: str, state: DeliveryState, at: datetime, reason: str = ""
) -> bool:
    """The service tells how one of its messages fared; False when we know none of this id (yet).

    In whatever order and however often receipts arrive, the end is the same.
    """
    part = DeliveryPart.objects.filter(channel=channel, external_id=external_id).first()
    row = Delivery.objects.select_for_update().filter(pk=part.delivery_id).first() if part else None
    if part is None or row is None:
        return False
    part.refresh_from_db()
    if RANK[state] > RANK[part.state]:
        part.state = state
        part.save(update_fields=["state"])
    states = list(DeliveryPart.objects.filter(delivery=row).values_list("state", flat=True))
    whole: DeliveryState = "failed" if "failed" in states else min(states, key=RANK.__getitem__)
    _move(row, whole, reason if whole == "failed" else "", at)
    return True


@transaction.atomic
def note_read_until(*, conversation_id: int, channel: str, until: datetime) -> None:
    """The customer has read everything that went out on this channel up to that time."""
    rows = Delivery.objects.select_for_update().filter(
        conversation=conversation_id, channel=channel, sent_at__lte=until, state__in=("sent", "delivered")
    )
    for row in rows.order_by("pk"):
        row.parts.update(state="read")
        _move(row, "read", "", until)


@transaction.atomic
def send_again(*, message_id: int, actor: Actor) -> None:
    """Have a message that failed, or may not have arrived, sent once more.

    Raises ConversationUnknown without such a message, NotPossible("delivery") for one that is under way or
    has arrived, NotPossible("channel") when its channel no longer delivers.
    """
    row = _of_message(message_id).first()
    if row is None:
        raise ConversationUnknown(message_id)
    if row.state not in ("failed", "unknown"):
        raise NotPossible("delivery")
    if not capabilities(row.channel).delivers:
        raise NotPossible("channel")
    row.parts.all().delete()
    row.state, row.reason, row.key, row.due_at = "waiting", "", uuid.uuid4(), core.now()
    row.tries, row.wanted_at = 0, row.due_at
    conversation = locked(row.conversation_id)
    around = reach().detour(conversation.pk, conversation.customer_id, row.channel)
    row.channel = around.channel if around and around.channel else row.channel
    row.save()
    wanted = DeliveryWanted(**about(conversation), message_id=message_id, channel=row.channel, due=row.due_at)
    core.record_all([wanted, _changed(row, conversation)], actor=actor)


def withdraw(message_id: int) -> None:
    """A reply was taken back before it went. Raises NotPossible("too_late") when it is under way."""
    row = _of_message(message_id).first()
    if row is not None:
        if row.state != "waiting" or row.tries:
            raise NotPossible("too_late")
        row.delete()


def _of_message(message_id: int) -> QuerySet[Delivery]:
    return Delivery.objects.select_for_update().filter(message=message_id)


def _move(row: Delivery, state: DeliveryState, reason: str, at: datetime) -> None:
    """Forward only: what is known already, or was true earlier, changes nothing but the times."""
    times = {"sent": ("sent_at",), "delivered": ("delivered_at",), "read": ("read_at",)}.get(state, ())
    for column in times:
        setattr(row, column, min(filter(None, (getattr(row, column), at))))
    onward = RANK[state] > RANK[row.state]
    if onward:
        row.state, row.reason = state, reason
    row.save(update_fields=["state", "reason", *times])
    if onward:
        _tell(row)


def _tell(row: Delivery) -> None:
    conversation = Conversation.objects.get(pk=row.conversation_id)
    core.record(_changed(row, conversation), actor=core.SYSTEM)


def _changed(row: Delivery, conversation: Conversation) -> DeliveryChanged:
    return DeliveryChanged(
        **about(conversation), message_id=row.message_id, channel=row.channel, state=row.state,
        reason=row.reason,
    )  # fmt: skip
