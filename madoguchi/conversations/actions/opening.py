"""A further conversation, opened deliberately beside her current one: by a form, or a task for people."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people

from ..events import ConversationOpened, MessageAdded
from ..models import Conversation, Message
from ..shapes import Matter, NotPossible, Received, Vocabulary
from ..text import clean, web_address
from .appending import Line, Place, about, append, attach


@transaction.atomic
def open_matter(matter: Matter) -> Received:
    """Open a conversation that waits for people; the same client_id opens it once, however parallel.

    It is her current one only when she has none. Codes that the company does not offer are left out.
    Raises NotPossible("empty" | "too_long").
    """
    text = clean(matter.text)
    if not text.text:
        raise NotPossible("empty")
    matter = replace(matter, customer_id=people.settled_customer(matter.customer_id))
    known = _known(matter)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            row = _row(matter)
            row.save(force_insert=True)
            place = append(row, _line(matter, text.text, text.marked(_card(matter))), _changes(matter))
            if not place.created:
                raise _Twice
    except _Twice:
        known = _known(matter)
        if known is None:
            raise RuntimeError("a matter was neither new nor there") from None
        return known
    attach(place.message_id, matter.attachment_ids)
    _record(row, place)
    return Received(row.pk, place.message_id, place.sequence, created=True, opened=True)


class _Twice(Exception):
    """Somebody opened it at the same time; ours is rolled back."""


def _known(matter: Matter) -> Received | None:
    found = Message.objects.filter(channel=matter.channel, external_id=_name(matter))
    place = found.values_list("conversation_id", "pk", "sequence").first()
    return Received(*place, created=False) if place else None


def _name(matter: Matter) -> str:
    return f"matter:{matter.client_id}"


def _row(matter: Matter) -> Conversation:
    now = core.now()
    has_one = Conversation.objects.filter(customer_id=matter.customer_id, current=True).exists()
    return Conversation(
        number=core.next_contact_number(), subject=matter.subject[:200], customer_id=matter.customer_id,
        channel=matter.channel, language=matter.language or language.language_of(matter.text, default="ja"),
        page_url=web_address(matter.page_url), current=not has_one, created_at=now, last_message_at=now,
        priority=matter.priority, team_id=matter.team_id, tags=list(matter.tags),
        request_type=_offered("request_type", matter.request_type), topic=_offered("topic", matter.topic),
    )  # fmt: skip


def _offered(field: str, code: str) -> str:
    """The code, as long as the company offers it."""
    terms = core.option(Vocabulary).terms(field) if code else ()
    return code if any(term.code == code and term.active for term in terms) else ""


def _changes(matter: Matter) -> dict[str, Any]:
    """It is with people at once; when a time was agreed, that is what was promised."""
    now = core.now()
    changes: dict[str, Any] = {
        "handler": "queue", "waiting_since": now, "last_customer_at": now, "unread_for_staff": 1
    }  # fmt: skip
    if matter.due_from is not None and matter.due_until is not None:
        changes |= {
            "reply_started_at": now, "reply_warn_at": matter.due_from, "reply_due_at": matter.due_until
        }  # fmt: skip
    return changes


def _card(matter: Matter) -> dict[str, Any]:
    return {"facts": matter.facts.as_json()} if matter.facts else {}


def _line(matter: Matter, text: str, card: dict[str, Any]) -> Line:
    return Line(
        "customer", "text", text, core.now(), channel=matter.channel, client_id=matter.client_id,
        external_id=_name(matter), card=card, language=matter.language,
    )  # fmt: skip


def _record(row: Conversation, place: Place) -> None:
    opened = ConversationOpened(**about(row), channel=row.channel)
    added = MessageAdded(
        **about(row), message_id=place.message_id, author_kind="customer", channel=row.channel
    )
    core.record_all([opened, added], actor=core.customer(row.customer_id))
