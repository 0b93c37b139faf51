"""Finding customers: by words, by the number of an order or a bill, or those one looked at last."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.urls import reverse

from madoguchi.commerce import api as commerce
from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape, Viewer

from .. import words
from .lines import bill_line, order_line
from .saying import joined

MOST = 50
LATELY = 15


def found(viewer: Viewer, query: str) -> list[dict[str, Any]]:
    """Lines of customers with all these words; without words those the viewer saw last."""
    assert viewer.staff is not None
    ids = (
        people.find_customers(query, limit=MOST)
        if query
        else people.seen_lately(viewer.staff.id, limit=LATELY)
    )
    held = people.customers(conversations.open_customers(viewer, ids))
    return [_line(held[id_]) for id_ in ids if id_ in held]


def numbered(viewer: Viewer, query: str) -> list[dict[str, Any]]:
    """The order and the bill of exactly this number, of customers whom the viewer may look at."""
    if not any(character.isdecimal() for character in query):
        return []
    number = unicodedata.normalize("NFKC", query).upper()
    held = [*_order(viewer, number), *_bill(viewer, number)]
    open_to = conversations.open_customers(viewer, [customer for customer, _line in held])
    names = people.names(open_to)
    return [
        {**line, "note": joined(names.get(customer), line["note"])}
        for customer, line in held if customer in open_to
    ]  # fmt: skip


def _order(viewer: Viewer, number: str) -> Iterator[tuple[int, dict[str, Any]]]:
    with suppress(commerce.NoSuchRecord):
        order = commerce.order(viewer=viewer, number=number)
        yield order.customer_id, order_line(order)


def _bill(viewer: Viewer, number: str) -> Iterator[tuple[int, dict[str, Any]]]:
    with suppress(commerce.BillUnknown):
        bill = commerce.bill(viewer, number).bill
        yield bill.customer_id, bill_line(bill)


def _line(one: CustomerShape) -> dict[str, Any]:
    identities = [
        words.identity_of(i.kind, i.value, i.proven_at, i.proven_how)
        for i in one.identities
        if i.kind in ("email", "phone", "line")
    ]
    return {
        "url": reverse("desk:customer", args=[one.id]), "name": one.display_name, "kana": one.kana,
        "identities": identities[:3],
    }  # fmt: skip
