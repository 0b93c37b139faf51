"""Who has read how far, who is typing."""

from django.db import connection, transaction

from madoguchi.core import api as core

from ..events import MessagesRead
from ..models import Conversation, Message
from ..shapes import ConversationUnknown
from ..topics import typing_nudges
from .appending import about, lockable, save

_MARK = """
INSERT INTO conversations_readmark AS mark (conversation_id, reader_kind, staff_id, sequence, read_at)
VALUES (%(conversation)s, %(kind)s, %(staff)s, %(sequence)s, %(now)s)
ON CONFLICT (conversation_id, reader_kind, staff_id) DO UPDATE
SET sequence = excluded.sequence, read_at = excluded.read_at WHERE mark.sequence < excluded.sequence
RETURNING 1
"""


@transaction.atomic
def mark_read(*, conversation_id: int, reader: core.Actor, sequence: int) -> bool:
    """The reader (core.customer(id) or core.staff(id)) has read up to this sequence; whether that is news.

    Raises ConversationUnknown, also when a customer names somebody else's.
    """
    row = lockable().filter(pk=conversation_id).first()
    customer = reader.kind == "customer"
    if row is None or (customer and row.customer_id != reader.id):
        raise ConversationUnknown(conversation_id)
    reached = min(sequence, row.last_public_sequence if customer else row.last_sequence)
    if reached <= 0 or not _mark(row.pk, reader, reached):
        return False
    author = ("agent", "assistant") if customer else ("customer",)
    column = "unread_for_customer" if customer else "unread_for_staff"
    if getattr(row, column):
        lines = Message.objects.filter(conversation=row, sequence__gt=reached, private=False)
        save(row, **{column: lines.filter(author_kind__in=author).count()})
    who, staff_id = ("customer", None) if customer else ("staff", reader.id)
    fact = MessagesRead(**about(row), reader=who, staff_id=staff_id, sequence=reached)
    core.record(fact, actor=reader)
    return True


def _mark(conversation_id: int, reader: core.Actor, sequence: int) -> bool:
    values = {
        "conversation": conversation_id,
        "kind": "customer" if reader.kind == "customer" else "staff",
        "staff": None if reader.kind == "customer" else reader.id,
        "sequence": sequence,
        "now": core.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MARK, values)
        return cursor.fetchone() is not None


def typing(*, conversation_id: int, who: str, staff_id: int | None = None) -> None:
    """Tell the others that the customer or "staff" types, or the "assistant" prepares; nothing is stored.

    Of a member of staff who writes a "note", comes ("come"), only looks ("view") or leaves ("gone"), the
    customer is told nothing. Those who look answer whoever comes.
    """
    rows = Conversation.objects.exclude(status="closed").filter(pk=conversation_id)
    row = rows.only("id", "customer_id", "team_id", "assignee_id").first()
    if row is not None:
        core.nudge(*typing_nudges(who, staff_id=staff_id, **about(row)))
