"""From what was posted to a draft; what cannot be taken says why, in the customer's words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from .models import Draft
from .shapes import DRAFTS_AN_HOUR, MOST_FILES, MOST_LETTERS, SENT_AN_HOUR, TopicForm

HOUR = 3600
TRAP = "website"
"""A field that people do not see; programs that fill in everything fill it in."""


class Refused(Exception):
    """It cannot be taken; `message` tells the customer what to do, `field` beside which field."""

    def __init__(self, message: str, status: int = 422, field: str = "") -> None:
        super().__init__(message)
        self.message, self.status, self.field = message, status, field


@dataclass(frozen=True)
class Written:
    """What she wrote on the first page, checked."""

    key: UUID
    topic: str
    text: str
    page_url: str


def written(post: QueryDict, offered: Collection[str]) -> Written:
    """Read the first page. Raises Refused."""
    text = post.get("text", "").replace("\r\n", "\n").replace("\x00", "").strip()
    topic = post.get("topic", "")
    if topic not in offered:
        raise Refused(_("Please choose what it is about."), field="topic")
    if not text:
        raise Refused(_("Please write your question."), field="text")
    if (over := len(text) - MOST_LETTERS) > 0:
        words = ngettext(
            "This is %(over)d character too long.", "This is %(over)d characters too long.", over
        )
        raise Refused(words % {"over": over}, field="text")
    return Written(_key(post.get("key", "")), topic, text, post.get("page_url", "")[:500])


def _key(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        return uuid4()


def honest(post: QueryDict) -> None:
    """Raise Refused for whoever fills in what people do not see."""
    if post.get(TRAP, "").strip():
        raise Refused(_("Please leave the field “Do not fill in” empty, and send it again."))


def check_allowance(request: HttpRequest, what: str) -> None:
    """Raise Refused (429) for an address that goes much too fast."""
    most = {"drafts": DRAFTS_AN_HOUR, "sent": SENT_AN_HOUR}[what]
    if not core.allow(f"form:{what}:{request.META.get('REMOTE_ADDR', '')}", limit=most, seconds=HOUR):
        words = _("Many enquiries arrived from your connection. Your words are kept; please send them later.")
        raise Refused(words, 429)


def given_files(request: HttpRequest, row: Draft, topic: TopicForm) -> list[UUID]:
    """The files that she kept, and those that she adds now. Raises Refused when one cannot be taken."""
    kept = [one for one in row.files if str(one) not in request.POST.getlist("without")]
    for gone in set(row.files) - set(kept):
        core.remove_attachment(gone)
    given = [file for file in request.FILES.getlist("file") if file.name] if topic.files else []
    if len(kept) + len(given) > MOST_FILES:
        raise Refused(_("At most %(most)d files can be attached.") % {"most": MOST_FILES})
    return [*kept, *_stored(given)]


def _stored(given: Iterable[UploadedFile]) -> list[UUID]:
    """All of them, or none."""
    stored: list[UUID] = []
    try:
        for file in given:
            stored.append(conversations.keep_upload(file).id)
    except conversations.UploadRefused as refused:
        for one in stored:
            core.remove_attachment(one)
        raise Refused(refused.message) from refused
    return stored
