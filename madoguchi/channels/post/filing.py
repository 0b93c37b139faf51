"""A scan becomes part of a conversation: staff say whose it is, and it waits for people."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, Matter, Received
from madoguchi.core import api as core
from madoguchi.journeys import receive_paper
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.ui import api as ui

from . import scans
from .events import ScanFiled
from .models import Scan
from .shapes import ScanUnknown

LONGEST_QUOTE = 3000


class NoCustomer(ValueError):
    """Nobody was chosen, and no name was given."""


@dataclass(frozen=True)
class Filing:
    """What staff decided: whose it is (or the name of somebody new), where it belongs, what it is about."""

    customer_id: int | None = None
    name: str = ""
    conversation_id: int | None = None
    subject: str = ""
    topic: str = ""
    received_on: date | None = None


@transaction.atomic
def file(viewer: Viewer, key: UUID, how: Filing) -> int:
    """Put the scan into its conversation and return that; a second press gets the same.

    Raises ScanUnknown, NoCustomer, and ConversationUnknown for one that she may not see.
    """
    row = scans.open_for(viewer, key, lock=True)
    if row.conversation_id is not None:
        return row.conversation_id
    if row.state == "discarded":
        raise ScanUnknown(key)
    assert viewer.staff is not None
    received = _put(viewer, row, how)
    row.state, row.conversation_id, row.filed_at = "filed", received.conversation_id, core.now()
    row.filed_by_id, row.received_on = viewer.staff.id, how.received_on or row.received_on
    row.save()
    brief = conversations.brief(received.conversation_id)
    assert brief is not None
    fact = ScanFiled(conversation_id=brief.id, customer_id=brief.customer_id, kind=row.kind, pages=row.pages)
    core.record(fact, actor=core.staff(viewer.staff.id))
    return brief.id


def _put(viewer: Viewer, row: Scan, how: Filing) -> Received:
    subject = how.subject.strip()[:80] or _kind_word(row.kind)
    if how.conversation_id is not None:
        here = conversations.conversation(viewer, how.conversation_id)
        message = InboundMessage(
            customer_id=here.customer_id, channel=row.kind, text=_words(row, how, ""),
            external_id=f"scan:{row.key.hex}", conversation_id=here.id, attachment_ids=(row.file_id,),
            language=here.language,
        )  # fmt: skip
        return receive_paper.join(message)
    matter = Matter(
        customer_id=_customer(viewer, how), channel=row.kind, subject=subject, text=_words(row, how, subject),
        client_id=f"scan:{row.key.hex}", topic=how.topic, attachment_ids=(row.file_id,), language="ja",
    )  # fmt: skip
    return receive_paper.open_case(matter)


def _customer(viewer: Viewer, how: Filing) -> int:
    """One whom the viewer may look at, or somebody new."""
    chosen = conversations.open_customers(viewer, [how.customer_id]) if how.customer_id is not None else ()
    for customer_id in people.customers(chosen):
        return customer_id
    if not how.name.strip():
        raise NoCustomer
    return people.create_customer(name=how.name.strip()[:120])


def _words(row: Scan, how: Filing, subject: str) -> str:
    """What stands in the conversation: what it is, since when we have it, and what can be read of it."""
    with override("ja"):
        day = ui.day(how.received_on or row.received_on)
        head = _("%(kind)s, received on %(day)s, %(pages)s pages") % {
            "kind": _kind_word(row.kind), "day": day, "pages": row.pages or "?"
        }  # fmt: skip
    parts = (subject if subject != _kind_word(row.kind) else "", head, row.text[:LONGEST_QUOTE])
    return "\n\n".join(part for part in parts if part)


def _kind_word(kind: str) -> str:
    return str(conversations.CHANNELS[kind][1])
