"""Staff see to what customers send back: it arrives, is refused with a reason, or is settled.

Everything happens under the order's lock and once: who comes second finds it done.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.people.shapes import Viewer

from ..access import returns_for
from ..events import ReturnReceived, ReturnRefused
from ..models import Order, OrderPayment, PaymentMethod, ReturnRequest
from ..shapes import REFUSALS, ActRefused, Handled, NoSuchRecord
from .acting import actor_of
from .differences import withdraw_bill
from .giving_up import bill_paid_back
from .refunds import add_to_balance

LONGEST = 2000


def locked_return(viewer: Viewer, number: str) -> ReturnRequest:
    """The return, with its order locked. Raises NoSuchRecord."""
    found = returns_for(viewer).filter(number=number.strip()).values_list("order_id", flat=True).first()
    if found is None:
        raise NoSuchRecord(number)
    order = Order.objects.select_for_update(of=("self",)).get(pk=found)
    row = ReturnRequest.objects.select_related("bill").get(number=number.strip())
    row.order = order
    return row


def receive_return(*, viewer: Viewer, number: str) -> Handled:
    """What she sent back is here. Raises NoSuchRecord, ActRefused when it was taken back or is over."""

    def arrive(row: ReturnRequest) -> Fact:
        row.status, row.received_at = "received", core.now()
        row.save(update_fields=["status", "received_at"])
        return ReturnReceived(row.order.customer_id, row.order_id, row.pk)

    return handled(viewer, number, "received", ("requested",), arrive)


def refuse_return(*, viewer: Viewer, number: str, code: str, words: str) -> Handled:
    """It is not accepted: the order is as it was, money that was paid more goes back.

    `words` are for the customer, who reads them as they are written. Raises NoSuchRecord, ActRefused.
    """
    if code not in REFUSALS:
        raise ActRefused("reason", _("Please choose one of the reasons."))
    if not words.strip():
        raise ActRefused("words", _("Please tell the customer why, in a sentence or two."))

    def refuse(row: ReturnRequest) -> Fact:
        row.status, row.settled_at = "refused", core.now()
        row.refusal_code, row.refusal = code, words.strip()[:LONGEST]
        row.save(update_fields=["status", "settled_at", "refusal_code", "refusal"])
        _as_before(row)
        return ReturnRefused(row.order.customer_id, row.order_id, row.pk, code)

    return handled(viewer, number, "refused", ("requested", "received"), refuse)


def handled(
    viewer: Viewer, number: str, status: str, begins: tuple[str, ...], act: Callable[[ReturnRequest], Fact]
) -> Handled:
    """Bring a return into `status` from one of `begins`; twice is as once."""
    actor = actor_of(viewer)
    with core.acting(actor), transaction.atomic():
        row = locked_return(viewer, number)
        if row.status == status:
            return Handled(row.number, row.status, now=False)
        if row.status not in begins:
            raise ActRefused("gone", _("This return has changed in the meantime. Please look at it again."))
        core.record(act(row), actor=actor)
        return Handled(row.number, row.status, now=True)


def _as_before(row: ReturnRequest) -> None:
    """The pieces stay hers; what an exchange cost more is taken off her again."""
    ids = [line.line_id for line in row.lines.all()]
    row.order.lines.filter(pk__in=ids, status__in=("return_requested", "exchange_requested")).update(
        status="ordered"
    )
    Order.objects.filter(pk=row.order_id).update(status="delivered")
    if not withdraw_bill(row.client_id):
        bill_paid_back(row)
    for more in row.moves.filter(kind="payment"):
        _give_up(more)


def _give_up(more: OrderPayment) -> None:
    """What was to be collected is not; what was taken from a gift card is on it again."""
    if more.at is None:
        more.delete()
        return
    ways = PaymentMethod.objects.filter(customer_id=more.order.customer_id, external_id=more.method_ref)
    card = ways.filter(balance__isnull=False).first()
    at_once = card is not None and add_to_balance(card.pk, more.amount)
    OrderPayment.objects.create(
        order_id=more.order_id, external_id=f"{more.external_id}:back", kind="refund", method=more.method,
        method_ref=more.method_ref, amount=more.amount, at=core.now() if at_once else None,
        due_on=None if at_once else localdate(core.now()), made_here=True, request=more.request,
    )  # fmt: skip
