"""Replies that wait for a supervisor's yes: asked for, given with or without changes, given back, withdrawn.

Every act locks the row and looks at its state first, so that of two supervisors one decides, and what is
repeated changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, LetterFrame
from madoguchi.core import api as core
from madoguchi.journeys import reply
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

from . import actions, queries
from .events import ReplyApproved, ReplyHeld, ReplyReturned, ReplyWithdrawn
from .models import Approval

MOST_NOTE = 2000


class Decided(Exception):
    """Somebody decided already, or its writer took it back; `state` says what it came to, `by` who."""

    def __init__(self, row: Approval) -> None:
        super().__init__(row.state)
        self.state, self.by = row.state, row.decided_by_id


class Unknown(LookupError):
    """Nothing of that id waits or waited there, or not of this writer."""


class WroteMeanwhile(Exception):
    """The customer wrote after what the supervisor had before her eyes."""


@transaction.atomic
def hold(
    *, here: ConversationShape, staff_id: int, text: str, client_id: str, made_of: Mapping[str, Any],
    suggested: str = "", seen: int = 0,
) -> Approval:  # fmt: skip
    """Have a reply wait. Once per writer and client_id; `made_of` is what `journeys.reply.send` is given."""
    row, made = Approval.objects.get_or_create(
        author_id=staff_id,
        client_id=client_id or uuid4().hex,
        defaults={
            "conversation_id": here.id, "text": language.redact(text).text, "suggested": suggested,
            "made_of": dict(made_of), "seen": seen or here.last_sequence, "asked_at": core.now(),
        },
    )  # fmt: skip
    if made:
        core.record(ReplyHeld(**about(here), approval_id=row.pk), actor=core.staff(staff_id))
    return row


@transaction.atomic
def approve(viewer: Viewer, *, here: ConversationShape, approval_id: int, text: str, seen: int) -> int:
    """Send it under its writer's name, as `text`; the message's id.

    Raises Unknown, Decided, WroteMeanwhile, and what `journeys.reply.send` raises.
    """
    assert viewer.staff is not None
    row = _waiting(here, approval_id)
    if wrote_after(viewer, here, seen):
        raise WroteMeanwhile
    frame, goes_by = row.made_of.get("frame"), going(here, row).channel
    if goes_by != here.channel:
        conversations.set_channel(conversation_id=here.id, channel=goes_by, actor=core.staff(viewer.staff.id))
    sent = reply.send(
        conversation_id=here.id, staff_id=row.author_id, text=text, client_id=row.client_id,
        attachment_ids=[UUID(one) for one in row.made_of.get("attachment_ids", ())],
        article_ids=row.made_of.get("article_ids", ()),
        saved_reply_ids=row.made_of.get("saved_reply_ids", ()),
        original=row.made_of.get("original", "") if text == row.text else "",
        frame=LetterFrame(**frame) if frame else None, approver_id=viewer.staff.id,
        answers=row.made_of.get("answers", ()),
    )  # fmt: skip
    row.sent = text if text != row.text else ""
    row.message_id = sent.message_id
    _decide(row, "approved", viewer.staff.id)
    fact = ReplyApproved(
        **about(here), approval_id=row.pk, author_id=row.author_id, message_id=sent.message_id,
        changed=bool(row.sent),
    )  # fmt: skip
    core.record(fact, actor=core.staff(viewer.staff.id))
    return sent.message_id


@transaction.atomic
def give_back(viewer: Viewer, *, here: ConversationShape, approval_id: int, note: str, text: str) -> None:
    """Give it back with a note; its words stand in its writer's composer again.

    `text` is as the supervisor left it: what she changed stands there. Raises Unknown, Decided.
    """
    assert viewer.staff is not None
    row = _waiting(here, approval_id)
    row.note = language.redact(note.strip()).text[:MOST_NOTE]
    row.sent = text if text != row.text else ""
    _decide(row, "returned", viewer.staff.id)
    _back_into_composer(row, text)
    fact = ReplyReturned(**about(here), approval_id=row.pk, author_id=row.author_id)
    core.record(fact, actor=core.staff(viewer.staff.id))


@transaction.atomic
def withdraw(viewer: Viewer, *, here: ConversationShape, approval_id: int) -> None:
    """Its writer does not ask any more and has it in her composer again.

    Raises Unknown, also for somebody else's, and Decided.
    """
    assert viewer.staff is not None
    row = _waiting(here, approval_id)
    if row.author_id != viewer.staff.id:
        raise Unknown(approval_id)
    _decide(row, "withdrawn", viewer.staff.id)
    _back_into_composer(row, row.text)
    fact = ReplyWithdrawn(**about(here), approval_id=row.pk)
    core.record(fact, actor=core.staff(viewer.staff.id))


def going(here: ConversationShape, row: Approval) -> ConversationShape:
    """The conversation as it is once this reply goes out: a letter on paper goes its own way."""
    return replace(here, channel=row.made_of.get("channel", here.channel))


def wrote_after(viewer: Viewer, here: ConversationShape, seen: int) -> bool:
    """Whether the customer wrote after the line of this sequence."""
    newer = conversations.since(viewer, here.id, seen) if here.last_sequence > seen else ()
    return any(one.author_kind == "customer" for one in newer)


def about(here: ConversationShape) -> dict[str, Any]:
    """What every fact about this conversation says."""
    return {
        "conversation_id": here.id, "customer_id": here.customer_id, "team_id": here.team_id,
        "assignee_id": here.assignee_id,
    }  # fmt: skip


def _waiting(here: ConversationShape, approval_id: int) -> Approval:
    row = Approval.objects.select_for_update().filter(pk=approval_id, conversation_id=here.id).first()
    if row is None:
        raise Unknown(approval_id)
    if row.state != "waiting":
        raise Decided(row)
    return row


def _decide(row: Approval, state: str, staff_id: int) -> None:
    row.state, row.decided_by_id, row.decided_at = state, staff_id, core.now()
    row.save()


def _back_into_composer(row: Approval, text: str) -> None:
    """Before what its writer has begun meanwhile."""
    begun = queries.drafts(row.author_id, row.conversation_id)["reply"].text
    words = "\n".join(part for part in (text, begun) if part)
    actions.save_draft(
        staff_id=row.author_id, conversation_id=row.conversation_id, kind="reply", text=words,
        client_id=uuid4().hex, original=str(row.made_of.get("original", "")),
        answers="\n".join(row.made_of.get("answers", ())) or None,
    )  # fmt: skip
