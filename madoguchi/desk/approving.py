"""What the screens about waiting replies are drawn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Q
from django.urls import reverse

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import promises, words
from .models import Approval

SHOWN = 100
LAST_HEARD = 3


@dataclass(frozen=True)
class Piece:
    """Words that stayed, came ("added") or went ("removed")."""

    state: str
    words: str


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """What was changed, word by word; nothing where there is nothing to compare with, or no change."""
    if not before or before == after:
        return ()
    old, new = language.surfaces(before), language.surfaces(after)
    found: list[Piece] = []
    for what, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("same", "".join(old[i:j])))
            continue
        found += [Piece("removed", "".join(old[i:j]))] if i < j else []
        found += [Piece("added", "".join(new[k:n]))] if k < n else []
    return tuple(found)


def here(viewer: Viewer, conversation: ConversationShape) -> dict[str, Any]:
    """The replies that wait in a conversation, and the one that was given back to me last; one query."""
    assert viewer.staff is not None
    mine = Q(author_id=viewer.staff.id)
    rows = list(
        Approval.objects.filter(Q(state="waiting") | mine, conversation_id=conversation.id).order_by("-pk")[
            :20
        ]
    )
    own = next((row for row in rows if row.author_id == viewer.staff.id), None)
    waiting = [row for row in reversed(rows) if row.state == "waiting"]
    names = people.staff_names({row.author_id for row in waiting}) if waiting else {}
    return {
        "held": [_held(row, viewer, names) for row in waiting],
        "returned": _returned(own) if own and own.state == "returned" else None,
    }


def _held(row: Approval, viewer: Viewer, names: dict[int, str]) -> dict[str, Any]:
    assert viewer.staff is not None
    url = reverse("desk:approval", args=[row.conversation_id, row.pk])
    return {
        "id": row.pk, "text": row.text, "answers": row.made_of.get("answers", ()),
        "at": row.asked_at, "name": names.get(row.author_id, ""),
        "mine": row.author_id == viewer.staff.id, "url": url if viewer.is_supervisor else "",
        "withdrawal": reverse("desk:approval-withdrawal", args=[row.conversation_id, row.pk]),
    }  # fmt: skip


def _returned(row: Approval) -> dict[str, Any]:
    return {
        "note": row.note, "at": row.decided_at,
        "by": people.staff_names([row.decided_by_id]).get(row.decided_by_id or 0, ""),
        "pieces": compared(row.text, row.sent) if row.sent else (),
    }  # fmt: skip


def suggested_for(staff_id: int, conversation_id: int, letter: str) -> str:
    """What a reply is compared with: what its writer got back last, else the letter it is made from."""
    last = (
        Approval.objects.filter(author_id=staff_id, conversation_id=conversation_id).order_by("-pk").first()
    )
    return (last.sent or last.text) if last and last.state == "returned" else letter


def one(
    viewer: Viewer, conversation: ConversationShape, row: Approval, text: str | None = None
) -> dict[str, Any]:
    """Everything a supervisor decides by: her last words, what is proposed, what was changed in it."""
    heard = conversations.thread_of(viewer, conversation, limit=40)
    asked = [line for line in heard if line.author_kind == "customer"][-LAST_HEARD:]
    later = [line for line in heard if line.author_kind == "customer" and line.sequence > row.seen]
    names = people.staff_names({row.author_id, row.decided_by_id})
    held = core.attachments(row.made_of.get("attachment_ids", ()))
    return {
        "approval": row,
        "author": names.get(row.author_id, ""),
        "decided_by": names.get(row.decided_by_id or 0, ""),
        "asked": asked,
        "later": later,
        "pieces": compared(row.suggested, row.text),
        "text": row.text if text is None else text,
        "frame": row.made_of.get("frame"),
        "on_paper": words.channel_of(row.made_of["channel"]) if row.made_of.get("channel") else None,
        "answers": row.made_of.get("answers", ()),
        "files": [file.name for file in held],
        "seen": conversation.last_sequence,
        "promise": promises.chip_of(conversation, core.now()),
    }


def waiting_rows(viewer: Viewer) -> Sequence[tuple[Approval, ConversationShape]]:
    """What waits, the oldest first: for supervisors everybody's, else one's own."""
    assert viewer.staff is not None
    rows = Approval.objects.filter(state="waiting")
    rows = rows if viewer.is_supervisor else rows.filter(author_id=viewer.staff.id)
    found = list(rows.order_by("asked_at", "pk")[:SHOWN])
    held = {one.id: one for one in conversations.several(viewer, [row.conversation_id for row in found])}
    return [(row, held[row.conversation_id]) for row in found if row.conversation_id in held]


def listed(viewer: Viewer) -> dict[str, Any]:
    """The page of what waits."""
    rows = waiting_rows(viewer)
    names = people.staff_names({row.author_id for row, _here in rows})
    return {"rows": [_line(viewer, row, here_, names) for row, here_ in rows]}


def _line(viewer: Viewer, row: Approval, here_: ConversationShape, names: dict[int, str]) -> dict[str, Any]:
    url = reverse("desk:approval", args=[here_.id, row.pk])
    return {
        "author": names.get(row.author_id, ""),
        "about": f"{here_.customer_name} · {here_.subject or here_.number}",
        "text": row.text, "at": row.asked_at, "promise": promises.chip_of(here_, core.now()),
        "url": url if viewer.is_supervisor else reverse("desk:conversation", args=[here_.id]),
    }  # fmt: skip


def count(viewer: Viewer) -> int:
    """How many wait, for those who decide about them."""
    return Approval.objects.filter(state="waiting").count() if viewer.is_supervisor else 0


def approvers(messages: Iterable[Any]) -> dict[int, str]:
    """The names of the supervisors who said yes to these messages."""
    ids = {one.card["approved_by"] for one in messages if one.card.get("approved_by")}
    return people.staff_names(ids) if ids else {}
