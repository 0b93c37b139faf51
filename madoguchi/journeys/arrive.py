"""She comes by another channel with the code of a conversation, and goes on there."""

from contextlib import suppress

from django.db import transaction

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import prove_identity
from .switch_channel import cross


def arrive(*, customer_id: int, text: str, channel: str, address: str, certain: bool = True) -> int | None:
    """The conversation that a code in her words stands for: hers, and here, from now on.

    None for words without a code that counts on this channel; they are ordinary words then. certain: the
    address is surely the sender's; one that can be forged (a telephone number) is never put into the record
    of whoever began, or that one would read what its true owner writes.
    """
    way = crossing.crossing_in(text)
    if way is None or way.after != channel:
        return None
    with suppress(crossing.CrossingRefused), transaction.atomic():
        found = cross(way, by=address, actor=core.customer(customer_id))
        _make_hers(found, customer_id, certain)
        return found
    return None


def _make_hers(conversation_id: int, customer_id: int, certain: bool) -> None:
    """An address that nobody had before becomes the customer's; of two people it goes to the one who came.

    Two records are never put together here: the code may have been coaxed out of somebody.
    """
    owner = conversations.brief(conversation_id).customer_id
    if owner == customer_id:
        return
    if certain and _is_new(customer_id):
        people.merge(gone=customer_id, into=owner, moved=prove_identity.moved)
    else:
        conversations.give_to(conversation_id=conversation_id, customer_id=customer_id)


def _is_new(customer_id: int) -> bool:
    known = people.customer(customer_id)
    wrote = conversations.earlier(Viewer("customer", customer_id=customer_id), customer_id, limit=1)
    return known is not None and len(known.identities) <= 1 and not wrote
