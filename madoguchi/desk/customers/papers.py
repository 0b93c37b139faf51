"""An order and a bill as pages at the desk: where it stands, what it is for, what can be done with it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from madoguchi.commerce import api as commerce
from madoguchi.commerce.api import WholeBill
from madoguchi.commerce.shapes import DoneShape, OrderShape, PaymentShape, ShipmentShape, StepShape
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer
from madoguchi.ui import api as ui

from .handling import money_lines, return_cards
from .lines import bill_line, order_line, payment_lines, verdict_lines
from .saying import day, joined, money
from .standing import TROUBLE, what

REDUCED = 8


def order_page(viewer: Viewer, order: OrderShape) -> dict[str, Any]:
    """What the page of an order is drawn from."""
    troubled = next((one for one in order.shipments if one.status in TROUBLE), None)
    return {
        "order": order, "line": order_line(order), "heading": what(order) or order.number,
        "trouble": _trouble(troubled) if troubled and order.on_the_way else None,
        "steps": list(map(_step, order.steps)), "parcels": list(map(_parcel, order.shipments)),
        "items": [
            {"name": one.name, "note": joined(one.options_text, _reduced(one.tax_rate)),
             "quantity": one.quantity, "amount": money(one.amount, order.currency)}
            for one in order.lines
        ],
        "sums": _sums(order), "paid": _paid(order),
        "returns": return_cards(order), "moves": money_lines(viewer, order),
        "bills": [bill_line(one) for one in commerce.bills_of_order(viewer, order.id)],
        "verdicts": sorted(verdict_lines(order), key=lambda one: not one["allowed"]),
        "done": [{"title": one.words, "note": joined(_at(one.at), _by(one))} for one in order.done],
        "card_id": uuid4().hex,
    }  # fmt: skip


def bill_page(held: WholeBill) -> dict[str, Any]:
    """What the page of a bill is drawn from."""
    currency = held.bill.currency
    return {
        "held": held, "line": bill_line(held.bill), "glance": _balance(held), "payments": payment_lines(held),
        "items": [
            {"name": one.name, "note": _reduced(one.tax_rate),
             "quantity": f"{one.quantity.normalize():f}", "amount": money(one.amount, currency)}
            for one in held.lines
        ],
        "sums": [*_rates(held), _sum(_("Total, including tax"), held.bill.total, currency, whole=True)],
        "credits": [
            {"title": one.reason or one.number, "note": joined(one.number, day(one.issued_on)),
             "amount": money(one.amount, currency)}
            for one in held.credit_notes
        ],
        "card_id": uuid4().hex,
    }  # fmt: skip


def _reduced(rate: int) -> str:
    return pgettext("tax rate", "8% tax") if rate == REDUCED else ""


def _trouble(parcel: ShipmentShape) -> dict[str, str]:
    """The carrier's last word, where the parcel is not on its way as planned."""
    last = max(parcel.events, key=lambda one: one.at, default=None)
    where = joined(last.place, _at(last.at)) if last else ""
    return {"title": parcel.words, "text": joined(parcel.carrier_name, where)}


def _step(one: StepShape) -> dict[str, Any]:
    note = day(one.at or one.day)
    if one.day and not one.at:
        note = pgettext("delivery", "planned for %(day)s") % {"day": note}
    return {"label": one.words, "note": note, "state": {"todo": "later"}.get(one.state, one.state)}


def _parcel(one: ShipmentShape) -> dict[str, Any]:
    """A parcel with what its carrier said, the latest first."""
    said = sorted(one.events, key=lambda event: event.at, reverse=True)
    told = [{"title": event.words, "note": joined(_at(event.at), event.place)} for event in said]
    return {"carrier": one.carrier_name, "number": one.tracking_number, "url": one.tracking_url, "told": told}


def _sums(order: OrderShape) -> list[dict[str, Any]]:
    extra = [(_("Delivery fee"), order.shipping_fee), (_("Discount"), -order.discount)]
    return [
        *(_sum(label, amount, order.currency) for label, amount in extra if amount),
        _sum(_("Total, including tax"), order.total, order.currency, whole=True),
    ]


def _sum(label: str, amount: int, currency: str, *, whole: bool = False) -> dict[str, Any]:
    return {"label": label, "amount": money(amount, currency), "whole": whole}


def _rates(held: WholeBill) -> Iterable[dict[str, Any]]:
    """What stands under each rate of tax."""
    for one in held.rates:
        given = {"rate": one.rate, "tax": money(one.tax, held.bill.currency)}
        yield _sum(_("%(rate)s%% rate, of which tax %(tax)s") % given, one.gross, held.bill.currency)


def _paid(order: OrderShape) -> list[dict[str, Any]]:
    """Money in and back."""
    return [
        {"title": one.words, "amount": money(one.amount, order.currency), "note": day(one.at),
         "words": _open_until(one), "tone": "plain" if one.kind == "refund" else "soon"}
        for one in order.payments
    ]  # fmt: skip


def _open_until(one: PaymentShape) -> str:
    """What is special about a payment: that it went back, or that it has not come."""
    if one.kind == "refund":
        return pgettext("payment", "refunded")
    if one.at:
        return ""
    return _("due on %(day)s") % {"day": day(one.due_on)} if one.due_on else pgettext("payment", "open")


def _by(one: DoneShape) -> str:
    return _("done by our staff") if one.via == "desk" else ""


def _balance(held: WholeBill) -> list[dict[str, Any]]:
    """What is left to pay and until when, what has been paid, and what was given back."""
    bill = held.bill
    tone = {"overdue": "overdue", "paid": "quiet", "void": "quiet"}.get(bill.state, "accent")
    until = _("due on %(day)s") % {"day": day(bill.due_on)} if bill.due_on else ""
    left = {"icon": "wallet", "label": _("Left to pay"), "value": money(bill.due, bill.currency),
            "tone": tone, "note": joined(until, _late(bill.due_on)) if bill.due else ""}  # fmt: skip
    paid = {"icon": "circle-check", "label": pgettext("bill", "Paid"),
            "value": money(bill.paid, bill.currency)}  # fmt: skip
    back = {"icon": "undo-2", "label": pgettext("bill", "Credited"),
            "value": money(bill.credited, bill.currency)}  # fmt: skip
    paid["tone"] = "" if bill.paid else "quiet"
    return [left, paid, back] if bill.credited else [left, paid]


def _late(due_on: date | None) -> str:
    days = (localdate(core.now()) - due_on).days if due_on else 0
    return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days} if days > 0 else ""


def _at(at: datetime) -> str:
    return f"{day(at)} {ui.clock(at)}"
