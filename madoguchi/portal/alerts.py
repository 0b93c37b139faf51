"""Browsers that show notices: which want them, and how a notice reaches them."""

import hashlib

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.core import api as core
from madoguchi.notices import api as notices
from madoguchi.people import api as people

from . import push
from .models import AlertBrowser
from .shapes import MOST_BROWSERS, BrowserShape, SubscriptionRefused


def show_trial(*, customer_id: int, path: str) -> None:
    """A notice that says what notices look like, on every browser of hers."""
    with transaction.atomic():
        _push(customer_id, notices.tell_trial(customer_id=customer_id, path=path))


def _push(customer_id: int, notice_id: int) -> None:
    for browser_id in AlertBrowser.objects.filter(customer_id=customer_id).values_list("pk", flat=True):
        job = app.configure_task("portal.push_alert", queue="push")
        job.defer(alert_id=notice_id, browser_id=browser_id)


def push_alert(*, alert_id: int, browser_id: int) -> None:
    """Show one notice on one browser of the customer whom it is for. A browser that is gone is forgotten.

    Raises push.PushLater.
    """
    browser = AlertBrowser.objects.filter(pk=browser_id).first()
    if browser is None:
        return
    said = notices.said(alert_id, customer_id=browser.customer_id, language=browser.language)
    if said is None:
        return
    to = push.Subscription(browser.endpoint, browser.p256dh, browser.auth)
    try:
        push.send(to, push.Notice(said.title, said.text, said.path, said.key))
    except push.BrowserGone:
        AlertBrowser.objects.filter(pk=browser_id).delete()
    else:
        AlertBrowser.objects.filter(pk=browser_id).update(reached_at=core.now())


def _browsers_of(customer_id: int) -> str:
    return "browsers" if AlertBrowser.objects.filter(customer_id=customer_id).exists() else ""


PUSH = notices.Way(
    address=_browsers_of, send=lambda outgoing: _push(outgoing.customer_id, outgoing.notice_id)
)
"""How notices reach her devices; `config/notices.py` names it."""


def subscribe(
    *, customer_id: int, token: str, subscription: push.Subscription, language: str, agent: str
) -> int:
    """This browser shows notices for this customer from now on, whoever's it was; saying so again changes
    nothing. Raises SubscriptionRefused ("service", "keys", "many")."""
    if not push.known_service(subscription.endpoint):
        raise SubscriptionRefused("service")
    if not push.readable(subscription):
        raise SubscriptionRefused("keys")
    values = {
        "customer_id": customer_id, "p256dh": subscription.p256dh, "auth": subscription.auth,
        "language": language, "user_agent": agent[:300], "visitor": visitor_mark(token), "since": core.now(),
    }  # fmt: skip
    others = AlertBrowser.objects.filter(customer_id=customer_id).exclude(endpoint=subscription.endpoint)
    if others.count() >= MOST_BROWSERS:
        raise SubscriptionRefused("many")
    row, _made = AlertBrowser.objects.update_or_create(endpoint=subscription.endpoint, defaults=values)
    return row.pk


def unsubscribe(*, customer_id: int, browser_id: int) -> bool:
    """No more notices on this browser of hers; False when it is not hers or gone."""
    return bool(AlertBrowser.objects.filter(customer_id=customer_id, pk=browser_id).delete()[0])


def signed_out(*, customer_id: int, token: str) -> None:
    """She left this browser (or, with no token, all of them): it shows no more notices for her."""
    hers = AlertBrowser.objects.filter(customer_id=customer_id)
    (hers.filter(visitor=visitor_mark(token)) if token else hers).delete()


def visitor_mark(token: str) -> str:
    """By what a subscription is known to stand in the browser that holds this token."""
    return hashlib.sha256(f"alerts {token}".encode()).hexdigest()[:32]


def browsers(customer_id: int, token: str) -> tuple[BrowserShape, ...]:
    """The browsers that show her notices, the latest first."""
    rows = AlertBrowser.objects.filter(customer_id=customer_id).order_by("-pk")[: MOST_BROWSERS + 1]
    mark = visitor_mark(token)
    return tuple(
        BrowserShape(row.pk, people.device(row.user_agent), row.since, row.reached_at, row.visitor == mark)
        for row in rows
    )


def move(*, gone: int, into: int) -> None:
    """Two customers are one: her browsers go with her."""
    AlertBrowser.objects.filter(customer_id=gone).update(customer_id=into)
