"""The provider says what became of a payment: once or a hundred times, in any order, before she is back."""

from datetime import UTC, datetime

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.core import api as core

from ..events import PaymentFailed, PaymentRecorded, PaymentRefunded
from ..models import BillPayment, Invoice, ProviderEvent
from ..models.billing import LIVE
from ..stripe.news import News
from .crediting import credit
from .promises import heard_back
from .settling import locked, settle

HEAR = "commerce.hear_payment"


@transaction.atomic
def keep_event(*, external_id: str, kind: str, news: News | None) -> bool:
    """Keep a signed callback and the job that hears it, together; False when it was kept before."""
    row, made = ProviderEvent.objects.get_or_create(
        provider="stripe",
        external_id=external_id,
        defaults={"kind": kind[:60], "news": news and news.plain(), "received_at": core.now()},
    )
    if made and news is not None:
        app.configure_task(HEAR, queue="payments").defer(event_id=row.pk)
    return made


@transaction.atomic
def hear_event(event_id: int) -> str:
    """Do what a kept callback says; doing it again changes nothing.

    Returns the key of a payment that waits for the store and whose slip we do not know yet, else "".
    """
    row = ProviderEvent.objects.select_for_update().get(pk=event_id)
    if row.heard_at is not None or row.news is None:
        return ""
    hear(News(**row.news))
    row.heard_at = core.now()
    row.save(update_fields=["heard_at"])
    waiting = BillPayment.objects.filter(key=row.news["key"], state="authorised", slip_url="")
    return waiting.values_list("key", flat=True).first() or ""


@transaction.atomic
def hear(news: News) -> None:
    """Take in what happened to one payment. What is not ours is passed over.

    Money only grows: what came in, what went back. So twice the same, or the refund before the payment, ends
    in the same state.
    """
    bill_id = BillPayment.objects.filter(key=news.key).values_list("invoice_id", flat=True).first()
    if bill_id is None:
        return
    bill = locked(bill_id)
    payment = BillPayment.objects.select_for_update().get(key=news.key)
    before, got_before, back_before = payment.state, payment.received, payment.refunded
    _take_in(payment, news)
    payment.save()
    settle(bill)
    if payment.state == "held":
        _say_failed(payment, bill, before)
        return
    _give_credit(payment, bill)
    if payment.received > got_before or (before == "held" and payment.received):
        core.record(_recorded(payment, bill), actor=core.SYSTEM)
    if payment.refunded > back_before:
        fact = PaymentRefunded(bill.customer_id, bill.pk, payment.pk, payment.currency, payment.refunded)
        core.record(fact, actor=core.SYSTEM)
        heard_back(payment, payment.refunded - back_before)
    if payment.state in ("failed", "expired"):
        _say_failed(payment, bill, before)


def _take_in(payment: BillPayment, news: News) -> None:
    payment.provider_id = payment.provider_id or news.provider_id or None
    payment.charge_id = payment.charge_id or news.charge_id or None
    payment.slip_url = news.slip_url or payment.slip_url
    payment.refunded = max(payment.refunded, news.refunded)
    if news.happening == "paid":
        _take_money(payment, news)
    elif news.happening == "promised" and payment.state in LIVE:
        payment.state, payment.expires_at = "authorised", _slip_until(news) or payment.expires_at
    elif news.happening in ("failed", "expired") and payment.state in LIVE:
        payment.state, payment.ended_at = news.happening, core.now()
    if payment.state == "paid" and payment.refunded >= payment.received:
        payment.state = "refunded"


def _slip_until(news: News) -> datetime | None:
    return datetime.fromtimestamp(news.slip_until, UTC) if news.slip_until else None


def _take_money(payment: BillPayment, news: News) -> None:
    payment.received = max(payment.received, news.amount)
    payment.paid_at = payment.paid_at or core.now()
    payment.ended_at = payment.ended_at or core.now()
    as_asked = news.amount == payment.amount and news.currency == payment.currency
    if payment.state not in ("refunded", "paid"):
        payment.state = "paid" if as_asked else "held"
    payment.problem = "" if payment.state != "held" else "amount"


def _give_credit(payment: BillPayment, bill: Invoice) -> None:
    """What was given back of a bill is written off it, unless it had been paid twice."""
    missing = bill.total - bill.credited - bill.paid
    noted = sum(payment_notes(payment))
    given = min(payment.refunded, payment.received) - noted
    if given > 0 and missing > 0:
        key = f"refund:{payment.key}:{noted + min(given, missing)}"
        credit(bill, min(given, missing), key=key, reason="refund", actor=core.SYSTEM, payment=payment)


def payment_notes(payment: BillPayment) -> list[int]:
    """The sums that were credited because this payment went back."""
    notes = payment.invoice.credit_notes.filter(payment=payment)
    return list(notes.values_list("amount", flat=True))


def _recorded(payment: BillPayment, bill: Invoice) -> PaymentRecorded:
    return PaymentRecorded(
        bill.customer_id, bill.pk, payment.pk, payment.method, payment.currency, payment.received
    )


def _say_failed(payment: BillPayment, bill: Invoice, before: str) -> None:
    if payment.state != before:
        code = payment.problem or payment.state
        core.record(PaymentFailed(bill.customer_id, bill.pk, payment.pk, code), actor=core.SYSTEM)
