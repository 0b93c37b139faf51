"""A customer answers in an enquiry of hers."""

import re
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape, InboundMessage, Received
from madoguchi.core import api as core
from madoguchi.journeys import inbound_message
from madoguchi.people import api as people

from .shapes import MOST_FILES, MOST_LETTERS, REPLIES_A_MINUTE, Reply, ReplyRefused

CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


def answer(request: HttpRequest, enquiry: ConversationShape) -> Received:
    """Take the posted reply: files, message, consent and job in one transaction. Raises ReplyRefused."""
    may_reply(request, enquiry)
    with transaction.atomic():
        reply = _written(request)
        return keep(request, enquiry, reply.text, reply.client_id, reply.files)


def may_reply(request: HttpRequest, enquiry: ConversationShape) -> None:
    """Raises ReplyRefused for who is blocked, and for who goes much too fast."""
    if request.viewer.blocked:  # type: ignore[attr-defined]
        words = _(
            "We are sorry, but we cannot take messages from here at present. Our help pages stay open to you."
        )
        raise ReplyRefused(words, 403)
    if not core.allow(f"portal:{enquiry.customer_id}", limit=REPLIES_A_MINUTE, seconds=60):
        raise ReplyRefused(_("That was very quick. Please wait a moment, then send it again."), 429)


def keep(
    request: HttpRequest, enquiry: ConversationShape, text: str, client_id: str, files: tuple[UUID, ...] = ()
) -> Received:
    """Her consent, her message and its job, in one transaction. Raises ReplyRefused without the consent."""
    agreement = people.agreement_in(request.POST, "reply", "portal")
    try:
        with transaction.atomic():
            people.agree(customer_id=enquiry.customer_id, agreement=agreement)
            message = InboundMessage(
                enquiry.customer_id, "webchat", text, client_id=client_id,
                conversation_id=enquiry.id, attachment_ids=files, language=get_language() or "ja",
            )  # fmt: skip
            return inbound_message.receive(message)
    except people.ConsentMissing as missing:
        raise ReplyRefused(people.missing_words(request, missing)) from missing


def _written(request: HttpRequest) -> Reply:
    text = request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "").strip()
    files = [file for file in request.FILES.getlist("file") if file.name]
    if not text and not files:
        raise ReplyRefused(_("Please write a message or attach a file."))
    if (over := len(text) - MOST_LETTERS) > 0:
        words = ngettext(
            "This message is %(over)d character too long. Please shorten it, or send it in two parts.",
            "This message is %(over)d characters too long. Please shorten it, or send it in two parts.",
            over,
        )
        raise ReplyRefused(words % {"over": over})
    if len(files) > MOST_FILES:
        raise ReplyRefused(_("You can send up to %(most)d files with one message.") % {"most": MOST_FILES})
    given = request.POST.get("client_id", "")
    client_id = given if CLIENT_ID.fullmatch(given) else uuid4().hex
    try:
        return Reply(text, client_id, tuple(conversations.keep_upload(file).id for file in files))
    except conversations.UploadRefused as refused:
        raise ReplyRefused(refused.message) from refused
