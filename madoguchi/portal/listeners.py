"""What customers are told when something happens to their things. Safe to repeat: one alert per key."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from madoguchi.commerce import api as commerce
from madoguchi.commerce.events import (
    ClaimMoved,
    ExchangeRequested,
    InvoiceIssued,
    MoneyMoved,
    OrderCancelled,
    OrderChanged,
    OrderPlaced,
    PaymentFailed,
    PaymentRecorded,
    ReturnReceived,
    ReturnRefused,
    ReturnRequested,
    ReturnSettled,
    ShipmentMoved,
)
from madoguchi.commerce.shapes import OrderShape, ShipmentShape
from madoguchi.core import api as core
from madoguchi.core.shapes import EventShape
from madoguchi.notices import api as notices
from madoguchi.people import api as people
from madoguchi.people.events import CustomersMerged, DetailsChanged
from madoguchi.tasks import api as tasks
from madoguchi.tasks.events import TaskCompleted

from . import alerts
from .veiling import veiled

NEWS = timedelta(days=3)
"""What is older is no news: records of the past arrive too."""
MOVES = {
    "shipped": "shipped", "in_transit": "shipped", "out_for_delivery": "out_for_delivery",
    "delivered": "delivered", "attempted": "delivery_problem", "delayed": "delayed",
}  # fmt: skip
AGAIN = frozenset({"delivery_problem", "delayed"})
"""May happen to one parcel more than once, and is told each time."""


def shipment_moved(fact: ShipmentMoved, event: EventShape) -> None:
    """A parcel came further; the first arrival of an old one is no news."""
    kind = MOVES.get(fact.status)
    order = commerce.order_of_fact(fact.order_id)
    parcel = next((one for one in order.shipments if one.id == fact.shipment_id), None) if order else None
    if kind is None or order is None or parcel is None or not _is_news(parcel):
        return
    key = f"parcel:{parcel.id}:{kind}" + (f":{event.id}" if kind in AGAIN else "")
    day = parcel.expected_on or order.promised_on
    _tell(
        order, key, kind, {"day": _iso(day), "carrier": parcel.carrier_name, "parcel": parcel.tracking_number}
    )


def order_placed(fact: OrderPlaced, event: EventShape) -> None:
    """An order was accepted; one of the past that was brought in is no news."""
    order = commerce.order_of_fact(fact.order_id)
    if order is None or fact.status == "cancelled" or order.placed_at < core.now() - NEWS:
        return
    values = {"day": _iso(order.promised_on), "amount": order.total, "currency": order.currency}
    _tell(order, f"order:{order.id}:accepted", "order_accepted", values)


def order_changed(fact: OrderChanged, event: EventShape) -> None:
    """An order without parcels of its own was shipped or delivered, or will come on another day: by our
    doing, or because she chose it (or took that back).
    """
    order = commerce.order_of_fact(fact.order_id)
    if order is None:
        return
    if {"delivery", "change_delivery"} & {*fact.what} and order.promised_on and order.on_the_way:
        _tell(order, f"order:{order.id}:moved:{event.id}", "delivery_moved", {"day": _iso(order.promised_on)})
    if "promised_on" in fact.what and order.promised_on and order.on_the_way:
        _tell(order, f"order:{order.id}:delayed:{event.id}", "delayed", {"day": _iso(order.promised_on)})
    if "status" in fact.what and not order.shipments and fact.status in ("shipped", "delivered"):
        at = order.delivered_at if fact.status == "delivered" else order.shipped_at
        if at is None or at > core.now() - NEWS:
            _tell(order, f"order:{order.id}:{fact.status}", fact.status, {"day": _iso(order.promised_on)})


def order_cancelled(fact: OrderCancelled, event: EventShape) -> None:
    """An order will not come."""
    order = commerce.order_of_fact(fact.order_id)
    if order is not None and (order.cancelled_at is None or order.cancelled_at > core.now() - NEWS):
        _tell(order, f"order:{order.id}:cancelled:{event.id}", "cancelled", {})


def return_requested(fact: ReturnRequested, event: EventShape) -> None:
    """She sends something back; the page says how."""
    if order := commerce.order_of_fact(fact.order_id):
        _tell(order, f"return:{fact.return_id}", "return_requested", {})


def exchange_requested(fact: ExchangeRequested, event: EventShape) -> None:
    """She sends something back for another variant."""
    if order := commerce.order_of_fact(fact.order_id):
        _tell(order, f"return:{fact.return_id}", "exchange_requested", {})


def return_received(fact: ReturnReceived, event: EventShape) -> None:
    """What she sent back is here."""
    if order := commerce.order_of_fact(fact.order_id):
        _tell(order, f"return:{fact.return_id}:received", "return_received", {})


def return_refused(fact: ReturnRefused, event: EventShape) -> None:
    """It is not accepted; the page says why."""
    if order := commerce.order_of_fact(fact.order_id):
        _tell(order, f"return:{fact.return_id}:refused", "return_refused", {})


def return_settled(fact: ReturnSettled, event: EventShape) -> None:
    """Her return or exchange is accepted: how much goes back and by when."""
    order = commerce.order_of_fact(fact.order_id)
    if order is None:
        return
    by = max((one.due_on for one in order.payments if one.kind == "refund" and one.due_on), default=None)
    values = {"kind": fact.kind, "amount": fact.amount, "currency": fact.currency, "day": _iso(by)}
    kind = "exchange_settled" if fact.kind == "exchange" else "return_settled"
    _tell(order, f"return:{fact.return_id}:settled", kind, values)


def money_moved(fact: MoneyMoved, event: EventShape) -> None:
    """What was promised has been paid back."""
    order = commerce.order_of_fact(fact.order_id)
    if order is not None and fact.kind == "refund":
        values = {"amount": fact.amount, "currency": fact.currency}
        _tell(order, f"money:{fact.payment_id}", "refund_paid", values)


def claim_moved(fact: ClaimMoved, event: EventShape) -> None:
    """Her claim under a warranty stands elsewhere now."""
    number = commerce.claim_number_of_fact(fact.claim_id)
    if number:
        notices.tell(
            customer_id=fact.customer_id, key=f"claim:{fact.claim_id}:{fact.status}", kind="claim_moved",
            path=reverse("portal:device", args=[fact.device_id]),
            values={"number": number, "status": fact.status},
        )  # fmt: skip


def invoice_issued(fact: InvoiceIssued, event: EventShape) -> None:
    """There is something to pay; a bill of the past that was brought in is no news."""
    bill = commerce.bill_of_fact(fact.invoice_id)
    if bill is None or not bill.to_pay or bill.issued_on < localdate(core.now()) - NEWS:
        return
    _tell_of_bill(bill, f"bill:{bill.id}", "bill_issued")


def payment_failed(fact: PaymentFailed, event: EventShape) -> None:
    """A payment ended without money: nothing was taken, and she can try again."""
    bill = commerce.bill_of_fact(fact.invoice_id)
    if bill is not None and bill.to_pay and fact.code == "failed":
        _tell_of_bill(bill, f"payment:{fact.payment_id}:failed", "payment_failed")


def _tell_of_bill(bill: commerce.Bill, key: str, kind: str) -> None:
    notices.tell(
        customer_id=bill.customer_id, key=key, kind=kind,
        path=reverse("portal:bill", args=[bill.number]),
        values={"number": bill.number, "day": _iso(bill.due_on), "amount": bill.due,
                "currency": bill.currency},
    )  # fmt: skip


def payment_recorded(fact: PaymentRecorded, event: EventShape) -> None:
    """Money came in for a bill: thanks, and where the receipt is; one of the past is no news."""
    bill, paid = commerce.bill_of_fact(fact.invoice_id), commerce.payment_of_fact(fact.payment_id)
    if bill is None or paid is None or paid.paid_at < core.now() - NEWS:
        return
    values = {"number": bill.number, "amount": fact.amount, "currency": fact.currency, "left": bill.due}
    notices.tell(
        customer_id=bill.customer_id, key=f"payment:{fact.payment_id}:paid", kind="bill_paid",
        path=reverse("portal:bill", args=[bill.number]), values=values,
    )  # fmt: skip


def task_completed(fact: TaskCompleted, event: EventShape) -> None:
    """Our staff changed something of hers as she asked: she is told, so that nobody else can ask for it.

    Orders tell it themselves, and so does the conversation that a task has opened.
    """
    if fact.via != "desk" or fact.conversation_id is not None:
        return
    try:
        task = tasks.task(fact.task)
    except tasks.TaskUnknown:
        return
    if task.group != "orders":
        notices.tell(
            customer_id=fact.customer_id, key=f"task:{fact.run_id}", kind="task_done",
            path=reverse("portal:tasks"), values={"task": fact.task},
        )  # fmt: skip


CHANGED = {"email": "email_changed", "phones": "phone_changed", "addresses": "address_changed"}
OLD_WAYS = {"email": "email", "phones": "sms"}
"""Part → the channel on which what stood there before is told too."""


def details_changed(fact: DetailsChanged, event: EventShape) -> None:
    """How she is reached was changed: she is told there and where she was reached before.

    What the company's own records say is theirs to tell.
    """
    change = people.contact_change(fact.change_id) if fact.change_id else None
    if change is None or event.actor.kind == "system":
        return
    old = change.before[0] if change.before else ""
    values = {"new": veiled(change.part, change.after), "old": veiled(change.part, old),
              "when": change.at.isoformat()}  # fmt: skip
    way = OLD_WAYS.get(change.part)
    told = [*change.before, change.after] if change.after else change.before
    former = {way: told} if way in notices.channels() else {}
    notices.tell(
        customer_id=change.customer_id, key=f"contact:{fact.change_id}", kind=CHANGED[change.part],
        path=reverse("portal:profile"), values=values, former=former,
    )  # fmt: skip


def customers_merged(fact: CustomersMerged, event: EventShape) -> None:
    """Two records are one person: her browsers follow her."""
    alerts.move(gone=fact.merged_from, into=fact.customer_id)


def _tell(order: OrderShape, key: str, kind: str, values: Mapping[str, Any]) -> None:
    notices.tell(
        customer_id=order.customer_id, key=key, kind=kind,
        path=reverse("portal:order", args=[order.number]), values={"number": order.number, **values},
    )  # fmt: skip


def _is_news(parcel: ShipmentShape) -> bool:
    moments = (parcel.shipped_at, parcel.delivered_at, *(one.at for one in parcel.events))
    latest = max((at for at in moments if at), default=None)
    return latest is None or latest > core.now() - NEWS


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
