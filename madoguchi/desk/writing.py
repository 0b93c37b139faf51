"""What somebody wrote on the desk: read from the request, answered for the page and for its script."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import (
    ConversationClosed,
    ConversationShape,
    LetterFrame,
    NotPossible,
    TakenBackReply,
)
from madoguchi.core import api as core
from madoguchi.language import api as language

from . import actions, detours, limits, screens, talk
from .kept_files import MOST_FILES, kept_files

MOST_IDS, MOST_SIGNS = 20, 20_000


@dataclass(frozen=True)
class Written:
    """One text on its way; seen is the sequence its writer had before her eyes, None when unknown."""

    text: str
    client_id: str
    note: bool = False
    seen: int | None = None
    files: Sequence[Any] = ()
    article_ids: tuple[int, ...] = ()
    saved_reply_ids: tuple[int, ...] = ()
    original: str = ""
    """What was written before it was translated."""
    frame: LetterFrame | None = None
    """What stands around it in a letter, as its writer saw it."""
    kept: tuple[UUID, ...] = ()
    """Files that were stored when she was asked once more, without a script."""
    answers: tuple[str, ...] = ()
    """What the customer may answer with one press."""
    by: str = ""
    """The channel that its writer saw it would go by."""
    as_links: bool = False
    confirmed: str = ""
    """The doubts she has answered (`guards.mark_of`)."""

    @property
    def has_files(self) -> bool:
        """Whether anything comes with it."""
        return bool(self.files or self.kept)

    @property
    def made_of(self) -> dict[str, Any]:
        """What it was put together from."""
        return {
            "article_ids": self.article_ids,
            "saved_reply_ids": self.saved_reply_ids,
            "original": self.original,
        }


def reply_from(request: HttpRequest) -> Written:
    """The reply form."""
    return Written(
        text=_text(request),
        client_id=request.POST.get("client_id", "")[:64],
        seen=core.whole_number(request.POST.get("seen", "")),
        files=request.FILES.getlist("attachments")[:MOST_FILES],
        article_ids=_ids(request, "article_ids"),
        saved_reply_ids=_ids(request, "saved_reply_ids"),
        original=original(request),
        frame=frame_from(request),
        kept=kept_files(request),
        answers=answers_from(request),
        by=request.POST.get("by", "")[:24],
        as_links="as_links" in request.POST,
        confirmed=request.POST.get("confirmed", "")[:64],
    )


def answers_from(request: HttpRequest) -> tuple[str, ...]:
    """The answers to press, as they stand in the composer, one on each line."""
    return conversations.answer_lines(request.POST.get("answers", "")[:MOST_SIGNS])


def answers_again(request: HttpRequest, conversation: ConversationShape) -> dict[str, Any]:
    """They stand in the composer again, where the page is drawn without a script."""
    given = answers_from(request)
    return {"answers_text": "\n".join(given), **limits.shown(conversation, typed(request), given)}


def frame_from(request: HttpRequest) -> LetterFrame | None:
    """Opening and closing of a letter as they were sent; None where no letter goes out."""
    if "opening" not in request.POST:
        return None
    return LetterFrame(*(_plain(request.POST.get(one, ""))[:2000] for one in ("opening", "closing")))


def keep_in_draft(request: HttpRequest, conversation: ConversationShape, text: str) -> bool:
    """Without a script, chosen files would be lost with the page: they are stored and wait in the draft.

    Whether there was anything to keep. Raises core.AttachmentRefused.
    """
    files = (*kept_files(request), *stored(request.FILES.getlist("attachments")[:MOST_FILES]))
    if by_script(request) or not files and "kept" not in request.POST:
        return False
    actions.save_draft(
        staff_id=request.viewer.staff.id, conversation_id=conversation.id, kind="reply", text=text,
        client_id=request.POST.get("client_id", "") or uuid4().hex, files=files[:MOST_FILES],
    )  # fmt: skip
    return True


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()


def _ids(request: HttpRequest, name: str) -> tuple[int, ...]:
    given = [one for one in request.POST.getlist(name)[:MOST_IDS] if one.isdecimal() and len(one) < 18]
    return tuple(dict.fromkeys(int(one) for one in given))


def note_from(request: HttpRequest) -> Written:
    """The note form."""
    return Written(text=_text(request), client_id=request.POST.get("client_id", "")[:64], note=True)


def typed(request: HttpRequest) -> str:
    """The text as it stands in the composer, so that places in it are the same here and there."""
    return request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "")


def original(request: HttpRequest) -> str:
    """What was written before it was translated, "" where it was not."""
    return _plain(request.POST.get("original", ""))[:MOST_SIGNS]


def _text(request: HttpRequest) -> str:
    return typed(request).strip()


def stored(files: Sequence[Any]) -> tuple[UUID, ...]:
    """The files, stored, without card numbers in their names; raises core.AttachmentRefused."""
    return tuple(
        core.store_attachment(
            file, filename=language.redact_name(file.name), declared_type=file.content_type or ""
        ).id
        for file in files
    )


def by_script(request: HttpRequest) -> bool:
    """Whether the composer's script asks, which shows the outcome itself."""
    return "application/json" in request.headers.get("Accept", "")


