"""Orders, bills, devices and what belongs to them, each as one line."""

from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from madoguchi.commerce import api as commerce
from madoguchi.commerce.api import Bill, ReceiptShape, WholeBill
from madoguchi.commerce.shapes import DeviceShape, OrderShape, OrderSummary, SubscriptionShape
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

from . import standing
from .places import bill_url, order_url
from .saying import BILL_STATES, PAYMENT_STATES, TONES, day, joined, money

TASK_OF = {"cancel": "cancel-order", "change_delivery": "change-delivery-day",
           "change_address": "change-delivery-address",
           "return": "return-items", "exchange": "exchange-items"}  # fmt: skip
"""Which self-service task carries an act out."""


def order_line(one: OrderSummary, trouble: str = "") -> dict[str, Any]:
    """An order as a line: what, how much, where it stands, and until when; trouble on its way goes first."""
    when = _("arrives %(day)s") % {"day": day(one.delivery_on)} if one.delivery_on else ""
    placed = day(one.placed_at) if one.dated else ""
    return {
        "url": order_url(one), "key": one.number, "title": standing.what(one) or one.number,
        "amount": money(one.total, one.currency), "words": trouble or one.words,
        "tone": "overdue" if trouble else TONES.get(one.status, "plain"),
        "note": joined(one.number, when or placed), "card_id": uuid4().hex,
    }  # fmt: skip


def bill_line(one: Bill) -> dict[str, Any]:
    """A bill with what is left to pay and until when."""
    words, tone = BILL_STATES[one.state]
    due = pgettext("bill", "by %(day)s") % {"day": day(one.due_on)} if one.due and one.due_on else ""
    return {
        "url": bill_url(one), "key": one.number, "title": one.subject or one.number,
        "amount": money(one.due or one.total, one.currency), "words": words, "tone": tone,
        "note": joined(one.subject and one.number, due or day(one.issued_on)), "card_id": uuid4().hex,
    }  # fmt: skip


def device_line(one: DeviceShape) -> dict[str, Any]:
    """A device with its serial number and how long its warranty lasts; it leads to a claim that is open, else
    to the order it came with."""
    open_ones = [claim for held in one.warranties for claim in held.claims if claim.settled_at is None]
    claims = len(open_ones)
    until = _("until %(day)s") % {"day": day(one.warranty_until)} if one.warranty_until else ""
    repairs = ngettext("%(n)d claim open", "%(n)d claims open", claims) % {"n": claims} if claims else ""
    covered = pgettext("device", "Under warranty") if one.under_warranty else _("Warranty over")
    return {
        "url": _device_url(one, open_ones[0].number if open_ones else ""), "key": one.id,
        "title": one.nickname or one.name, "words": covered if until else "",
        "tone": "done" if one.under_warranty else "plain", "note": joined(one.serial, until, repairs),
        "card_id": uuid4().hex,
    }  # fmt: skip


def _device_url(one: DeviceShape, claim: str) -> str:
    if claim:
        return reverse("desk:customer-claim", args=[one.customer_id, claim])
    order = one.order_number
    return reverse("desk:customer-order", args=[one.customer_id, order]) if order else ""


def subscription_line(one: SubscriptionShape) -> dict[str, Any]:
    """What she pays for again and again, and when it renews."""
    renews = _("renews %(day)s") % {"day": day(one.renews_on)} if one.renews_on else ""
    tone = {"active": "done", "past_due": "overdue"}.get(one.status, "plain")
    return {"title": one.plan, "amount": money(one.amount, one.currency), "words": one.words, "tone": tone,
            "note": renews}  # fmt: skip


def run_line(one: tasks.Run) -> dict[str, Any]:
    """A task that she began and has not finished: how far she is."""
    far = {"step": one.step + 1, "steps": len(one.task.steps), "day": day(one.moved_at)}
    url = reverse("desk:customer-task-run", args=[one.customer_id, one.reference])
    return {"title": one.task.title, "url": url, "note": _("step %(step)s of %(steps)s · %(day)s") % far}


def payment_lines(held: WholeBill) -> list[dict[str, Any]]:
    """The payments of a bill in words, the latest first."""
    return [
        {"title": commerce.method_word(one.method), "words": PAYMENT_STATES[one.state][0],
         "tone": PAYMENT_STATES[one.state][1], "amount": money(one.amount, one.currency),
         "note": joined(f"{day(at)} {ui.clock(at)}", receipt_words(one.receipt))}
        for one in held.payments for at in [one.paid_at or one.started_at]
    ]  # fmt: skip


def receipt_words(receipt: ReceiptShape | None) -> str:
    """The number of a receipt that was made out."""
    return _("receipt %(number)s") % {"number": receipt.number} if receipt else ""


def verdict_lines(order: OrderShape) -> list[dict[str, Any]]:
    """Every act on an order: whether it is open to her now, why (not), and where it is done for her."""
    offered = {one.code for one in tasks.declared()}
    return [
        {"label": commerce.ACT_NAMES[one.act], "allowed": one.allowed, "words": one.words,
         "url": _task_url(order, one.act) if one.allowed and TASK_OF.get(one.act) in offered else ""}
        for one in commerce.verdicts(order)
    ]  # fmt: skip


def _task_url(order: OrderShape, act: str) -> str:
    place = reverse("desk:customer-task", args=[order.customer_id, TASK_OF[act]])
    return f"{place}?{urlencode({'order': order.number})}"
