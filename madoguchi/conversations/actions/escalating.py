"""An agent asks the supervisors for help, and they see to it."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..events import Escalated, EscalationSettled
from ..models import Conversation
from ..shapes import NotPossible, Received
from .appending import about, locked, save
from .writing import note

SETTLED = {"escalated_at": None, "escalated_by_id": None}


@transaction.atomic
def escalate(*, conversation_id: int, staff_id: int, text: str, client_id: str = "") -> Received:
    """Ask the supervisors for help; the note says why. Once per client_id.

    Raises what `note` raises, and NotPossible("resolved") for a matter that is settled.
    """
    written = note(conversation_id=conversation_id, staff_id=staff_id, text=text, client_id=client_id)
    if not written.created:
        return written
    row = locked(conversation_id)
    if row.status == "resolved":
        raise NotPossible("resolved")
    if row.escalated_at is None:
        save(row, escalated_at=core.now(), escalated_by_id=staff_id)
    core.record(Escalated(**about(row), message_id=written.message_id), actor=core.staff(staff_id))
    return written


@transaction.atomic
def settle_escalation(*, conversation_id: int, actor: Actor) -> bool:
    """The supervisors have seen to it. Whether that was a change."""
    row = locked(conversation_id)
    facts = settled(row)
    if not facts:
        return False
    save(row, **SETTLED)
    core.record_all(facts, actor=actor)
    return True


def settled(row: Conversation) -> list[Fact]:
    """The fact that an escalation ends now; none when there is none."""
    return [EscalationSettled(**about(row))] if row.escalated_at is not None else []
