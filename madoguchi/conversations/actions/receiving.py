"""A customer's message comes in."""

from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.language import api as language
from madoguchi.people import api as people

from ..events import ConversationOpened, MessageAdded, StatusChanged
from ..models import Conversation, Message
from ..shapes import ConversationUnknown, InboundMessage, NotPossible, Received
from ..text import Clean, clean, first_line, web_address
from .appending import Line, about, append, attach, lockable, locked_if_there, system_line
from .changing_outside import as_it_is_now

_CURRENT = core.Written(
    lambda customer_id: lockable().filter(customer_id=customer_id, current=True).order_by(), customer_id=int
)


def receive(message: InboundMessage) -> Received:
    """Write a customer's message into the conversation it belongs to.

    It joins the named conversation, else her current one; a resolved one is opened again, a closed one
    is followed by a new one. A message with the same client_id (in its conversation) or external_id (on
    its channel) counts once, however often and however parallel it arrives. One that is `apart` and new opens
    a conversation of its own.
    Raises ConversationUnknown for somebody else's conversation, NotPossible("empty" | "too_long").
    """
    message, text = as_it_is_now(message, clean(message.text))
    if not text.text and not message.attachment_ids and not message.card:
        raise NotPossible("empty")
    with transaction.atomic(savepoint=False):
        received = _place(message, text)
    if received is None:
        raise ConversationUnknown(message.conversation_id)
    return received


def _place(message: InboundMessage, text: Clean) -> Received | None:
    """Where the message went; None when it names a conversation that is not hers."""
    if message.apart and message.conversation_id is None:
        return _known(message) or _apart(message, text)
    row = _target(message)
    if row is not None:
        return _write(row, message, text, opened=False) if _hers(row.customer_id, message) else None
    if message.conversation_id is not None:
        named = Conversation.objects.filter(pk=message.conversation_id)
        owner, kept_id = named.values_list("customer_id", "merged_into_id").first() or (None, None)
        if owner is None or not _hers(owner, message):
            return None
        if kept_id is not None:
            return _place(replace(message, conversation_id=kept_id), text)
    known = _known(message)
    if known is not None:
        return known
    row = _current_or_new(message, text)
    return _write(row, message, text, opened=row.last_sequence == 0)


def _target(message: InboundMessage) -> Conversation | None:
    """The named conversation unless it is closed, or else her current one; locked."""
    if message.conversation_id is None:
        row = _CURRENT.first(customer_id=message.customer_id)
    else:
        row = locked_if_there(message.conversation_id)
    return row if row is not None and row.status != "closed" else None


def _hers(owner: int, message: InboundMessage) -> bool:
    return owner == message.customer_id or people.settled_customer(message.customer_id) == owner


def _known(message: InboundMessage) -> Received | None:
    """The same message in a conversation that has ended since."""
    same = Q(pk__in=[])
    if message.client_id:
        same |= Q(conversation__customer_id=message.customer_id, client_id=message.client_id)
    if message.external_id:
        same |= Q(channel=message.channel, external_id=message.external_id)
    found = Message.objects.filter(same).values_list("conversation_id", "pk", "sequence").first()
    return Received(*found, created=False) if found else None


def _current_or_new(message: InboundMessage, text: Clean) -> Conversation:
    """Her current conversation, or a new one. Of several at once, one makes it: a unique index decides."""
    customer_id = people.settled_customer(message.customer_id)
    row = _CURRENT.first(customer_id=customer_id)
    if row is not None:
        return row
    Conversation.objects.bulk_create([_new(message, text, customer_id)], ignore_conflicts=True)
    (row,) = _CURRENT.rows(customer_id=customer_id)
    return row


def _apart(message: InboundMessage, text: Clean) -> Received:
    """A conversation of its own. Of the same message several times at once, one opens it."""
    customer_id = people.settled_customer(message.customer_id)
    row = _new(message, text, customer_id)
    row.current = not Conversation.objects.filter(customer_id=customer_id, current=True).exists()
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            received = _write(row, message, text, opened=True)
            if not received.created:
                raise _Twice
    except (_Twice, IntegrityError):
        known = _known(message)
        if known is None:
            raise
        return known
    return received


class _Twice(Exception):
    """Somebody wrote it at the same time; the conversation made for it goes again."""


def _new(message: InboundMessage, text: Clean, customer_id: int) -> Conversation:
    now = core.now()
    spoken = message.language or language.language_of(text.text, default="ja")
    return Conversation(
        number=core.next_contact_number(),
        subject=first_line(clean(message.subject).text or text.text),
        customer_id=customer_id,
        channel=message.channel,
        language=spoken,
        page_url=web_address(message.page_url),
        created_at=now,
        last_message_at=now,
    )


def _write(row: Conversation, message: InboundMessage, text: Clean, opened: bool) -> Received:
    before = row.status
    now = core.now()
    line = Line(
        author_kind="customer",
        kind="text",
        body=text.text,
        at=now,
        channel=message.channel,
        client_id=message.client_id,
        external_id=message.external_id,
        card=text.marked(dict(message.card)),
        language=language.language_of(text.text, default=row.language),
        also=message.also,
    )
    place = append(row, line, _changes(row, message, now))
    if not place.created:
        return Received(place.conversation_id, place.message_id, place.sequence, created=False)
    attach(place.message_id, message.attachment_ids)
    if before == "resolved":
        system_line(row, "reopened", {})
    _record(row, message, place.message_id, before, opened)
    return Received(
        row.pk,
        place.message_id,
        place.sequence,
        True,
        opened=opened,
        reopened=before == "resolved",
        assignee_id=row.assignee_id if row.handler == "agent" else None,
        unsent=bool(message.card.get("unsent")),
    )


def _changes(row: Conversation, message: InboundMessage, now: Any) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "last_customer_at": now,
        "waiting_since": row.waiting_since or now,
        "unread_for_staff": row.unread_for_staff + 1,
    }
    if row.channel != message.channel:
        changes["channel"] = message.channel
    if row.status != "open":
        changes |= {"status": "open", "snoozed_until": None, "resolved_at": None}
    return changes


def _record(row: Conversation, message: InboundMessage, message_id: int, before: str, opened: bool) -> None:
    facts: list[Fact] = []
    if opened:
        facts.append(ConversationOpened(**about(row), channel=message.channel))
    elif before != row.status:
        facts.append(StatusChanged(**about(row), before=before, after=row.status))
    facts.append(
        MessageAdded(**about(row), message_id=message_id, author_kind="customer", channel=message.channel)
    )
    core.record_all(facts, actor=core.customer(row.customer_id))