def accepted(request: HttpRequest, conversation: ConversationShape, written: Written) -> HttpResponse:
    """It is kept, and no draft any more."""
    actions.drop_draft(
        staff_id=request.viewer.staff.id, conversation_id=conversation.id,
        kind="note" if written.note else "reply",
    )  # fmt: skip
    if by_script(request):
        return JsonResponse({"ok": True})
    return redirect(screens.conversation_url(conversation.id))


def collided(
    request: HttpRequest, conversation: ConversationShape, name: str, written: Written
) -> HttpResponse:
    """A colleague answered first: nothing was sent, the text stays."""
    if by_script(request):
        return JsonResponse({"name": name}, status=409)
    warning = _("{name} has replied in the meantime. Please read it before you send.").format(name=name)
    return _again(request, conversation, written, 409, collision=warning)


def refused(
    request: HttpRequest, conversation: ConversationShape, why: str, written: Written
) -> HttpResponse:
    """It cannot be sent; the reason, and the text stays."""
    if by_script(request):
        return JsonResponse({"message": why, **detours.shown_by(conversation)}, status=422)
    return _again(request, conversation, written, 422, collision=why)


def _again(
    request: HttpRequest, conversation: ConversationShape, written: Written, status: int, **more: Any
) -> Any:
    if not written.note:
        with suppress(core.AttachmentRefused):
            keep_in_draft(request, conversation, written.text)
    context = talk.whole(request, conversation)
    context["note_mode"] = written.note
    context["note_text" if written.note else "reply_text"] = written.text
    context["original"] = written.original
    if not written.note:
        context |= answers_again(request, conversation)
    if written.frame is not None:
        context["frame"] = written.frame
    response = screens.answer(request, screens.page(request, "conversation", **{**context, **more}))
    response.status_code = status
    return response


def taken_back_words(back: TakenBackReply) -> str:
    """That it was taken back, and whether the customer had read it."""
    if back.read:
        return _("Taken back. The customer had already seen it.")
    return _("Taken back before the customer saw it.")


def words_for(problem: Exception) -> str:
    """Why it was refused, and the way out."""
    if isinstance(problem, core.AttachmentRefused):
        return _("The file could not be taken. Please check its kind and size, then try again.")
    if isinstance(problem, ConversationClosed):
        return _("This conversation is closed for good. Please begin a new one.")
    if isinstance(problem, NotPossible) and problem.reason == "approval":
        return _("Your replies wait for a supervisor. Please write it in the conversation.")
    return _("That does not fit the state of the conversation. Please look at it again.")
