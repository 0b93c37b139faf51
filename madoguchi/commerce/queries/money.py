"""What came in for an order and can still go back, by the ways it came."""

from dataclasses import dataclass

from django.db.models import Q

from ..models import BillPayment, Invoice, Order, OrderPayment
from ..shapes import HERE

EXCHANGE = "exchange:"
"""How the bill about the difference of an exchange is named."""
KINDS = {"hosted": "credit_card", "shop": "other"}


@dataclass(frozen=True)
class Source:
    """A way by which money came, and how much of it is left; `itself`: our provider can send it back."""

    kind: str
    ref: str
    most: int
    bill_payment: int | None = None
    itself: bool = False


def bills_behind(row: Order) -> list[Invoice]:
    """The bills that ask for the order itself, not for what an exchange costs more."""
    differences = Q(source=HERE, external_id__startswith=EXCHANGE)
    return list(row.invoices.filter(voided_at=None).exclude(differences).order_by("id"))


def sources(row: Order) -> list[Source]:
    """By which ways money can go back: what our provider took comes first, else what the shop told of.

    Bills that were paid otherwise count where the shop told of no payment: the same money is never there
    twice.
    """
    of_bills = of_invoices([bill.pk for bill in bills_behind(row)])
    return [one for one in of_bills if one.itself] or paid(row) or of_bills


def of_invoices(invoice_ids: list[int]) -> list[Source]:
    """The payments of these bills, less what went back or is on its way back."""
    rows = BillPayment.objects.filter(invoice_id__in=invoice_ids, state__in=("paid", "refunded"))
    found = []
    for one in rows.order_by("id"):
        most = one.received - one.refunded - _under_way(one.pk)
        if most > 0:
            kind = KINDS.get(one.method, one.method)
            found.append(Source(kind, "", most, one.pk, bool(one.charge_id)))
    return found


def _under_way(payment_id: int) -> int:
    moves = OrderPayment.objects.filter(bill_payment_id=payment_id, kind="refund", at=None)
    return sum(moves.values_list("amount", flat=True))


def paid(row: Order) -> list[Source]:
    """What the shop says was paid and not given back: method, the shop's name for it, amount."""
    sums: dict[tuple[str, str], int] = {}
    promised = Q(kind="payment", made_here=True, at=None)
    for one in row.payments.filter(bill_payment=None).exclude(promised).order_by("id"):
        way = (one.method, one.method_ref)
        sums[way] = sums.get(way, 0) + (one.amount if one.kind == "payment" else -one.amount)
    more = -sum(amount for amount in sums.values() if amount < 0)
    found = []
    for (method, ref), amount in sums.items():
        taken = min(more, amount) if amount > 0 else 0
        more -= taken
        if amount - taken > 0:
            found.append(Source(method, ref, amount - taken))
    return found


def most_back(row: Order) -> int:
    """What can go back at most; where nothing is known of payments, what the order came to."""
    known = sources(row)
    if known or row.payments.exists() or bills_behind(row):
        return sum(one.most for one in known)
    return int(row.total)
