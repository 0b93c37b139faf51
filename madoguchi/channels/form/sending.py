"""A form is sent: once, to the right customer, with an answer time that we can keep."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import LinkedArticle, Matter
from madoguchi.core import api as core
from madoguchi.journeys import send_form
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import asking, drafts
from .advice import by_id
from .events import FormSent
from .letters import acknowledge
from .models import Draft
from .shapes import FormSettings


@transaction.atomic
def send(viewer: Viewer, key: UUID, values: Mapping[str, Any], agreement: people.Agreement) -> Draft:
    """Make the draft a conversation and acknowledge it. A second press gets what the first one got.

    Raises drafts.DraftUnknown, people.ConsentMissing, conversations.NotPossible.
    """
    row = drafts.open_for(viewer, key, lock=True)
    if row.state == "sent":
        return row
    people.agree(customer_id=row.customer_id, agreement=agreement)
    known = asking.known(viewer)
    email = known.get("email") or str(values.get("email", ""))
    owner = row.customer_id if known else _owner(row.customer_id, values)
    shown = [LinkedArticle(one.id, one.heading, one.url) for one in by_id(row.shown, viewer)]
    stranger = owner != row.customer_id
    received = send_form.send(_matter(row, owner, values), shown=shown, unproven=stranger)
    _sent(row, received.conversation_id, email)
    if email:
        name = known.get("name") or str(values.get("name", ""))
        acknowledge(row, email=email, name=name, number=number_of(row))
    fact = FormSent(
        customer_id=owner, conversation_id=received.conversation_id, topic=row.topic, articles=len(row.shown)
    )
    core.record(fact, actor=core.customer(owner))
    return row


def _owner(customer_id: int, values: Mapping[str, Any]) -> int:
    """Whose conversation it is: of whoever has proven the typed address, else of this browser.

    An address that others only typed tells nothing, so that nobody reads along by typing it first.
    """
    name, email, phone = (str(values.get(what, "")) for what in ("name", "email", "phone"))
    holder = people.add_identity(customer_id=customer_id, kind="email", value=email) if email else customer_id
    if phone:
        people.add_identity(customer_id=customer_id, kind="phone", value=phone)
    if holder != customer_id:
        known = people.customer(holder)
        if known is not None and known.proven_email == email:
            return holder
    here = people.customer(customer_id)
    if name and here is not None and not here.name:
        people.rename_customer(customer_id=customer_id, name=name)
    return customer_id


def _matter(row: Draft, owner: int, values: Mapping[str, Any]) -> Matter:
    topic = core.option(FormSettings).topic(row.topic)
    said = asking.lines(topic, values, row.language)
    details = "\n".join(f"{label}: {value}" for label, value in said)
    return Matter(
        customer_id=owner, channel="form", subject=row.text.splitlines()[0][:80],
        text=f"{row.text}\n\n{details}" if details else row.text, client_id=f"form:{row.key.hex}",
        language=row.language, page_url=row.page_url, topic=row.topic, attachment_ids=tuple(row.files),
    )  # fmt: skip


def _sent(row: Draft, conversation_id: int, email: str) -> None:
    """The words stand in the conversation now; here stays where the answers go."""
    row.state, row.conversation_id, row.email = "sent", conversation_id, email
    row.sent_at = row.changed_at = core.now()
    row.text, row.values, row.files = "", {}, []
    row.due_at = _answer_by(conversation_id)
    row.save()


def _answer_by(conversation_id: int) -> datetime | None:
    """Until when we answer: the promise of the desk, else the hours that the form's settings name."""
    viewer = Viewer("customer", customer_id=_brief(conversation_id).customer_id)
    promised = conversations.conversation(viewer, conversation_id).reply_due_at
    if promised is not None:
        return promised
    hours = timedelta(hours=core.option(FormSettings).answer_hours)
    try:
        return core.due_at(core.opening_hours(), core.now(), hours)
    except core.NeverOpen:
        return None


def number_of(row: Draft) -> str:
    """The contact number of a form that was sent."""
    return _brief(row.conversation_id).number


def _brief(conversation_id: int | None) -> conversations.Brief:
    return cast(conversations.Brief, conversations.brief(conversation_id or 0))
