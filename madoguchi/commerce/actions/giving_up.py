"""Money that came in for a bill of a difference goes back: the exchange will not be."""

from madoguchi.core import api as core

from ..models import ReturnRequest
from ..policy import Policies
from ..queries.money import of_invoices
from .crediting import credit
from .refunds import backward, pay_back
from .settling import locked


def bill_paid_back(row: ReturnRequest) -> None:
    """Credit the whole bill and give back what was paid of it, by the ways it came."""
    if row.bill is None:
        return
    bill, rule = locked(row.bill.pk), core.option(Policies).rule(row.kind)
    credit(bill, bill.total - bill.credited, key=f"refused:{row.number}", reason="return", actor=core.SYSTEM)
    refunds = [backward(one, one.most, row.order, rule) for one in of_invoices([bill.pk])]
    pay_back(row.order_id, f"{row.client_id}:refused", refunds, rule, row)
