"""What other contexts need to know of conversations without a viewer: states and ids, never a thread."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count

from madoguchi.core import api as core

from ..models import Conversation, Message
from ..shapes import Brief

_FIELDS = ", ".join(f"talk.{name}" for name in Brief.__dataclass_fields__)
_BRIEF = f"SELECT {_FIELDS} FROM {Conversation._meta.db_table} AS talk WHERE talk.id = %s"
_ASKED = f"""
SELECT {_FIELDS}, coalesce(line.body, '') FROM {Conversation._meta.db_table} AS talk
LEFT JOIN {Message._meta.db_table} AS line ON line.id = %s AND line.author_kind = 'customer'
WHERE talk.id = %s AND NOT coalesce(line.card ? 'unsent', false)
"""
"""Written out: every act asks for them, and making their text anew costs more than all else about them."""


def brief(conversation_id: int) -> Brief | None:
    """Where a conversation stands now, or None; one small query."""
    with core.prepared() as cursor:
        cursor.execute(_BRIEF, (conversation_id,))
        row = cursor.fetchone()
    return Brief(*row) if row else None


def asked(*, conversation_id: int, message_id: int) -> tuple[Brief, str] | None:
    """Where a conversation stands and what the customer wrote in one message, as `words_of`; one query.

    None where she took the message back: it asks nothing any more.
    """
    with core.prepared() as cursor:
        cursor.execute(_ASKED, (message_id, conversation_id))
        row = cursor.fetchone()
    return (Brief(*row[:-1]), row[-1]) if row else None


def words_of(message_id: int) -> str:
    """What the customer wrote in one message, card numbers already taken out; "" for an unknown one."""
    words = Message.objects.filter(pk=message_id, author_kind="customer").values_list("body", flat=True)
    return words.first() or ""


def open_load(*, staff_ids: Iterable[int], channel: str | None = None) -> dict[int, int]:
    """Open conversations in each one's hands, of one channel or of all; those without any are absent."""
    rows = Conversation.objects.filter(assignee__in=list(staff_ids), status="open")
    if channel is not None:
        rows = rows.filter(channel=channel)
    return dict(rows.values_list("assignee").annotate(Count("pk")).order_by())


def assigned_open(*, staff_id: int, snoozed: bool = False) -> tuple[int, ...]:
    """Open conversations in one person's hands, the longest waiting first; `snoozed`: those put away too."""
    statuses = ("open", "snoozed") if snoozed else ("open",)
    rows = Conversation.objects.filter(assignee=staff_id, status__in=statuses).order_by("waiting_since", "pk")
    return tuple(rows.values_list("pk", flat=True))


def silent(
    *, before: datetime, channels: Iterable[str], limit: int = 200
) -> tuple[tuple[int, datetime], ...]:
    """Open conversations in which an agent spoke last, before that time: their ids and when that was."""
    rows = Conversation.objects.filter(
        status="open",
        handler="agent",
        last_author="agent",
        waiting_since=None,
        last_message_at__lt=before,
        channel__in=list(channels),
    )
    return tuple(rows.order_by("last_message_at").values_list("pk", "last_message_at")[:limit])


def anybody_was_answered() -> bool:
    """Whether any customer ever had an answer from a person."""
    return Conversation.objects.filter(first_replied_at__isnull=False).exists()
