"""She pays a bill: one payment is under way at a time, however often it is pressed, in any window."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..bill_access import payable_for
from ..bill_options import PAGE_MINUTES
from ..events import PaymentStarted
from ..models import BillPayment, Invoice
from ..models.billing import LIVE
from ..provider import provider
from ..queries.bills import payment_shape
from ..shapes.bills import BillPaymentShape, BillUnknown, Method, PaymentRefused
from ..stripe.news import News, PageWanted, ProviderDown, ProviderRefused
from ..ways import ways_to_pay
from .hearing import hear
from .settling import locked

PROVIDED = ("hosted", "konbini")
STARTS, START_SECONDS = 20, 600
ROUNDS = 3
NEARLY_OVER = timedelta(minutes=1)


@dataclass(frozen=True)
class _InTheWay:
    """A payment that has to end before another can begin."""

    payment: BillPayment


def start_payment(viewer: people.Viewer, *, number: str, method: Method, client_id: str) -> BillPaymentShape:
    """The payment of what is left of a bill; the same one for everybody until it ends.

    For the provider's ways it carries the address of the provider's page. Another way ends the one before.
    Raises BillUnknown or PaymentRefused. Must not run inside a transaction: it asks the provider.
    """
    bill_id = _payable(viewer, number)
    if not core.allow(f"pay:{viewer.customer_id}", limit=STARTS, seconds=START_SECONDS):
        raise PaymentRefused("often")
    for _round in range(ROUNDS):
        found = _begun(viewer, bill_id, method, client_id[:64])
        if isinstance(found, _InTheWay):
            _end(found.payment)
            continue
        return payment_shape(_with_page(found), number)
    raise PaymentRefused("running")


def withdraw_payment(viewer: people.Viewer, *, number: str, key: str) -> None:
    """She does not want to pay this way after all. Nothing happens when it is over already.

    Raises BillUnknown, or PaymentRefused("running") when the money is on its way.
    """
    bill_id = _payable(viewer, number)
    payment = BillPayment.objects.filter(invoice_id=bill_id, key=key).first()
    if payment is None:
        raise BillUnknown(number)
    if payment.state in LIVE:
        _end(payment)


def _payable(viewer: people.Viewer, number: str) -> int:
    bill_id = payable_for(viewer).filter(number=number).values_list("pk", flat=True).first()
    if bill_id is None:
        raise BillUnknown(number)
    return int(bill_id)


@transaction.atomic
def _begun(viewer: people.Viewer, bill_id: int, method: Method, client_id: str) -> BillPayment | _InTheWay:
    """The payment under way, or a new one; under the bill's lock, so that there is one."""
    bill = locked(bill_id)
    known = BillPayment.objects.filter(invoice=bill, client_id=client_id).first() if client_id else None
    if known is not None and known.state not in ("failed", "expired"):
        return known
    live = BillPayment.objects.filter(invoice=bill, state__in=LIVE).first()
    if live is not None:
        return live if live.method == method and _is_fresh(live, bill) else _InTheWay(live)
    due = _due(bill)
    if method not in ways_to_pay(bill.currency, due):
        raise PaymentRefused("method")
    at = core.now()
    payment = BillPayment.objects.create(
        key=secrets.token_hex(16),
        invoice=bill,
        customer_id=viewer.customer_id,
        client_id="" if known else client_id,
        method=method,
        amount=due,
        currency=bill.currency,
        language="en" if translation.get_language() == "en" else "ja",
        started_at=at,
        expires_at=at + timedelta(minutes=PAGE_MINUTES + 1) if method in PROVIDED else None,
    )
    fact = PaymentStarted(bill.customer_id, bill.pk, payment.pk, method, bill.currency, due)
    core.record(fact, actor=core.customer(viewer.customer_id) if viewer.customer_id else core.SYSTEM)
    return payment


def _due(bill: Invoice) -> int:
    if bill.voided_at is not None:
        raise PaymentRefused("void")
    if bill.settled_at is not None:
        raise PaymentRefused("settled")
    return bill.total - bill.credited - bill.paid


def _is_fresh(live: BillPayment, bill: Invoice) -> bool:
    """Whether she can still pay by it what is owed now."""
    if live.state == "authorised":
        return True
    in_time = live.expires_at is None or live.expires_at - NEARLY_OVER > core.now()
    return in_time and live.amount == bill.total - bill.credited - bill.paid


def _with_page(payment: BillPayment) -> BillPayment:
    """The provider's page, asked for outside of any transaction; asking twice gives the same page."""
    if payment.method not in PROVIDED or payment.page_url or payment.state != "pending":
        return payment
    try:
        page = provider().open_page(_page_wanted(payment))
    except ProviderDown as down:
        raise PaymentRefused("busy") from down
    except ProviderRefused as refused:
        _close(payment, "failed", "provider")
        raise PaymentRefused("provider") from refused
    BillPayment.objects.filter(pk=payment.pk, page_url="").update(
        page_url=page.url, provider_id=page.provider_id
    )
    payment.refresh_from_db()
    return payment


def _page_wanted(payment: BillPayment) -> PageWanted:
    """Made of the row alone, so that two windows ask for exactly the same."""
    bill = payment.invoice
    back = settings.MADOGUCHI_ADDRESS.rstrip("/") + reverse("portal:payment", args=[bill.number, payment.key])
    payer = people.customer(payment.customer_id) if payment.customer_id else None
    with translation.override(payment.language):
        title = _("Bill %(number)s") % {"number": bill.number}
    assert payment.expires_at is not None
    return PageWanted(
        key=payment.key,
        method=payment.method,
        amount=payment.amount,
        currency=payment.currency,
        title=title,
        email=payer.proven_email if payer else "",
        language=payment.language,
        paid_url=f"{back}?back=paid",
        left_url=f"{back}?back=left",
        expires_at=payment.expires_at,
    )


def _end(payment: BillPayment) -> None:
    """Nobody can pay by it any more; if somebody has meanwhile, that is taken in. Raises PaymentRefused."""
    if payment.method in PROVIDED and payment.provider_id:
        charge = (payment.charge_id or "") if payment.state == "authorised" else ""
        try:
            provider().close_page(payment.provider_id, charge)
        except ProviderDown as down:
            raise PaymentRefused("busy") from down
        except ProviderRefused:
            look_up(payment.key)
            return
    _close(payment, "expired", "withdrawn")


def end_payments(bill_id: int) -> None:
    """Close what is under way for a bill that was paid by another way. Raises PaymentRefused("busy")."""
    live = BillPayment.objects.filter(invoice_id=bill_id, state__in=LIVE, invoice__settled_at__isnull=False)
    for payment in live:
        _end(payment)


@transaction.atomic
def _close(payment: BillPayment, state: str, problem: str) -> None:
    locked(payment.invoice_id)
    live = BillPayment.objects.filter(pk=payment.pk, state__in=LIVE)
    live.update(state=state, problem=problem, ended_at=core.now())


def look_up(key: str) -> bool:
    """Ask the provider how a payment stands and take that in; False while it cannot be reached."""
    payment = BillPayment.objects.filter(key=key).first()
    if payment is None or not payment.provider_id:
        return True
    try:
        news = provider().look_up(payment.provider_id)
    except (ProviderDown, ProviderRefused):
        return False
    if news is not None:
        hear(News(**{**news.plain(), "key": key}))
    return True
