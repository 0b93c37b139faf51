"""How a line gets into a conversation: one lock, one statement, one order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from psycopg.types.json import Jsonb

from madoguchi.core import api as core
from madoguchi.language import api as language

from ..events import ReplyDueSet
from ..models import Conversation, Message, MessageAttachment
from ..shapes import ConversationClosed, ConversationUnknown
from ..text import LINE_CHARACTERS, first_line
from .promising import with_promise

_INSERT = """
WITH line AS (
  INSERT INTO conversations_message (conversation_id, sequence, author_kind, staff_id, kind, private, body,
    channel, client_id, external_id, card, language, created_at, tokens)
  VALUES (%(conversation_id)s, %(sequence)s, %(author_kind)s, %(staff_id)s, %(kind)s, %(private)s, %(body)s,
    %(channel)s, %(client_id)s, %(external_id)s, %(card)s, %(language)s, %(created_at)s,
    array_to_tsvector(%(tokens)s::text[]))
  ON CONFLICT DO NOTHING RETURNING id),
changed AS (
  UPDATE conversations_conversation SET {sets}
  WHERE id = %(conversation_id)s AND EXISTS (SELECT FROM line))
SELECT id FROM line
"""


@dataclass
class Line:
    """A line that is to be appended; at is when it was written; also: words by which it is found besides."""

    author_kind: str
    kind: str
    body: str
    at: datetime
    staff_id: int | None = None
    private: bool = False
    channel: str = ""
    client_id: str = ""
    external_id: str = ""
    card: dict[str, Any] = field(default_factory=dict)
    language: str = ""
    also: str = ""


@dataclass(frozen=True)
class Place:
    """Where a line stands; created is False when it had been there before."""

    conversation_id: int
    message_id: int
    sequence: int
    created: bool


def lockable() -> QuerySet[Conversation]:
    """Conversations, each row locked against other writers until the transaction ends."""
    return Conversation.objects.select_for_update(no_key=True)


_BY_ID = core.Written(lambda id: lockable().filter(pk=id).order_by(), id=int)


def locked_if_there(conversation_id: int) -> Conversation | None:
    """The conversation, locked; None where there is none."""
    return _BY_ID.first(id=conversation_id)


def locked(conversation_id: int) -> Conversation:
    """The conversation, locked. Raises ConversationUnknown."""
    row = locked_if_there(conversation_id)
    if row is None:
        raise ConversationUnknown(conversation_id)
    return row


def locked_open(conversation_id: int) -> Conversation:
    """The conversation, locked. Raises ConversationUnknown, and ConversationClosed when it ended for good."""
    row = locked(conversation_id)
    if row.status == "closed":
        raise ConversationClosed(conversation_id)
    return row


def append(row: Conversation, line: Line, changes: dict[str, Any]) -> Place:
    """Write the line behind the last one of a locked conversation, and the changes to its row.

    A line with a client_id or external_id that is there already changes nothing.
    """
    sequence, due = row.last_sequence + 1, row.reply_due_at
    changes = with_promise(row, {**_place_changes(line, sequence), **changes}, line.at)
    values = {
        **vars(line),
        "conversation_id": row.pk,
        "sequence": sequence,
        "channel": line.channel or row.channel,
        "card": Jsonb(line.card),
        "created_at": line.at,
        "tokens": _tokens(line),
        **{f"set_{column}": value for column, value in changes.items()},
    }
    sets = ", ".join(f"{column} = %(set_{column})s" for column in changes)
    with core.prepared() as cursor:
        cursor.execute(_INSERT.format(sets=sets), values)
        made = cursor.fetchone()
    if made is None:
        return earlier(row, line)
    for column, value in changes.items():
        setattr(row, column, value)
    _tell_due(row, before=due)
    return Place(row.pk, int(made[0]), sequence, True)


def _tokens(line: Line) -> list[str]:
    found = [one for text in (line.also, line.body) if text for one in language.search_tokens(text)]
    return list(dict.fromkeys(found))


def earlier(row: Conversation | None, line: Line) -> Place:
    """The line that was written under the same id before."""
    same = Q(pk__in=[])
    if line.client_id and row is not None:
        same |= Q(conversation=row, client_id=line.client_id)
    if line.external_id:
        same |= Q(channel=line.channel, external_id=line.external_id)
    found = Message.objects.filter(same).values_list("conversation_id", "pk", "sequence").first()
    if found is None:
        raise RuntimeError("a line was neither new nor there")
    return Place(*found, created=False)


def _place_changes(line: Line, sequence: int) -> dict[str, Any]:
    changes: dict[str, Any] = {"last_sequence": sequence}
    if not line.private:
        changes["last_public_sequence"] = sequence
        if line.author_kind != "system":
            changes["last_line"] = first_line(line.body, LINE_CHARACTERS)
            changes["last_author"] = line.author_kind
            changes["last_message_at"] = line.at
    return changes


def attach(message_id: int, attachment_ids: Iterable[UUID]) -> None:
    """Tie stored files to a message. A file that belongs to another message already stays there."""
    rows = [
        MessageAttachment(message_id=message_id, attachment_id=found, position=position)
        for position, found in enumerate(dict.fromkeys(attachment_ids))
    ]
    if rows:
        MessageAttachment.objects.bulk_create(rows, ignore_conflicts=True)


def save(row: Conversation, **changes: Any) -> None:
    """Write changes to a locked row, with the promise of a first reply that follows, and keep it in step."""
    due, changes = row.reply_due_at, with_promise(row, changes, core.now())
    Conversation.objects.filter(pk=row.pk).update(**changes)
    for column, value in changes.items():
        setattr(row, column, value)
    _tell_due(row, before=due)


def _tell_due(row: Conversation, before: datetime | None) -> None:
    if row.reply_due_at != before:
        promise = {"due": row.reply_due_at, "started": row.reply_started_at, "priority": row.priority}
        core.record(ReplyDueSet(**about(row), **promise), actor=core.SYSTEM)


def about(row: Conversation) -> dict[str, Any]:
    """What every fact about this conversation says."""
    return {
        "conversation_id": row.pk,
        "customer_id": row.customer_id,
        "team_id": row.team_id,
        "assignee_id": row.assignee_id,
    }


def system_line(
    row: Conversation, code: str, params: dict[str, Any], *, client_id: str = "", private: bool = False
) -> Place:
    """Append a system line that customer and staff see; a private one staff alone."""
    card = {"code": code, "params": params}
    line = Line("system", "system", "", core.now(), private=private, client_id=client_id, card=card)
    return append(row, line, {})
