"""From a posted form to our InboundMessage; what cannot be taken says why, in the customer's words."""

import re
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

from .shapes import MOST_COLLECTIONS, MOST_FILES, MOST_LETTERS

MOST_READ = 10
CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Refused(Exception):
    """The request cannot be taken; `message` tells the customer what happened and what to do."""

    def __init__(self, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


@dataclass(frozen=True)
class Written:
    """What a customer wrote, checked."""

    text: str
    client_id: str
    attachment_ids: tuple[UUID, ...]
    files: tuple[UploadedFile, ...]
    page_url: str
    collections: tuple[str, ...] = ()
    read: tuple[int, ...] = ()

    def message(self, customer_id: int, attachment_ids: tuple[UUID, ...]) -> InboundMessage:
        """The message of this customer, with all its files stored."""
        return InboundMessage(
            customer_id=customer_id,
            channel="webchat",
            text=self.text,
            client_id=self.client_id,
            attachment_ids=attachment_ids,
            language=get_language() or "ja",
            page_url=self.page_url,
        )


def written(request: HttpRequest) -> Written:
    """Read the posted form. Raises Refused for an empty or too long message and for too many files."""
    text = request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "").strip()
    files = tuple(f for f in request.FILES.getlist("file") if f.name)
    attachments = _ids(request.POST.getlist("attachment"))
    if not text and not files and not attachments:
        raise Refused(_("Please write a message or attach a file."))
    if (over := len(text) - MOST_LETTERS) > 0:
        raise Refused(
            ngettext(
                "This message is %(over)d character too long. Please shorten it, or send it in two parts.",
                "This message is %(over)d characters too long. Please shorten it, or send it in two parts.",
                over,
            )
            % {"over": over}
        )
    if len(files) + len(attachments) > MOST_FILES:
        raise Refused(_("You can send up to %(most)d files with one message.") % {"most": MOST_FILES})
    page_url = request.POST.get("page_url", "")[:500]
    return Written(
        text, _client_id(request), attachments, files, page_url, collections_in(request.POST),
        read_in(request.POST),
    )  # fmt: skip


def read_in(given: QueryDict) -> tuple[int, ...]:
    """Ids of the articles that she read inside the widget ("12,7")."""
    words = given.get("read", "")[:200].split(",")
    ids = [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 18]
    return tuple(ids[:MOST_READ])


def collections_in(given: QueryDict) -> tuple[str, ...]:
    """The collections the page wants its answers from ("shop,care"); only public ones count."""
    asked = given.get("collection", "")[:500]
    wanted = [slug.strip() for slug in asked.split(",") if slug.strip()]
    return knowledge.public_collections(wanted[:MOST_COLLECTIONS]) if wanted else ()


def stored(file: UploadedFile) -> core.AttachmentShape:
    """Keep one uploaded file. Raises Refused with the reason in words."""
    try:
        return conversations.keep_upload(file)
    except conversations.UploadRefused as refused:
        raise Refused(refused.message) from refused


def _client_id(request: HttpRequest) -> str:
    given = request.POST.get("client_id", "")
    return given if CLIENT_ID.fullmatch(given) else uuid4().hex


def _ids(texts: list[str]) -> tuple[UUID, ...]:
    try:
        ids = tuple(dict.fromkeys(UUID(text) for text in texts))
    except ValueError:
        ids = ()
    if len(ids) < len(texts) or (ids and len(core.attachments(ids)) < len(ids)):
        raise Refused(_("A file did not arrive. Please attach it again."))
    return ids
