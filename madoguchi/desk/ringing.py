"""Offers as cards: who waits, what for, and what is already known, before anybody accepts."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import ConversationUnknown, PacketShape
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer
from madoguchi.routing import api as routing
from madoguchi.routing.shapes import OfferShape
from madoguchi.ui import api as ui

from . import summing, words

LONG_TOLD = 3


def ringing(viewer: Viewer, now: datetime) -> dict[str, Any]:
    """What stands above the desk: the offers, and why she gets none when that was not her choice."""
    return {"offers": offer_cards(viewer, now), "set_away": set_away(viewer)}


def set_away(viewer: Viewer) -> dict[str, str] | None:
    """Why we, not she, ended her availability; None while it is as she chose."""
    assert viewer.staff is not None
    reason = viewer.staff.availability_reason
    if reason == "offer_expired":
        said = _("You did not answer within %(seconds)d seconds, so you were set to away.")
        return {"words": said % {"seconds": core.option(routing.RoutingTimes).offer_seconds}}
    if reason == "lost":
        return {"words": _("Your desk could not be reached for a while, so you were signed off.")}
    return None


def offer_cards(viewer: Viewer, now: datetime) -> list[dict[str, Any]]:
    """The offers that ring at this person, oldest first."""
    assert viewer.staff is not None
    cards = []
    for offer in routing.offers_for(viewer.staff.id):
        try:
            packet = conversations.packet(viewer, offer.conversation_id)
        except ConversationUnknown:
            continue
        cards.append(_card(offer, packet, now, summed_up(viewer, packet)))
    return cards


def summed_up(viewer: Viewer, packet: PacketShape) -> list[dict[str, Any]]:
    """What was said so far, where a conversation that has gone on for a while is handed over."""
    if len(packet.said) < LONG_TOLD:
        return []
    heard = conversations.thread(viewer, packet.conversation_id, limit=summing.LONGEST)
    return summing.parts(assistant.helping.summary_of(heard, spoken=packet.language))


def _card(
    offer: OfferShape, packet: PacketShape, now: datetime, summary: list[dict[str, Any]]
) -> dict[str, Any]:
    name = packet.customer_name
    return {
        "id": offer.id,
        "title": _("New: %(name)s") % {"name": name},
        "name": name,
        "wish": packet.wish,
        "language": words.language_of(packet.language),
        "channel_label": words.channel_of(packet.channel)["label"],
        "waiting": ui.duration((now - offer.entered_at).total_seconds()),
        "identity": identity_words(packet),
        "tried": tried_words(packet),
        "summary": summary,
        "seconds": max(1, round((offer.expires_at - offer.offered_at).total_seconds())),
        "seconds_left": max(0, round((offer.expires_at - now).total_seconds())),
    }


def identity_words(packet: PacketShape) -> str:
    """Who she is, in one line."""
    drawn = [
        words.identity_of(one.kind, one.value, one.proven_at, one.proven_how)
        for one in packet.identities if one.kind != "visitor"
    ]  # fmt: skip
    return next((str(one["proof"]) for one in drawn if one["proven"]), _("not proven yet"))


def tried_words(packet: PacketShape) -> str:
    """What self-service has already tried, in one line."""
    count = len(packet.answers)
    read = sum(1 for article in packet.articles if article.role == "read")
    parts = []
    if count:
        parts.append(
            ngettext("%(n)d answer of the assistant", "%(n)d answers of the assistant", count) % {"n": count}
        )
    if read:
        parts.append(ngettext("%(n)d article read", "%(n)d articles read", read) % {"n": read})
    return _(", ").join(parts)
