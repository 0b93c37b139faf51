"""Money that came in by other ways: transfers, 口座振替, the till; and money that goes back."""

import secrets
from datetime import date, datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.core import api as core

from ..events import PaymentRecorded
from ..models import BillPayment, DirectDebit, Invoice
from ..models.billing import LIVE
from ..provider import provider
from ..shapes.bills import BillUnknown, PaymentRefused
from ..stripe.news import ProviderDown, ProviderRefused
from .settling import locked, settle

END = "commerce.end_payments"
OTHER = ("hosted", "bank_transfer", "direct_debit", "konbini", "shop")


@transaction.atomic
def record_payment(
    *, bill_id: int, method: str, amount: int, paid_at: datetime, source: str, external_id: str,
    actor: core.Actor,
) -> bool:  # fmt: skip
    """Money arrived for a bill, as the ERP, the till or a person says; False when it was known.

    A payment that was announced (a transfer she promised, a debit that is planned) becomes this one.
    When nothing is left, a page that is still open is closed, so that nobody pays twice.
    Raises PaymentRefused("amount", "method" or "void").
    """
    if amount <= 0:
        raise PaymentRefused("amount")
    if method not in OTHER:
        raise PaymentRefused("method")
    bill = locked(bill_id)
    known = BillPayment.objects.filter(source=source, external_id=external_id).first()
    if known is not None and known.state not in LIVE:
        return False
    if bill.voided_at is not None:
        raise PaymentRefused("void")
    announced = bill.payments.filter(method=method, state__in=LIVE, provider_id=None)
    payment = (
        known
        or announced.first()
        or BillPayment(
            key=secrets.token_hex(16), invoice=bill, method=method, currency=bill.currency, started_at=paid_at
        )
    )
    payment.source, payment.external_id = source, external_id
    payment.amount = payment.received = amount
    payment.state, payment.paid_at, payment.ended_at = "paid", paid_at, core.now()
    payment.save()
    settle(bill)
    fact = PaymentRecorded(bill.customer_id, bill.pk, payment.pk, method, bill.currency, amount)
    core.record(fact, actor=actor)
    if bill.settled_at and bill.payments.filter(state__in=LIVE).exists():
        app.configure_task(END, queue="payments").defer(bill_id=bill.pk)
    return True


@transaction.atomic
def announce_payment(*, number: str, method: str, expected_on: date, source: str, external_id: str) -> bool:
    """What is left of a bill will come on a day: a debit is planned. False when it was known, or nothing is
    left, or another way is under way.

    When it has come, `record_payment` under the same names makes it this one.
    """
    bill = Invoice.objects.select_for_update().get(number=number)
    known = BillPayment.objects.filter(source=source, external_id=external_id).exists()
    if known or bill.settled_at or bill.voided_at or bill.payments.filter(state__in=LIVE).exists():
        return False
    BillPayment.objects.create(
        key=secrets.token_hex(16),
        invoice=bill,
        method=method,
        amount=bill.total - bill.credited - bill.paid,
        currency=bill.currency,
        expected_on=expected_on,
        source=source,
        external_id=external_id,
        started_at=core.now(),
    )
    return True


def keep_direct_debit(*, customer_id: int, source: str, external_id: str, **said: Any) -> bool:
    """How a mandate of 口座振替 stands, as the bank's or ERP's record says; True when that is new.

    `said`: state, bank, account_end (its last digits), day, applied_on, active_from, ended_on.
    """
    named = {"source": source, "external_id": external_id}
    row = DirectDebit.objects.filter(**named).first()
    content = {"customer_id": customer_id, **said}
    if row is not None and all(getattr(row, name) == value for name, value in content.items()):
        return False
    DirectDebit.objects.update_or_create(**named, defaults={**content, "updated_from_source_at": core.now()})
    return True


@transaction.atomic
def accept_held(*, key: str, actor: core.Actor) -> bool:
    """A person says: what came in counts, though it is not what was asked for. False when it was settled.

    Raises BillUnknown for a payment that there is not.
    """
    bill_id = BillPayment.objects.filter(key=key).values_list("invoice_id", flat=True).first()
    if bill_id is None:
        raise BillUnknown(key)
    bill = locked(bill_id)
    payment = BillPayment.objects.select_for_update().get(key=key)
    if payment.state != "held":
        return False
    payment.state, payment.problem = "paid", ""
    with core.acting(actor):
        payment.save(update_fields=["state", "problem"])
    settle(bill)
    fact = PaymentRecorded(
        bill.customer_id, bill.pk, payment.pk, payment.method, bill.currency, payment.received
    )
    core.record(fact, actor=actor)
    return True


def refund(*, key: str, amount: int, client_id: str) -> None:
    """Give money back by the way it came. The provider says when it is done; then the bill is credited.

    The same `client_id` gives it back once. Raises PaymentRefused("amount", "method", "busy", "provider").
    Must not run inside a transaction.
    """
    payment = BillPayment.objects.get(key=key)
    if not 0 < amount <= payment.received - payment.refunded:
        raise PaymentRefused("amount")
    if not payment.charge_id:
        raise PaymentRefused("method")
    try:
        provider().give_back(payment.charge_id, amount, key=f"{key}-{client_id}", payment=key)
    except ProviderDown as down:
        raise PaymentRefused("busy") from down
    except ProviderRefused as refused:
        raise PaymentRefused("provider") from refused
