"""Open and close tabs; keep drafts."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LetterFrame, TakenBackReply
from madoguchi.core import api as core
from madoguchi.language import api as language

from . import queries
from .models import Draft, OpenTab

MOST_TABS = 10
MOST_LETTERS = 20_000


def open_tab(*, staff_id: int, conversation_id: int) -> None:
    """Open a tab, or note that it is looked at. Beyond MOST_TABS the one longest unseen closes."""
    now = core.now()
    with transaction.atomic():
        OpenTab.objects.bulk_create(
            [OpenTab(staff_id=staff_id, conversation_id=conversation_id, opened_at=now, viewed_at=now)],
            update_conflicts=True,
            unique_fields=["staff", "conversation"],
            update_fields=["viewed_at"],
        )
        kept = OpenTab.objects.filter(staff_id=staff_id).order_by("-viewed_at", "-id")[:MOST_TABS]
        OpenTab.objects.filter(staff_id=staff_id).exclude(pk__in=kept.values("pk")).delete()


def close_tab(*, staff_id: int, conversation_id: int) -> None:
    """Close a tab; closing it twice is the same."""
    OpenTab.objects.filter(staff_id=staff_id, conversation_id=conversation_id).delete()


def save_draft(
    *, staff_id: int, conversation_id: int, kind: str, text: str, client_id: str, original: str | None = None,
    frame: LetterFrame | None = None, answers: str | None = None,
    files: Sequence[UUID] | None = None,
) -> None:  # fmt: skip
    """Keep what somebody has written so far; an empty text drops it. The last one saved counts.

    `original`, what it was before it was translated, `frame`, what stands around a letter, `answers`, what
    may be answered with one press, and `files`, stored ones that go with it, stay as they are where None is
    given.

    Card numbers and My Numbers are not kept in a draft either.
    """
    if not text.strip() and not (answers or "").strip() and not files:
        drop_draft(staff_id=staff_id, conversation_id=conversation_id, kind=kind)
        return
    draft = Draft(
        staff_id=staff_id, conversation_id=conversation_id, kind=kind,
        text=language.redact(text).text[:MOST_LETTERS],
        original=language.redact(original or "").text[:MOST_LETTERS],
        client_id=client_id[:64], saved_at=core.now(),
        frame={"opening": frame.opening, "closing": frame.closing} if frame else {},
        answers=language.redact(answers or "").text[:MOST_LETTERS],
        files=[str(one) for one in files or ()],
    )  # fmt: skip
    given = {"original": original, "frame": frame, "answers": answers, "files": files}
    Draft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["staff", "conversation", "kind"],
        update_fields=[
            "text",
            "client_id",
            "saved_at",
            *(name for name, value in given.items() if value is not None),
        ],
    )


def drop_draft(*, staff_id: int, conversation_id: int, kind: str) -> None:
    """It was sent, or is not wanted any more; dropping twice is the same."""
    Draft.objects.filter(staff_id=staff_id, conversation_id=conversation_id, kind=kind).delete()


@transaction.atomic
def take_back(*, staff_id: int, conversation_id: int, message_id: int) -> TakenBackReply:
    """Take one's reply back into the composer: its text is the draft again, before what stands there.

    Raises what conversations.take_back raises, and changes nothing then.
    """
    back = conversations.take_back(message_id=message_id, staff_id=staff_id)
    original = assistant.helping.take_original(message_id)
    draft = queries.drafts(staff_id, conversation_id)["reply"]
    text = "\n".join(part for part in (back.text, draft.text) if part)
    save_draft(
        staff_id=staff_id, conversation_id=conversation_id, kind="reply", text=text, client_id=uuid4().hex,
        original=original or draft.original, answers="\n".join(back.answers) or None,
    )  # fmt: skip
    return back
