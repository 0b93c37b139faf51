"""Finding customers: by words, or those one looked at last."""

from typing import Any

from django.urls import reverse

from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape, Viewer

from .. import words

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
