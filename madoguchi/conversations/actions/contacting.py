"""A contact that no program saw: a call, a talk at the counter, a visit, noted by whoever had it."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.people import api as people

from ..access import staff_may_see
from ..cards import FactsCard
from ..events import Assigned, ContactNoted, ConversationOpened, HandlerChanged, MessageAdded, NoteAdded
from ..models import Conversation, Message
from ..shapes import ConversationUnknown, NotedContact, NotPossible, Received
from ..text import clean, first_line
from .appending import Line, Place, about, append, lockable

NOTED = "contact:"


@transaction.atomic
def note_contact(contact: NotedContact, *, staff_id: int, facts: FactsCard | None = None) -> Received:
    """Write down what was said: in her current conversation, or in a new one. Once per client_id.

    What staff write stays a note of theirs; the customer reads when, how and with whom she spoke. Whoever
    notes it takes a conversation that nobody has. Raises ConversationUnknown for staff who may not see it,
    NotPossible("empty" | "too_long" | "contact").
    """
    text = clean(contact.text)
    if not text.text:
        raise NotPossible("empty")
    if contact.direction not in ("in", "out") or not contact.client_id:
        raise NotPossible("contact")
    person = people.staff(staff_id)
    if person is None or not person.active or person.role == "editor":
        raise ConversationUnknown(0)
    known = _known(contact)
    if known is not None:
        return known
    customer_id = people.settled_customer(contact.customer_id)
    row = lockable().filter(customer_id=customer_id, current=True).exclude(status="closed").first()
    if (known := _known(contact)) is not None:
        return known
    opened = row is None or not staff_may_see(person, row)
    if opened:
        row = _new(contact, customer_id, text.text, current=row is None)
        row.save(force_insert=True)
    assert row is not None
    before = (row.handler, row.status)
    told = append(row, _told(contact, person.name), _changes(row, contact, staff_id))
    note = Line(
        "agent", "note", text.text, core.now(), staff_id=staff_id, private=True, channel=contact.channel,
        external_id=f"{NOTED}{contact.client_id}",
        card=text.marked({"contact": _card(contact), **({"facts": facts.as_json()} if facts else {})}),
    )  # fmt: skip
    place = append(row, note, {})
    _record(row, contact, told, place, before, opened, staff_id)
    return Received(row.pk, place.message_id, place.sequence, created=True, opened=opened)


def _known(contact: NotedContact) -> Received | None:
    same = Message.objects.filter(channel=contact.channel, external_id=f"{NOTED}{contact.client_id}")
    found = same.values_list("conversation_id", "pk", "sequence").first()
    return Received(*found, created=False) if found else None


def _new(contact: NotedContact, customer_id: int, text: str, *, current: bool) -> Conversation:
    now = core.now()
    return Conversation(
        number=core.next_contact_number(), subject=contact.subject[:200] or first_line(text),
        customer_id=customer_id, channel=contact.channel, language=contact.language or "ja", current=current,
        created_at=now, last_message_at=now,
    )  # fmt: skip


def _told(contact: NotedContact, name: str) -> Line:
    code = "contact_in" if contact.direction == "in" else "contact_out"
    params = {"channel": contact.channel, "name": name}
    return Line(
        "system", "system", "", core.now(), channel=contact.channel, card={"code": code, "params": params}
    )


def _changes(row: Conversation, contact: NotedContact, staff_id: int) -> dict[str, Any]:
    """She was spoken with: nobody waits for a first word any more, and it is with whoever spoke with her."""
    now = core.now()
    changes: dict[str, Any] = {"waiting_since": None, "last_message_at": now, "unread_for_staff": 0}
    if contact.direction == "in":
        changes["last_customer_at"] = now
    if row.first_replied_at is None:
        changes["first_replied_at"] = now
    if row.status != "open":
        changes |= {"status": "open", "snoozed_until": None, "resolved_at": None}
    if row.assignee_id is None:
        changes |= {"assignee_id": staff_id, "handler": "agent"}
    return changes


def _card(contact: NotedContact) -> dict[str, Any]:
    return {"direction": contact.direction, "minutes": contact.minutes, "channel": contact.channel}


def _record(
    row: Conversation, contact: NotedContact, told: Place, note: Place, before: tuple[str, str], opened: bool,
    staff_id: int,
) -> None:  # fmt: skip
    facts: list[Fact] = []
    if opened:
        facts.append(ConversationOpened(**about(row), channel=contact.channel))
    if before[0] != row.handler:
        facts.append(Assigned(**about(row), before=None))
        facts.append(HandlerChanged(**about(row), before=before[0], after=row.handler))
    how = {"channel": contact.channel, "message_id": told.message_id}
    facts.append(MessageAdded(**about(row), **how, author_kind="system"))
    facts.append(NoteAdded(**about(row), message_id=note.message_id, mention_ids=()))
    spoken = {"channel": contact.channel, "direction": contact.direction, "minutes": contact.minutes}
    facts.append(ContactNoted(**about(row), message_id=note.message_id, **spoken))
    core.record_all(facts, actor=core.staff(staff_id))


def noted_lately(*, customer_id: int, within: timedelta) -> tuple[Received, ...]:
    """Contacts with this customer that somebody has noted within this time, the latest first."""
    lines = Message.objects.filter(
        conversation__customer_id=customer_id, external_id__startswith=NOTED, kind="note",
        created_at__gte=core.now() - within,
    )  # fmt: skip
    found = lines.order_by("-created_at").values_list("conversation_id", "pk", "sequence")[:5]
    return tuple(Received(*one, created=False) for one in found)
