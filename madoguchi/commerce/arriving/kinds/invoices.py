"""Bills with their lines, and the payments that the shop or ERP has seen for them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from madoguchi.core import api as core
from madoguchi.people import api as people

from ...actions.invoicing import keep_invoice, void_invoice
from ...actions.receiving import record_payment
from ...models import Invoice
from ...shapes.bills import BillRefused, InvoiceGiven, LineGiven, PaymentRefused
from ...tax import RateTotal
from ..fields import Fields, RowRefused
from ..putting import Putting, customer_of, order_of
from .products import rate

FORMS = {
    "qualified": "qualified", "invoice": "qualified", "適格": "qualified", "適格請求書": "qualified",
    "請求書": "qualified", "simplified": "simplified", "receipt": "simplified", "簡易": "simplified",
    "適格簡易請求書": "simplified", "レシート": "simplified",
}  # fmt: skip
METHODS = {
    "hosted": "hosted", "card": "hosted", "credit_card": "hosted", "カード": "hosted", "konbini": "konbini",
    "コンビニ": "konbini", "bank_transfer": "bank_transfer", "振込": "bank_transfer",
    "銀行振込": "bank_transfer", "direct_debit": "direct_debit", "口座振替": "direct_debit", "shop": "shop",
    "cash": "shop", "現金": "shop", "店頭": "shop",
}  # fmt: skip


FIELD_OF = {"number": "number", "lines": "lines", "rates": "rates", "amount": "lines", "form": "form"}
"""Which field of a file a bill is refused for; none when money has come in already."""


@dataclass(frozen=True)
class PaidIn:
    """Money that came in, as read."""

    id: str
    method: str
    amount: int
    at: datetime


@dataclass(frozen=True)
class InvoiceIn:
    """A bill as read."""

    id: str
    number: str
    customer: str
    company: str
    order: str
    form: str
    addressee: str
    subject: str
    issued_on: date
    due_on: date | None
    currency: str
    lines: tuple[LineGiven, ...]
    rates: tuple[RateTotal, ...]
    payments: tuple[PaidIn, ...]
    void: bool


def read(fields: Fields) -> InvoiceIn:
    """Raises RowRefused."""
    currency, number = fields.currency(), fields.text("number", most=40, needed=True)
    issued_on = fields.day("issued_on")
    if issued_on is None:
        raise RowRefused("issued_on", "missing")
    pk = fields.text("id", most=100) or number
    paid = enumerate(fields.parts("payments"), start=1)
    return InvoiceIn(
        id=pk, number=number, customer=fields.text("customer", most=100, needed=True),
        company=fields.text("company", most=100), order=fields.text("order", most=100),
        form=fields.choice("form", FORMS, "qualified"), addressee=fields.text("addressee", most=160),
        subject=fields.text("subject", most=160), issued_on=issued_on, due_on=fields.day("due_on"),
        currency=currency, void=fields.flag("void", False),
        lines=tuple(_line(one, currency) for one in fields.parts("lines", needed=True)),
        rates=tuple(_rate(one, currency) for one in fields.parts("rates")),
        payments=tuple(_paid(one, f"{pk}-{n}", currency) for n, one in paid),
    )  # fmt: skip


def put(putting: Putting, record: InvoiceIn) -> None:
    """The bill, what came in for it, and whether it was withdrawn. Raises RowRefused."""
    named = {"source": putting.source, "external_id": record.id}
    others = Invoice.objects.filter(number=record.number).exclude(**named)
    if others.exists():
        raise RowRefused("number", "taken")
    try:
        kept = keep_invoice(_given(putting.source, record), **named, actor=core.SYSTEM)
        row = Invoice.objects.get(**named)
        for one in record.payments:
            record_payment(
                bill_id=row.pk, method=one.method, amount=one.amount, paid_at=one.at, source=putting.source,
                external_id=one.id, actor=core.SYSTEM,
            )  # fmt: skip
        if record.void:
            void_invoice(**named, actor=core.SYSTEM)
    except BillRefused as refused:
        raise RowRefused(FIELD_OF.get(refused.reason, ""), "bill") from refused
    except PaymentRefused as refused:
        raise RowRefused("payments", "amount") from refused
    putting.added = kept == "created"
    putting.changed += [] if putting.added else ["lines" if kept == "changed" else "payments"]
    Invoice.objects.filter(pk=row.pk).update(content=putting.content)


def _given(source: str, record: InvoiceIn) -> InvoiceGiven:
    company = people.company_by_source(source=source, external_id=record.company) if record.company else None
    if record.company and company is None:
        raise RowRefused("company", "no_company")
    return InvoiceGiven(
        number=record.number,
        customer_id=customer_of(source, record.customer),
        company_id=company,
        order_id=order_of(source, record.order).pk if record.order else None,
        issued_on=record.issued_on,
        due_on=record.due_on,
        lines=record.lines,
        form=record.form,
        addressee=record.addressee,
        subject=record.subject,
        currency=record.currency,
        rates=record.rates,
    )


def _line(fields: Fields, currency: str) -> LineGiven:
    price = fields.money("unit_price", currency, least=None)
    assert price is not None
    return LineGiven(
        name=fields.text("name", most=200, needed=True),
        unit_price=price,
        tax_rate=rate(fields),
        quantity=_quantity(fields),
        amount=fields.money("amount", currency, needed=False, least=None),
    )


def _quantity(fields: Fields) -> Decimal:
    try:
        quantity = Decimal(fields.text("quantity") or "1")
        fits = Decimal("-999999999") < quantity < Decimal("999999999") and quantity == round(quantity, 3)
    except (InvalidOperation, ValueError) as problem:
        raise RowRefused("quantity", "number") from problem
    if not fits:
        raise RowRefused("quantity", "number")
    return quantity


def _rate(fields: Fields, currency: str) -> RateTotal:
    gross, tax = fields.money("gross", currency), fields.money("tax", currency)
    assert gross is not None
    assert tax is not None
    return RateTotal(rate(fields), gross, tax)


def _paid(fields: Fields, name: str, currency: str) -> PaidIn:
    amount, at = fields.money("amount", currency, least=1), fields.moment("at")
    assert amount is not None
    return PaidIn(
        fields.text("id", most=100) or name,
        fields.choice("method", METHODS, "bank_transfer"),
        amount,
        at or core.now(),
    )
