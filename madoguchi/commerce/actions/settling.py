"""What a bill has received and still asks for, worked out anew after every change of its payments."""

from django.db.models import Sum

from madoguchi.core import api as core

from ..models import BillPayment, Invoice

COUNTS = ("pending", "authorised", "paid", "failed", "refunded", "expired")
"""Money of a payment that is "held" counts only when a person has accepted it."""


def locked(invoice_id: int) -> Invoice:
    """The bill, locked until the end of the transaction: everything about its money passes here."""
    return Invoice.objects.select_for_update().get(pk=invoice_id)


def settle(bill: Invoice) -> None:
    """Write what came in and whether anything is left. The bill is locked by the caller."""
    counted = BillPayment.objects.filter(invoice=bill, state__in=COUNTS)
    sums = counted.aggregate(got=Sum("received"), back=Sum("refunded"))
    bill.paid = max(0, (sums["got"] or 0) - (sums["back"] or 0))
    nothing_left = bill.paid >= bill.total - bill.credited
    bill.settled_at = (bill.settled_at or core.now()) if nothing_left else None
    bill.save(update_fields=["paid", "credited", "settled_at"])
