"""Reading bills: lists, one with everything about it, and what is owed."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..bill_access import bill_for, bills_for, payable_for
from ..models import BillPayment, DirectDebit, Invoice, Receipt
from ..models.billing import LIVE
from ..shapes.bills import (
    Balance,
    Bill,
    BillLine,
    BillList,
    BillPaymentShape,
    BillState,
    BillUnknown,
    CreditNoteShape,
    DebitShape,
    ReceiptShape,
    WholeBill,
)  # fmt: skip
from ..tax import RateTotal
from ..ways import ways_to_pay

MOST_OPEN, PAGE = 100, 20


def bills(viewer: people.Viewer, *, before: str = "", limit: int = PAGE) -> BillList:
    """Bills to pay (a hundred at most), and one page of settled ones older than `before`. Two queries."""
    seen = _shown(bills_for(viewer))
    to_pay = seen.filter(_OPEN).order_by(F("due_on").asc(nulls_last=True), "id")[:MOST_OPEN]
    settled = list(_older(seen.exclude(_OPEN), before).order_by("-issued_on", "-id")[: limit + 1])
    older = f"{settled[limit - 1].issued_on}.{settled[limit - 1].pk}" if len(settled) > limit else ""
    return BillList(tuple(map(bill_shape, to_pay)), tuple(map(bill_shape, settled[:limit])), older)


def bills_to_pay(viewer: people.Viewer) -> tuple[Bill, ...]:
    """Bills to pay alone (a hundred at most), the most urgent first. One query."""
    to_pay = _shown(bills_for(viewer)).filter(_OPEN).order_by(F("due_on").asc(nulls_last=True), "id")
    return tuple(map(bill_shape, to_pay[:MOST_OPEN]))


def bills_of_order(viewer: people.Viewer, order_id: int) -> tuple[Bill, ...]:
    """The bills of one order, the latest first."""
    found = _shown(bills_for(viewer)).filter(order_id=order_id).order_by("-issued_on", "-id")
    return tuple(map(bill_shape, found))


def bill_of_fact(invoice_id: int) -> Bill | None:
    """The bill that a fact is about, for those who tell its own customer of it."""
    row = Invoice.objects.filter(pk=invoice_id).first()
    return bill_shape(row) if row else None


def bill(viewer: people.Viewer, number: str) -> WholeBill:
    """One bill with lines, payments, receipts and credit notes. Raises BillUnknown."""
    row = bill_for(viewer, number)
    payments = row.payments.select_related("receipt").annotate(taken=Count("receipt__copies"))
    paid = list(payments.order_by("-id"))
    under_way = next((one for one in paid if one.state in LIVE), None)
    row.order_number = row.order.number if row.order else ""  # type: ignore[attr-defined]
    row.under_way = under_way.method if under_way else ""  # type: ignore[attr-defined]
    may_pay = payable_for(viewer).filter(pk=row.pk).exists()
    shape = bill_shape(row)
    return WholeBill(
        bill=shape,
        addressee=row.addressee,
        address=tuple(row.address),
        lines=tuple(
            BillLine(one.name, one.quantity, one.unit_price, one.amount, one.tax_rate)
            for one in row.lines.order_by("position")
        ),
        rates=rates_of(row.rates),
        payments=tuple(payment_shape(one, row.number) for one in paid),
        credit_notes=tuple(
            CreditNoteShape(note.number, note.amount, note.reason, note.issued_on)
            for note in row.credit_notes.order_by("id")
        ),
        ways=ways_to_pay(shape.currency, shape.due) if may_pay and shape.to_pay else (),
        may_pay=may_pay,
    )


def payment(viewer: people.Viewer, number: str, key: str) -> BillPaymentShape:
    """One payment of a bill that the viewer may see. Raises BillUnknown."""
    row = bill_for(viewer, number)
    found = row.payments.select_related("receipt").annotate(taken=Count("receipt__copies")).filter(key=key)
    one = found.first()
    if one is None:
        raise BillUnknown(number)
    return payment_shape(one, row.number)


def balance(viewer: people.Viewer, *, customer_id: int | None = None) -> tuple[Balance, ...]:
    """What is owed, by currency; () when nothing is. customer_id narrows a member of staff's. One query."""
    today = localdate(core.now())
    left = F("total") - F("credited") - F("paid")
    rows = bills_for(viewer).filter(_OPEN)
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    found = rows.values("currency").annotate(
        due=Sum(left),
        late=Coalesce(Sum(left, filter=Q(due_on__lt=today)), Value(0)),
        many=Count("id"),
        next_due_on=Min("due_on", filter=Q(due_on__gte=today)),
    )
    return tuple(
        Balance(one["currency"], int(one["due"]), int(one["late"]), one["many"], one["next_due_on"])
        for one in found.order_by("-due")
    )


