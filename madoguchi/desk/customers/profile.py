"""The head of a customer's page: who, how we know, how to reach, what stands out."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape, Viewer

from .. import words
from .saying import day, joined

LATEST = 5
OVER = ("resolved", "closed")


def head(customer: CustomerShape, talks: tuple[ConversationShape, ...]) -> dict[str, Any]:
    """Name with its reading, identities with their proof, language, a block, and her latest conversations."""
    lines = [
        words.identity_of(one.kind, one.value, one.proven_at, one.proven_how) for one in customer.identities
    ]
    reachable = [line for line, one in zip(lines, customer.identities, strict=True) if one.kind != "visitor"]
    return {
        "customer": customer,
        "who": {"name": customer.display_name, "kana": customer.kana, "identities": reachable or lines[:1]},
        "language": words.language_of(customer.locale),
        "blocked": people.blocked(customer.id),
        "profile": people.profile(customer.id),
        "companies": people.companies_of(customer.id),
        "mandates": _mandates(customer.id),
        "consents": [one for one in people.consents(customer.id) if one.withdrawn_at is None],
        "latest": [talk_line(one) for one in talks],
        "talk": open_talk(talks),
        "subtitle": _subtitle(talks),
    }


def latest(viewer: Viewer, customer_id: int) -> tuple[ConversationShape, ...]:
    """Her latest conversations, as far as the viewer may see them."""
    return conversations.earlier(viewer, customer_id, limit=LATEST)


def open_talk(talks: tuple[ConversationShape, ...]) -> ConversationShape | None:
    """The latest that is not over."""
    return next((one for one in talks if one.status not in OVER), None)


def talk_line(one: ConversationShape) -> dict[str, Any]:
    """One of her conversations as a line."""
    channel = words.channel_of(one.channel)["label"]
    return {
        "url": reverse("desk:conversation", args=[one.id]),
        "subject": one.heading, "state": words.state_of(one),
        "tone": "plain" if one.status in OVER else "accent",
        "note": joined(day(one.last_message_at), channel),
    }  # fmt: skip


def _mandates(customer_id: int) -> list[dict[str, Any]]:
    """Who may act for her, or soon may, and until when."""
    held = [
        one for one in people.representations(customer_id) if one.state in ("waiting", "coming", "in_force")
    ]
    names = people.names(one.representative_id for one in held if one.representative_id)
    return [
        {"id": one.id, "name": names.get(one.representative_id or 0, one.email), "until": one.until_day,
         "state": people.MANDATE_STATES[one.state][0]}
        for one in held
    ]  # fmt: skip


def _subtitle(talks: tuple[ConversationShape, ...]) -> str:
    open_ones = sum(1 for one in talks if one.status not in OVER)
    if not open_ones:
        return _("No open conversation")
    return ngettext("%(n)d open conversation", "%(n)d open conversations", open_ones) % {"n": open_ones}
