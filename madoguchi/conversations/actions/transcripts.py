"""The customer gets a copy of what was said, by mail."""

from typing import Literal

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape, Viewer

from ..events import MessageAdded, TranscriptSent
from ..queries.transcripts import RULE, transcript
from ..shapes import NotPossible
from .appending import about, locked, system_line

PER_HOUR = 3


def mail_transcript(*, conversation_id: int, actor: Actor) -> str:
    """Mail all that the customer may read to her proven address, and say so in the conversation; the address.

    Raises ConversationUnknown, NotPossible("no_address") without a proven one, NotPossible("too_often") for
    the fourth time in an hour.
    """
    if not core.allow(f"transcript:{conversation_id}", limit=PER_HOUR, seconds=3600):
        raise NotPossible("too_often")
    with transaction.atomic():
        row = locked(conversation_id)
        customer = people.customer(row.customer_id)
        if customer is None or not customer.proven_email:
            raise NotPossible("no_address")
        language: Literal["ja", "en"] = "en" if row.language == "en" else "ja"
        with override(language):
            subject, text = _mail(customer, conversation_id)
        core.send_mail(
            to=customer.proven_email, subject=subject, text=text, purpose="transcript", language=language
        )
        if row.status != "closed":
            place = system_line(row, "transcript_sent", {})
            added = MessageAdded(
                **about(row), message_id=place.message_id, author_kind="system", channel=row.channel
            )
            core.record(added, actor=actor)
        core.record(TranscriptSent(**about(row)), actor=actor)
    return customer.proven_email


def _mail(customer: CustomerShape, conversation_id: int) -> tuple[str, str]:
    told = transcript(Viewer("customer", customer_id=customer.id), conversation_id)
    address = settings.MADOGUCHI_ADDRESS + reverse("portal:enquiry", args=[told.conversation.number])
    greeting = gettext("Dear %(name)s,") % {"name": customer.name} if customer.name else ""
    parts = [
        greeting,
        gettext("Thank you for contacting us. This is what was said in your enquiry."),
        told.text.rstrip(),
        RULE,
        gettext("To read it on the web or to write again:\n%(address)s") % {"address": address},
        gettext("This message was sent automatically."),
    ]
    subject = gettext("A copy of your enquiry [%(number)s]") % {"number": told.conversation.number}
    return subject, "\n\n".join(part for part in parts if part) + "\n"