def direct_debit(viewer: people.Viewer) -> DebitShape | None:
    """Whether bills are drawn from her account: how the latest mandate stands, None without one."""
    rows = DirectDebit.objects.filter(customer_id__in=people.whose(viewer, "see_bills"))
    row = rows.order_by("-id").first()
    return _debit(row) if row else None


def direct_debit_of(customer_id: int) -> DebitShape | None:
    """The same for staff, who look at a customer."""
    row = DirectDebit.objects.filter(customer_id=customer_id).order_by("-id").first()
    return _debit(row) if row else None


def bills_of_customer(viewer: people.Viewer, customer_id: int, *, limit: int = PAGE) -> tuple[Bill, ...]:
    """The bills of one customer that the viewer may see, open ones first. One query."""
    found = _shown(bills_for(viewer)).filter(customer_id=customer_id)
    return tuple(
        map(bill_shape, found.order_by(F("settled_at").desc(nulls_first=True), "-issued_on")[:limit])
    )


def held_payments() -> tuple[BillPaymentShape, ...]:
    """Money that came in otherwise than asked for, for a person to look at; the latest first."""
    rows = BillPayment.objects.filter(state="held").select_related("invoice", "receipt")
    return tuple(payment_shape(row, row.invoice.number) for row in rows.order_by("-id")[:PAGE])


_OPEN = Q(settled_at=None, voided_at=None)


def _shown(rows: QuerySet[Invoice]) -> QuerySet[Invoice]:
    live = BillPayment.objects.filter(invoice=OuterRef("pk"), state__in=LIVE)
    return rows.annotate(
        order_number=Coalesce(F("order__number"), Value("")),
        under_way=Coalesce(Subquery(live.values("method")[:1]), Value("")),
    )


def _older(rows: QuerySet[Invoice], before: str) -> QuerySet[Invoice]:
    """Rows after the mark in the order of the list; an unreadable mark is none."""
    day, _, id = before.partition(".")
    try:
        issued, last = date.fromisoformat(day), int(id[:18])
    except ValueError:
        return rows
    return rows.filter(Q(issued_on__lt=issued) | Q(issued_on=issued, pk__lt=last))


def bill_shape(row: Invoice) -> Bill:
    """The row as it crosses the door; the row carries `order_number` and `under_way`."""
    return Bill(
        id=row.pk,
        number=row.number,
        form=row.form,
        customer_id=row.customer_id,
        company_id=row.company_id,
        order_number=getattr(row, "order_number", ""),
        subject=row.subject,
        issued_on=row.issued_on,
        due_on=row.due_on,
        currency=row.currency,
        total=row.total,
        paid=row.paid,
        credited=row.credited,
        state=_state(row),
        under_way=getattr(row, "under_way", ""),
    )


def _state(row: Invoice) -> BillState:
    if row.voided_at is not None:
        return "void"
    if row.settled_at is not None:
        return "paid"
    if row.due_on is not None and row.due_on < localdate(core.now()):
        return "overdue"
    return "partly_paid" if row.paid or row.credited else "open"


def payment_shape(row: BillPayment, number: str) -> BillPaymentShape:
    """The row as it crosses the door; the row carries `taken` where its receipt is shown."""
    receipt: Receipt | None = getattr(row, "receipt", None)
    return BillPaymentShape(
        key=row.key,
        bill_number=number,
        method=row.method,  # type: ignore[arg-type]
        state=row.state,  # type: ignore[arg-type]
        amount=row.amount,
        received=row.received,
        refunded=row.refunded,
        currency=row.currency,
        started_at=row.started_at,
        expires_at=row.expires_at,
        expected_on=row.expected_on,
        paid_at=row.paid_at,
        page_url=row.page_url,
        slip_url=row.slip_url,
        problem=row.problem,
        receipt=receipt_shape(receipt, row, getattr(row, "taken", 0)) if receipt else None,
    )


def receipt_shape(row: Receipt, paid: BillPayment, copies: int) -> ReceiptShape:
    """The receipt as it crosses the door."""
    return ReceiptShape(
        row.number, paid.key, row.addressee, row.purpose, row.amount, paid.currency, row.issued_at, copies
    )


def rates_of(kept: Iterable[dict[str, int]]) -> tuple[RateTotal, ...]:
    """Totals per rate as a document keeps them."""
    return tuple(RateTotal(one["rate"], one["gross"], one["tax"]) for one in kept)


def plain_rates(rates: Iterable[RateTotal]) -> list[dict[str, int]]:
    """Totals per rate as a document will keep them."""
    return [{"rate": one.rate, "gross": one.gross, "tax": one.tax} for one in rates]


def _debit(row: DirectDebit) -> DebitShape:
    return DebitShape(
        row.state,
        row.bank,
        row.account_end,
        row.day,
        row.applied_on,
        row.active_from,  # type: ignore[arg-type]
    )
