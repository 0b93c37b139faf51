"""Money that was promised here moves: our provider does it, or a person says that it is done."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..access import moves_for
from ..events import MoneyStuck, PaymentRefunded
from ..models import BillPayment, Order, OrderPayment
from ..queries.money import bills_behind
from ..shapes import Handled, NoSuchRecord
from ..shapes.bills import PaymentRefused
from .acting import actor_of
from .promises import done
from .receiving import refund
from .settling import locked, settle


def settle_money(*, viewer: Viewer, payment_id: int) -> Handled:
    """A person has paid it out, or collected it; twice is as once. Raises NoSuchRecord."""
    actor = actor_of(viewer)
    with core.acting(actor), transaction.atomic():
        found = moves_for(viewer).filter(pk=payment_id).values_list("order_id", flat=True).first()
        if found is None:
            raise NoSuchRecord(payment_id)
        order = Order.objects.select_for_update(of=("self",)).get(pk=found)
        move = OrderPayment.objects.get(pk=payment_id)
        if move.at is not None:
            return Handled(order.number, "done", now=False)
        done(move, actor)
        entered(move)
        return Handled(order.number, "done", now=True)


def give_back(move_id: int) -> None:
    """Have our provider pay a refund back; it says itself when that is done. What it refuses, a person does.

    Asking again is asking once. Raises PaymentRefused("busy") while it cannot be reached. Must not run inside
    a transaction.
    """
    move = OrderPayment.objects.select_related("bill_payment").filter(pk=move_id, at=None, problem="").first()
    if move is None or move.bill_payment is None:
        return
    try:
        refund(key=move.bill_payment.key, amount=move.amount, client_id=f"move-{move.pk}")
    except PaymentRefused as refused:
        if refused.reason == "busy":
            raise
        _stuck(move, refused.reason)


def entered(move: OrderPayment) -> None:
    """A bill that was paid otherwise than by our provider knows that the money has gone back."""
    if move.kind != "refund":
        return
    left, by = move.amount, move.bill_payment
    for bill_id in [by.invoice_id] if by else [bill.pk for bill in bills_behind(move.order)]:
        bill = locked(bill_id)
        for payment in bill.payments.filter(state="paid").order_by("id"):
            over = bill.paid - (bill.total - bill.credited)
            part = min(left, over, payment.received - payment.refunded)
            if part > 0 and (not payment.charge_id or payment == by):
                _taken_off(payment, part)
                settle(bill)
                left -= part


def _taken_off(payment: BillPayment, part: int) -> None:
    payment.refunded += part
    payment.state = "refunded" if payment.refunded >= payment.received else payment.state
    payment.save(update_fields=["refunded", "state"])
    bill = payment.invoice
    fact = PaymentRefunded(bill.customer_id, bill.pk, payment.pk, payment.currency, payment.refunded)
    core.record(fact, actor=core.SYSTEM)


@transaction.atomic
def _stuck(move: OrderPayment, code: str) -> None:
    OrderPayment.objects.filter(pk=move.pk).update(problem=code)
    order = move.order
    core.record(MoneyStuck(order.customer_id, order.pk, move.pk, code), actor=core.SYSTEM)
