"""領収書: addressee and purpose are given once; every copy after the first says 再発行."""

import unicodedata

from django.db import transaction
from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people import api as people

from ..bill_access import bill_for
from ..bill_options import Issuer
from ..events import ReceiptCopied, ReceiptIssued
from ..models import BillPayment, Receipt, ReceiptCopy
from ..numbering import paper_number
from ..queries.bills import plain_rates, rates_of, receipt_shape
from ..shapes.bills import BillUnknown, ReceiptRefused, ReceiptShape
from ..tax import RateTotal, given_back
from .settling import locked

LONGEST_ADDRESSEE, LONGEST_PURPOSE = 80, 60


@transaction.atomic
def issue_receipt(
    viewer: people.Viewer, *, number: str, key: str, addressee: str, purpose: str, actor: core.Actor
) -> ReceiptShape:
    """The receipt of a payment, made out once. Asked again with the same words it is the same one.

    Raises BillUnknown, or ReceiptRefused("unpaid", "named", "addressee", "purpose").
    """
    bill = locked(bill_for(viewer, number).pk)
    payment = BillPayment.objects.filter(invoice=bill, key=key).first()
    if payment is None:
        raise BillUnknown(number)
    words = _words(addressee, LONGEST_ADDRESSEE), _words(purpose, LONGEST_PURPOSE)
    if known := Receipt.objects.filter(payment=payment).first():
        if (known.addressee, known.purpose) != words:
            raise ReceiptRefused("named")
        return receipt_shape(known, payment, known.copies.count())
    _check(payment, bill.form, words)
    amount, at = payment.received - payment.refunded, core.now()
    row = Receipt.objects.create(
        number=paper_number("R", localdate(at)),
        payment=payment,
        addressee=words[0],
        purpose=words[1],
        amount=amount,
        rates=plain_rates(_rates(payment, amount)),
        issuer=bill.issuer if bill.issuer.get("name") else core.option(Issuer).plain(),
        issued_at=at,
    )
    core.record(ReceiptIssued(bill.customer_id, bill.pk, payment.pk, row.pk), actor=actor)
    return receipt_shape(row, payment, 0)


@transaction.atomic
def take_copy(
    viewer: people.Viewer, *, number: str, key: str, client_id: str, actor: core.Actor
) -> ReceiptCopy:
    """One more copy of the receipt: the first is the original. One press is one copy.

    Raises BillUnknown, or ReceiptRefused("unpaid") when none was made out yet.
    """
    bill = bill_for(viewer, number)
    row = Receipt.objects.select_for_update(of=("self",)).select_related("payment__invoice")
    receipt = row.filter(payment__invoice=bill, payment__key=key).first()
    if receipt is None:
        raise ReceiptRefused("unpaid")
    if known := receipt.copies.filter(client_id=client_id[:64]).first():
        return known
    position = receipt.copies.count() + 1
    copy = ReceiptCopy.objects.create(
        receipt=receipt, position=position, client_id=client_id[:64], taken_at=core.now()
    )
    core.record(ReceiptCopied(bill.customer_id, bill.pk, receipt.pk, position), actor=actor)
    return copy


def _words(text: str, longest: int) -> str:
    """As typed, old kanji included; without line breaks, control characters and card numbers."""
    plain = "".join(" " if unicodedata.category(one) in ("Cc", "Cf", "Zl", "Zp") else one for one in text)
    return language.redact(" ".join(plain.split())).text[:longest]


def _check(payment: BillPayment, form: str, words: tuple[str, str]) -> None:
    if payment.state != "paid" or payment.received - payment.refunded <= 0:
        raise ReceiptRefused("unpaid")
    if not words[0] and form != "simplified":
        raise ReceiptRefused("addressee")
    if not words[1]:
        raise ReceiptRefused("purpose")


def _rates(payment: BillPayment, amount: int) -> tuple[RateTotal, ...]:
    """What the receipt says of each rate: the whole bill's totals, or this payment's part of what is left.

    Receipts of all parts together say exactly what the bill says.
    """
    bill = payment.invoice
    billed = rates_of(bill.rates)
    earlier = Receipt.objects.filter(payment__invoice=bill)
    before: dict[int, tuple[int, int]] = {}
    for kept in earlier.values_list("rates", flat=True):
        for one in rates_of(kept):
            gross, tax = before.get(one.rate, (0, 0))
            before[one.rate] = (gross + one.gross, tax + one.tax)
    told = tuple(RateTotal(rate, *sums) for rate, sums in before.items())
    left = bill.total - sum(one.gross for one in told)
    part = min(amount, left)
    return given_back(billed, told, part, bill.rounding) if part > 0 else ()  # type: ignore[arg-type]
