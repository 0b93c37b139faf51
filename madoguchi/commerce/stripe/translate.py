"""Stripe's events and sessions in our words (API of 2026-10-28; older ones say the same in these fields)."""

from collections.abc import Mapping
from typing import Any

from .news import Happening, News

KEY = "madoguchi_payment"
SESSIONS: Mapping[str, Happening] = {
    "checkout.session.completed": "paid",
    "checkout.session.async_payment_succeeded": "paid",
    "checkout.session.async_payment_failed": "failed",
    "checkout.session.expired": "expired",
}


def news_of_event(event: Mapping[str, Any]) -> News | None:
    """What an event says about a payment of ours; None for anything else."""
    kind, it = str(event.get("type", "")), _object(event)
    if kind == "charge.refunded":
        return _news_of_charge(it)
    if kind in SESSIONS and it.get("object") == "checkout.session":
        return _news(it, SESSIONS[kind])
    return None


def news_of_session(session: Mapping[str, Any]) -> News | None:
    """How a session stands when we look it up ourselves; None while nothing has happened."""
    if session.get("payment_status") == "paid":
        return _news(session, "paid")
    if session.get("status") == "complete":
        intent = session.get("payment_intent")
        over = isinstance(intent, Mapping) and intent.get("status") in ("canceled", "requires_payment_method")
        return _news(session, "failed" if over else "paid")
    return _news(session, "expired") if session.get("status") == "expired" else None


def _news(session: Mapping[str, Any], happening: Happening) -> News | None:
    key = _key(session) or str(session.get("client_reference_id") or "")
    if not key:
        return None
    if happening == "paid" and session.get("payment_status") != "paid":
        happening = "promised"
    intent = session.get("payment_intent")
    return News(
        key=key,
        happening=happening,
        provider_id=str(session.get("id") or ""),
        charge_id=_id(intent),
        amount=_whole(session.get("amount_total")) if happening == "paid" else 0,
        currency=str(session.get("currency") or "").upper(),
        slip_url=str(_slip(intent).get("hosted_voucher_url") or ""),
        slip_until=_whole(_slip(intent).get("expires_at")),
    )


def _news_of_charge(charge: Mapping[str, Any]) -> News | None:
    key = _key(charge)
    if not key:
        return None
    return News(
        key=key,
        happening="refunded",
        charge_id=_id(charge.get("payment_intent")),
        refunded=_whole(charge.get("amount_refunded")),
        currency=str(charge.get("currency") or "").upper(),
    )


def _object(event: Mapping[str, Any]) -> Mapping[str, Any]:
    data = event.get("data")
    it = data.get("object") if isinstance(data, Mapping) else None
    return it if isinstance(it, Mapping) else {}


def _key(it: Mapping[str, Any]) -> str:
    kept = it.get("metadata")
    return str(kept.get(KEY) or "") if isinstance(kept, Mapping) else ""


def _id(it: Any) -> str:
    """Of something that stands there whole or by its id alone."""
    return str(it.get("id") or "") if isinstance(it, Mapping) else str(it or "")


def _whole(amount: Any) -> int:
    return amount if type(amount) is int and amount > 0 else 0


def _slip(intent: Any) -> Mapping[str, Any]:
    """What is known of the slip for the convenience store: where it is seen again, until when it is good."""
    steps = intent.get("next_action") if isinstance(intent, Mapping) else None
    slip = steps.get("konbini_display_details") if isinstance(steps, Mapping) else None
    return slip if isinstance(slip, Mapping) else {}
