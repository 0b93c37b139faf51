"""Staff note a call, a talk at the counter or a visit: it is settled, followed up, or stays theirs."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import FactsCard, NotedContact, Received
from madoguchi.core import api as core
from madoguchi.routing import api as routing

from . import resolve as resolving


@transaction.atomic
def note(
    contact: NotedContact, *, staff_id: int, facts: FactsCard | None, codes: Mapping[str, str], settled: bool,
    follow_up: datetime | None,
) -> Received:  # fmt: skip
    """Keep it in her conversation. Settled, it is resolved; with a day to follow up, it comes back then.

    A repeat changes nothing. Raises what conversations.note_contact and journeys.resolve raise, and
    NotPossible("past") for a day that has gone; nothing is kept then.
    """
    received = conversations.note_contact(contact, staff_id=staff_id, facts=facts)
    if not received.created:
        return received
    here, actor = received.conversation_id, core.staff(staff_id)
    assistant.hold(conversation_id=here)
    routing.leave(conversation_id=here, actor=actor)
    if codes:
        conversations.classify(conversation_id=here, actor=actor, **codes)
    if settled:
        resolving.resolve(conversation_id=here, staff_id=staff_id, **codes)
    elif follow_up is not None:
        conversations.snooze(conversation_id=here, until=follow_up, actor=actor)
    return received
