"""Undo of sending: for some seconds a reply may be taken back by whoever wrote it."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Max, Value
from django.utils.dateparse import parse_datetime

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..events import TakenBack
from ..models import Conversation, Message, MessageAttachment
from ..queries.threads import read_up_to
from ..shapes import ConversationUnknown, NotPossible, TakeBack, TakenBackReply
from ..text import LINE_CHARACTERS, first_line
from .appending import about, locked, save
from .delivering import withdraw

SAME_MOMENT = timedelta(seconds=1)
ON_THE_WAY = timedelta(seconds=2)
"""A click in the last moment may still arrive."""


def undo_of(row: Conversation) -> dict[str, Any]:
    """What a reply changes and taking it back restores, kept with the reply itself."""
    return {"waiting_since": row.waiting_since.isoformat()} if row.waiting_since else {}


@transaction.atomic
def take_back(*, message_id: int, staff_id: int) -> TakenBackReply:
    """Take a reply back. It leaves the customer's screen and every transcript; colleagues see that it went.

    Its files are removed. What her waiting and the promise of a first reply were before stands again.
    Raises ConversationUnknown for a message that is not hers, NotPossible("gone" | "too_late").
    """
    row, line = locked_line(message_id)
    if line.kind == "system" and line.card.get("by") == staff_id:
        raise NotPossible("gone")
    if line.staff_id != staff_id or line.private:
        raise ConversationUnknown(message_id)
    if core.now() > take_back_until(line.created_at) + ON_THE_WAY:
        raise NotPossible("too_late")
    withdraw(line.pk)
    read = read_up_to(conversation_id=row.pk, reader="customer") >= line.sequence
    words, answers = line.body, tuple(str(one["label"]) for one in line.card.get("options", ()))
    _empty(line, staff_id, read)
    save(row, **_before(row, line, read))
    core.record(TakenBack(**about(row), message_id=line.pk, read=read), actor=core.staff(staff_id))
    return TakenBackReply(words, read, answers)


def take_back_until(sent_at: datetime) -> datetime:
    """Until when a reply sent at that time may be taken back; the same moment when that is switched off."""
    return sent_at + timedelta(seconds=core.option(TakeBack).seconds)


def locked_line(message_id: int) -> tuple[Conversation, Message]:
    """A line with its conversation, which is locked. Raises ConversationUnknown."""
    conversation_id = Message.objects.filter(pk=message_id).values_list("conversation_id", flat=True).first()
    row = locked(conversation_id or 0)
    line = Message.objects.defer("tokens").filter(pk=message_id, conversation=row).first()
    if line is None:
        raise ConversationUnknown(message_id)
    return row, line


def _empty(line: Message, staff_id: int, read: bool) -> None:
    """The reply becomes a line for colleagues alone; its client_id stays, so that a repeat is no reply."""
    files = MessageAttachment.objects.filter(message=line)
    for file_id in files.values_list("attachment_id", flat=True):
        transaction.on_commit(partial(core.remove_attachment, file_id))
    files.delete()
    card = {
        "code": "taken_back_read" if read else "taken_back",
        "params": {"name": people.staff_names([staff_id]).get(staff_id, "")},
        "by": staff_id,
    }
    Message.objects.filter(pk=line.pk).update(
        author_kind="system", kind="system", private=True, staff=None, body="", card=card,
        tokens=Value("", output_field=SearchVectorField()),
    )  # fmt: skip


def _before(row: Conversation, line: Message, read: bool) -> dict[str, Any]:
    """The row as it would be without the reply."""
    public = Message.objects.filter(conversation=row, private=False).order_by("-sequence")
    changes: dict[str, Any] = {
        "last_public_sequence": public.values_list("sequence", flat=True).first() or 0,
        "unread_for_customer": row.unread_for_customer if read else max(row.unread_for_customer - 1, 0),
    }
    last = public.exclude(author_kind="system").first()
    if last is not None:
        changes["last_line"] = first_line(last.body, LINE_CHARACTERS)
        changes["last_author"] = last.author_kind
        changes["last_message_at"] = last.created_at
    if row.first_replied_at and row.first_replied_at > line.created_at - SAME_MOMENT:
        changes["first_replied_at"] = _first_reply_after(row)
    if row.status == "open" and not public.filter(author_kind="agent", sequence__gt=line.sequence).exists():
        changes["waiting_since"] = _waits_since(line) or row.waiting_since or _asked_last(row)
    return changes


def _first_reply_after(row: Conversation) -> datetime | None:
    """When an agent first answered since the promise began, of the replies that are left."""
    replies = Message.objects.filter(conversation=row, private=False, author_kind="agent")
    if row.reply_started_at is not None:
        replies = replies.filter(created_at__gte=row.reply_started_at)
    return replies.order_by("sequence").values_list("created_at", flat=True).first()


def _waits_since(line: Message) -> datetime | None:
    return parse_datetime(line.card.get("undo", {}).get("waiting_since", ""))


def _asked_last(row: Conversation) -> datetime | None:
    """When the customer wrote first after our last word."""
    lines = Message.objects.filter(conversation=row, private=False)
    ours = lines.filter(author_kind__in=("agent", "assistant")).aggregate(last=Max("sequence"))["last"]
    hers = lines.filter(author_kind="customer", sequence__gt=ours or 0).order_by("sequence")
    return hers.values_list("created_at", flat=True).first()
