"""What customers are told of their own things: once, by mail and on the browsers that want notices."""

import hashlib
from collections.abc import Mapping
from typing import Any, Literal

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape
from madoguchi.ui import api as ui

from . import push
from .alert_words import ICONS, words_of
from .models import Alert, AlertBrowser
from .shapes import MOST_BROWSERS, AlertRules, AlertShape, BrowserShape, SubscriptionRefused

SHOWN = 30
Language = Literal["ja", "en"]


def tell(
    *, customer_id: int, key: str, kind: str, topic: str, path: str, values: Mapping[str, Any]
) -> int | None:
    """Tell a customer that something happened; a second time for the same `key` does nothing.

    topic: what it is about among the contact preferences ("orders", "bills"). values: what the words of the
    kind are filled with. Returns the alert's id, None when she knew.
    """
    customer = people.customer(customer_id)
    if customer is None:
        return None
    with transaction.atomic():
        alert, made = Alert.objects.get_or_create(
            customer_id=customer.id, key=key,
            defaults={"kind": kind, "path": path, "values": dict(values), "at": core.now()},
        )  # fmt: skip
        if not made:
            return None
        rules = core.option(AlertRules)
        if customer.email and rules.mails(kind) and people.wants(customer.id, topic, "email"):
            _mail(alert, customer)
        if rules.pushes(kind) and people.wants(customer.id, topic, "push"):
            _push(alert)
        return alert.pk


def _mail(alert: Alert, customer: CustomerShape) -> None:
    language: Language = "en" if customer.locale == "en" else "ja"
    with override(language):
        words = words_of(alert.kind, alert.values)
        greeting = _("Dear %(name)s,") % {"name": customer.name} if customer.name else ""
        link = _("You see it all here:\n%(address)s") % {"address": settings.MADOGUCHI_ADDRESS + alert.path}
        ending = _("This message was sent automatically.")
        choice = _("You can choose on your page what we tell you by e-mail.")
        parts = (greeting, words.body, link, f"{choice}\n{ending}", ui.brand().name)
        text = "\n\n".join(part for part in parts if part) + "\n"
        core.send_mail(to=customer.email, subject=words.title, text=text, purpose="alert", language=language)
    Alert.objects.filter(pk=alert.pk).update(mailed=True)


def _push(alert: Alert) -> None:
    for browser_id in AlertBrowser.objects.filter(customer_id=alert.customer_id).values_list("pk", flat=True):
        app.configure_task("portal.push_alert", queue="push").defer(alert_id=alert.pk, browser_id=browser_id)


def show_trial(*, customer_id: int, path: str) -> None:
    """A notice that says what notices look like, on every browser of hers."""
    with transaction.atomic():
        key = f"trial:{core.now().isoformat()}"
        alert = Alert.objects.create(customer_id=customer_id, key=key, kind="trial", path=path, at=core.now())
        _push(alert)


def push_alert(*, alert_id: int, browser_id: int) -> None:
    """Show one alert on one browser. A browser that is gone is forgotten. Raises push.PushLater."""
    alert = Alert.objects.filter(pk=alert_id).first()
    browser = AlertBrowser.objects.filter(pk=browser_id).first()
    if alert is None or browser is None or alert.customer_id != browser.customer_id:
        return
    with override(browser.language):
        words = words_of(alert.kind, alert.values)
    to = push.Subscription(browser.endpoint, browser.p256dh, browser.auth)
    try:
        push.send(to, push.Notice(words.title, words.short, alert.path, alert.key))
    except push.BrowserGone:
        AlertBrowser.objects.filter(pk=browser_id).delete()
    else:
        AlertBrowser.objects.filter(pk=browser_id).update(reached_at=core.now())


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


def told(customer_id: int) -> tuple[AlertShape, ...]:
    """What she was told lately, in the reader's language."""
    rows = Alert.objects.filter(customer_id=customer_id).exclude(kind="trial").order_by("-at", "-pk")[:SHOWN]
    return tuple(
        AlertShape(words_of(row.kind, row.values), ICONS[row.kind], row.path, row.at) for row in rows
    )


def move(*, gone: int, into: int) -> None:
    """Two customers are one: her browsers and what she was told go with her."""
    AlertBrowser.objects.filter(customer_id=gone).update(customer_id=into)
    known = Alert.objects.filter(customer_id=into).values("key")
    Alert.objects.filter(customer_id=gone, key__in=known).delete()
    Alert.objects.filter(customer_id=gone).update(customer_id=into)
