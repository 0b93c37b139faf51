"""A customer changes or takes back her message at the service; that may be told before the message itself."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.language import api as language

from ..channel_shapes import InboundMessage
from ..events import ChannelChanged, MessageChanged
from ..models import Conversation, Message, MessageAttachment, OutsideChange
from ..text import LINE_CHARACTERS, Clean, clean, first_line
from .appending import about, locked_open, save
from .taking_back import locked_line

_KEEP = """
INSERT INTO conversations_outsidechange AS kept (channel, external_id, unsent, text, at)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (channel, external_id) DO UPDATE
SET unsent = kept.unsent OR excluded.unsent,
    text = CASE WHEN kept.unsent OR excluded.unsent THEN ''
                WHEN (excluded.at, excluded.text) > (kept.at, kept.text) THEN excluded.text
                ELSE kept.text END,
    at = greatest(kept.at, excluded.at)
RETURNING unsent, text
"""


@transaction.atomic
def unsend(*, channel: str, external_id: str, at: datetime) -> None:
    """The customer took her message back: its words and files are erased; that it was there stays.

    Before the message itself, after it, and any number of times: the end is the same.
    """
    _change(channel, external_id, unsent=True, text="", at=at)


@transaction.atomic
def change_outside(*, channel: str, external_id: str, text: str, at: datetime) -> None:
    """The customer changed the words of her message; the latest change counts.

    Raises NotPossible("too_long").
    """
    _change(channel, external_id, unsent=False, text=clean(text).text, at=at)


def _change(channel: str, external_id: str, *, unsent: bool, text: str, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, (channel, external_id, unsent, text, at))
        gone, words = cursor.fetchone()
    found = Message.objects.filter(channel=channel, external_id=external_id, author_kind="customer")
    message_id = found.values_list("pk", flat=True).first()
    if message_id is not None:
        _rewrite(message_id, gone, words)


def _rewrite(message_id: int, unsent: bool, words: str) -> None:
    row, line = locked_line(message_id)
    if line.card.get("unsent") or (line.body == words and not unsent):
        return
    card = {"unsent": True} if unsent else {**line.card, "changed": True}
    tokens = language.search_tokens(words) if words else []
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE conversations_message SET body = %s, card = %s,"
            " tokens = array_to_tsvector(%s::text[]) WHERE id = %s",
            (words, Jsonb(card), tokens, line.pk),
        )
    if unsent:
        _remove_files(line.pk)
    save(row, **_row_changes(row, line, words, unsent))
    core.record(
        MessageChanged(**about(row), message_id=line.pk, unsent=unsent), actor=core.customer(row.customer_id)
    )


def _remove_files(message_id: int) -> None:
    files = MessageAttachment.objects.filter(message=message_id)
    for file_id in files.values_list("attachment_id", flat=True):
        transaction.on_commit(partial(core.remove_attachment, file_id))
    files.delete()


def _row_changes(row: Conversation, line: Message, words: str, unsent: bool) -> dict[str, str]:
    """Where the conversation's row repeats the message, it says what the message says now.

    A subject that came with what was taken back goes with it; what she wrote next is the subject then.
    """
    changes = {}
    if row.subject and (row.subject == first_line(line.body) or unsent and _first_of_hers(row, line)):
        changes["subject"] = _next_subject(row, line) if unsent else first_line(words)
    if row.last_author == "customer" and row.last_line == first_line(line.body, LINE_CHARACTERS):
        changes["last_line"] = first_line(words, LINE_CHARACTERS)
    return changes


def _first_of_hers(row: Conversation, line: Message) -> bool:
    before = Message.objects.filter(conversation=row, author_kind="customer", sequence__lt=line.sequence)
    return not before.exists()


def _next_subject(row: Conversation, line: Message) -> str:
    """The next of her messages that says something; "" for none."""
    hers = Message.objects.filter(conversation=row, author_kind="customer").exclude(pk=line.pk)
    found = hers.exclude(body="").order_by("sequence").values_list("body", flat=True).first()
    return first_line(found or "")


def as_it_is_now(message: InboundMessage, text: Clean) -> tuple[InboundMessage, Clean]:
    """The message as it is after what was told of it before it came."""
    if not message.external_id or message.channel == "webchat":
        return message, text
    known = OutsideChange.objects.filter(channel=message.channel, external_id=message.external_id).first()
    if known is None:
        return message, text
    if known.unsent:
        return replace(message, attachment_ids=(), card={"unsent": True}, subject=""), Clean("")
    return replace(message, card={**message.card, "changed": True}), clean(known.text)


@transaction.atomic
def set_channel(*, conversation_id: int, channel: str, actor: Actor) -> None:
    """From now on what we say in this conversation goes out there. Raises ConversationUnknown, …Closed."""
    row = locked_open(conversation_id)
    if row.channel != channel:
        before = row.channel
        save(row, channel=channel)
        core.record(ChannelChanged(**about(row), before=before, after=channel), actor=actor)
