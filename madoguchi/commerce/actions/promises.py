"""Money that was promised here is there."""

from madoguchi.core import api as core

from ..events import MoneyMoved
from ..models import BillPayment, OrderPayment
from .accounts import erase_account


def done(move: OrderPayment, actor: core.Actor) -> None:
    """It was paid out, or collected."""
    move.at, move.due_on, move.problem = core.now(), None, ""
    move.save(update_fields=["at", "due_on", "problem"])
    order = move.order
    erase_account(move.pk)
    fact = MoneyMoved(order.customer_id, order.pk, move.pk, move.kind, order.currency, move.amount)
    core.record(fact, actor=actor)


def heard_back(payment: BillPayment, more: int) -> None:
    """The provider says that so much more of a payment went back: what was promised of it is done."""
    moves = OrderPayment.objects.select_for_update(of=("self",)).filter(
        bill_payment=payment, kind="refund", at=None
    )
    for move in moves.order_by("id"):
        if move.amount <= more:
            more -= move.amount
            done(move, core.SYSTEM)
