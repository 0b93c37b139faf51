"""Our side of Stripe's API: open a page, look it up, close it, give back. Never in a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import stripe
from django.conf import settings

from madoguchi.people import api as people

from .keys import API_KEY, SIGNING_KEY
from .news import KONBINI, News, Page, PageWanted, ProviderDown, ProviderRefused, SignatureBad
from .translate import KEY, news_of_session

TIMEOUT, AGAIN, TOLERANCE = 15, 2, 300
PASSING = (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError)


def open_page(wanted: PageWanted) -> Page:
    """The page for this payment; asked for twice under one key, Stripe answers with the same page.

    Raises ProviderDown or ProviderRefused.
    """
    with _asking() as client:
        session = client.v1.checkout.sessions.create(
            params=_session(wanted),  # type: ignore[arg-type]
            options={"idempotency_key": f"page-{wanted.key}"},
        )
    return Page(session.id, session.url or "")


def look_up(provider_id: str) -> News | None:
    """How the page's payment stands; None while nothing has happened. Raises as `open_page`."""
    with _asking() as client:
        session = client.v1.checkout.sessions.retrieve(provider_id, params={"expand": ["payment_intent"]})
    return news_of_session(session.to_dict())


def close_page(provider_id: str, charge_id: str) -> None:
    """Nobody can pay there any more, or by the slip it gave out. Raises ProviderRefused when somebody has."""
    with _asking() as client:
        if charge_id:
            client.v1.payment_intents.cancel(charge_id)
        else:
            client.v1.checkout.sessions.expire(provider_id)


def give_back(charge_id: str, amount: int, *, key: str, payment: str) -> None:
    """Refund `amount` once for this key, however often it is asked. Raises as `open_page`."""
    with _asking() as client:
        client.v1.refunds.create(
            params={"payment_intent": charge_id, "amount": amount, "metadata": {KEY: payment}},
            options={"idempotency_key": f"refund-{key}"},
        )


def check_signature(body: bytes, header: str) -> None:
    """Raises SignatureBad unless these very bytes were signed with our key within five minutes."""
    try:
        stripe.WebhookSignature.verify_header(body, header, people.kept_secret(SIGNING_KEY), TOLERANCE)
    except (stripe.SignatureVerificationError, UnicodeDecodeError) as bad:
        raise SignatureBad from bad


def _session(wanted: PageWanted) -> dict[str, Any]:
    named = {KEY: wanted.key}
    product = {"name": wanted.title}
    price = {"currency": wanted.currency.lower(), "unit_amount": wanted.amount, "product_data": product}
    return {
        "mode": "payment",
        "payment_method_types": ["konbini" if wanted.method == KONBINI else "card"],
        "line_items": [{"price_data": price, "quantity": 1}],
        "client_reference_id": wanted.key,
        "metadata": named,
        "payment_intent_data": {"metadata": named},
        "success_url": wanted.paid_url,
        "cancel_url": wanted.left_url,
        "expires_at": int(wanted.expires_at.timestamp()),
        "locale": wanted.language,
        **({"customer_email": wanted.email} if wanted.email else {}),
    }


@contextmanager
def _asking() -> Iterator[stripe.StripeClient]:
    try:
        yield _client(people.kept_secret(API_KEY), settings.MADOGUCHI_STRIPE_ADDRESS)
    except PASSING as passing:
        raise ProviderDown(type(passing).__name__) from None
    except stripe.StripeError as refused:
        raise ProviderRefused(refused.code or type(refused).__name__) from None


@lru_cache(maxsize=2)
def _client(key: str, address: str) -> stripe.StripeClient:
    if not key:
        raise ProviderRefused("no key")
    return stripe.StripeClient(
        key,
        base_addresses={"api": address},
        max_network_retries=AGAIN,
        http_client=stripe.RequestsClient(timeout=TIMEOUT),
    )
