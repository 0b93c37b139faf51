"""Reads of the desk's own rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LetterFrame

from .models import Draft, OpenTab


def tab_ids(staff_id: int) -> tuple[int, ...]:
    """Ids of the conversations this person has open, oldest tab first."""
    open_tabs = OpenTab.objects.filter(staff_id=staff_id).order_by("opened_at", "id")
    return tuple(open_tabs.values_list("conversation_id", flat=True))


@dataclass(frozen=True)
class Text:
    """What somebody has begun to write, and the id under which it will be sent."""

    text: str = ""
    client_id: str = ""
    original: str = ""
    """What a translated reply was before."""
    frame: LetterFrame | None = None
    """What stands around a letter, where its writer changed that."""
    answers: str = ""
    """What may be answered with one press, one on each line."""
    files: tuple[UUID, ...] = ()
    """Stored files that go with it."""


def drafts(staff_id: int, conversation_id: int) -> dict[str, Text]:
    """The "reply" and the "note" in the making here; what was sent in the meantime is none any more."""
    rows = Draft.objects.filter(staff_id=staff_id, conversation_id=conversation_id)
    held = {
        row.kind: Text(row.text, row.client_id, row.original, _frame(row), row.answers, _files(row))
        for row in rows
    }
    ids = [one.client_id for one in held.values()]
    sent = conversations.written_ids(conversation_id=conversation_id, client_ids=ids) if ids else ()
    return {kind: _unsent(held.get(kind, Text()), sent) for kind in ("reply", "note")}


def _files(row: Draft) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in row.files)


def _frame(row: Draft) -> LetterFrame | None:
    return LetterFrame(**row.frame) if row.frame else None


def _unsent(draft: Text, sent: Iterable[str]) -> Text:
    return Text() if draft.client_id in sent else draft
