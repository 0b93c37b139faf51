"""適格返還請求書: money that goes back takes its tax with it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from madoguchi.core import api as core

from ..bill_options import Issuer
from ..events import CreditIssued
from ..models import BillPayment, CreditNote, Invoice
from ..numbering import paper_number
from ..queries.bills import plain_rates, rates_of
from ..tax import RateTotal, Rounding, given_back, parts_given_back, parts_within
from .settling import settle


def credit(
    bill: Invoice,
    amount: int,
    *,
    key: str,
    reason: str,
    actor: core.Actor,
    payment: BillPayment | None = None,
    by_rate: Mapping[int, int] | None = None,
) -> CreditNote | None:
    """Write a credit note over `amount` of a bill that the caller has locked; once for this key.

    What is beyond the bill (money paid twice) needs none: at most what is left of it is credited. `by_rate`
    says which part of it belongs to which rate of tax; without it every rate bears its share.
    """
    if CreditNote.objects.filter(key=key).exists():
        return None
    amount = min(amount, bill.total - bill.credited)
    if amount <= 0:
        return None
    rates = _rates(bill, amount, by_rate)
    today: date = localdate(core.now())
    note = CreditNote.objects.create(
        number=paper_number("C", today),
        invoice=bill,
        payment=payment,
        key=key,
        reason=reason,
        amount=amount,
        rates=plain_rates(rates),
        issuer=bill.issuer or core.option(Issuer).plain(),
        issued_on=today,
    )
    bill.credited += amount
    settle(bill)
    fact = CreditIssued(bill.customer_id, bill.pk, note.pk, bill.currency, amount)
    core.record(fact, actor=actor)
    return note


@transaction.atomic
def credit_bill(*, number: str, amount: int, key: str, reason: str, actor: core.Actor) -> str:
    """Give back `amount` of a bill that something came back of; the number of the credit note.

    Once for this key: again, it is the same note. LookupError for a bill that there is not.
    """
    bill = Invoice.objects.select_for_update().filter(number=number).first()
    if bill is None:
        raise LookupError(number)
    credit(bill, amount, key=key, reason=reason, actor=actor)
    return CreditNote.objects.filter(key=key).values_list("number", flat=True).first() or ""


def _rates(bill: Invoice, amount: int, by_rate: Mapping[int, int] | None) -> tuple[RateTotal, ...]:
    billed, before = rates_of(bill.rates), _credited(bill)
    rounding: Rounding = bill.rounding  # type: ignore[assignment]
    if by_rate is None or sum(by_rate.values()) != amount:
        return given_back(billed, before, amount, rounding)
    return parts_given_back(billed, before, parts_within(billed, before, by_rate), rounding)


def _credited(bill: Invoice) -> tuple[RateTotal, ...]:
    """What earlier notes say together, by rate."""
    sums: dict[int, tuple[int, int]] = {}
    for kept in bill.credit_notes.values_list("rates", flat=True):
        for one in rates_of(kept):
            gross, tax = sums.get(one.rate, (0, 0))
            sums[one.rate] = (gross + one.gross, tax + one.tax)
    return tuple(RateTotal(rate, gross, tax) for rate, (gross, tax) in sums.items())
