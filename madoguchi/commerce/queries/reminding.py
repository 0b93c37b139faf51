"""Bills to remind customers of, and payments that came in: for those who tell them."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef

from ..models import BillPayment, DirectDebit, Invoice
from ..models.billing import LIVE
from ..shapes.bills import Bill, PaidShape
from .bills import bill_shape

AT_ONCE = 500


def bills_due(*, first: date, last: date, after: int = 0, limit: int = AT_ONCE) -> tuple[Bill, ...]:
    """Bills of which something is left, due on one of these days, and nobody is paying now; by id."""
    live = BillPayment.objects.filter(invoice=OuterRef("pk"), state__in=LIVE)
    rows = Invoice.objects.filter(settled_at=None, voided_at=None, due_on__range=(first, last), pk__gt=after)
    return tuple(bill_shape(row) for row in rows.filter(~Exists(live)).order_by("pk")[:limit])


def bills_drawn(customer_ids: set[int]) -> frozenset[int]:
    """Those of these customers whose bills are drawn from their account (口座振替)."""
    active = DirectDebit.objects.filter(customer_id__in=customer_ids, state="active")
    return frozenset(active.values_list("customer_id", flat=True))


def payment_of_fact(payment_id: int) -> PaidShape | None:
    """The payment that a fact is about, for those who tell its customer of it."""
    row = BillPayment.objects.filter(pk=payment_id).first()
    at: datetime | None = row.paid_at if row else None
    return PaidShape(row.received, row.currency, at) if row and at else None
