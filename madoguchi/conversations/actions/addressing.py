"""Whom our next message in a conversation goes to, where a channel reaches several people (mail)."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from madoguchi.core.shapes import Actor
from madoguchi.people import api as people

from .. import ports
from ..channel_shapes import Recipient, Recipients
from ..models import Conversation
from .appending import locked_open, system_line

LONGEST_LIST = 300


def recipients(*, conversation_id: int) -> Recipients | None:
    """Who gets our next message; None where it is the customer alone, or there is no such conversation."""
    found = Conversation.objects.filter(pk=conversation_id).values_list("channel", flat=True).first()
    return ports.channel(found).recipients(conversation_id) if found else None


@transaction.atomic
def set_recipients(
    *, conversation_id: int, to: Sequence[str], cc: Sequence[str], actor: Actor
) -> Recipients:  # fmt: skip
    """Our messages go to these people from now on; staff read who changed that. Safe to repeat.

    `to`, `cc`: addresses, also as "Name <address>". Raises AddressRefused, ConversationUnknown and
    ConversationClosed.
    """
    row = locked_open(conversation_id)
    way = ports.channel(row.channel)
    before = way.recipients(conversation_id)
    after = way.set_recipients(conversation_id, to, cc)
    if before is None or before.seal != after.seal:
        staff = people.staff_names([actor.id]) if actor.kind == "staff" and actor.id else {}
        who = {"name": next(iter(staff.values()), ""), "to": _list(after.to), "cc": _list(after.cc) or "-"}
        system_line(row, "recipients_changed", who, private=True)
    return after


def _list(people: Iterable[Recipient]) -> str:
    told = ", ".join(one.address for one in people)
    return told if len(told) <= LONGEST_LIST else told[: LONGEST_LIST - 1] + "…"
