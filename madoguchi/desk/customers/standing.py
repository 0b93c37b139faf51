"""What a customer has coming, what she owes and what she waits for: seen at once, before anything is read."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from madoguchi.commerce import api as commerce
from madoguchi.commerce.api import Bill
from madoguchi.commerce.shapes import DeliveryShape, DeviceShape, OrderSummary
from madoguchi.conversations.shapes import ConversationShape
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from .. import words
from .places import bill_url, order_url
from .saying import day, joined, money

TROUBLE = ("delayed", "attempted", "lost", "returned")
OVER = ("resolved", "closed")
Item = dict[str, Any]


def coming(deliveries: Sequence[DeliveryShape]) -> Item:
    """What arrives next, and whether it will."""
    item = {"icon": "truck", "label": pgettext("customer at a glance", "Next delivery")}
    if not deliveries:
        return {**item, "value": pgettext("delivery", "None on the way"), "tone": "quiet"}
    first = deliveries[0]
    return {
        **item, "value": day(first.order.delivery_on) or first.order.words, "tone": _pressing(first),
        "note": joined(trouble(first), what(first.order)), "href": order_url(first.order),
    }  # fmt: skip


def owed(viewer: Viewer, customer_id: int, bills: Sequence[Bill]) -> Item:
    """What is to be paid, what of it is late, and until when the rest; it leads to the most urgent bill."""
    item = {"icon": "wallet", "label": pgettext("customer at a glance", "To pay")}
    sums = bills and commerce.balance(viewer, customer_id=customer_id)
    if not sums:
        return {**item, "value": pgettext("bills", "Nothing open"), "tone": "quiet"}
    late = joined(*(money(one.overdue, one.currency) for one in sums if one.overdue))
    following = min((one.next_due_on for one in sums if one.next_due_on), default=None)
    urgent = min((one for one in bills if one.to_pay), key=lambda one: one.due_on or date.max, default=None)
    return {
        **item, "value": joined(*(money(one.due, one.currency) for one in sums)),
        "tone": "overdue" if late else "accent", "href": bill_url(urgent) if urgent else "",
        "note": joined(late and _("%(amount)s overdue") % {"amount": late},
                       following and pgettext("bill", "next by %(day)s") % {"day": day(following)}),
    }  # fmt: skip


def awaited(
    talks: Iterable[ConversationShape], back: Sequence[OrderSummary], devices: Iterable[DeviceShape]
) -> Item:
    """What she waits for us to do: an answer first, then what she sends back, then repairs."""
    now = core.now()
    item = {"icon": "hourglass", "label": pgettext("customer at a glance", "Waiting for us")}
    running = [one for one in talks if one.status not in OVER]
    waiting = sorted((one for one in running if one.waiting_since), key=lambda one: one.waiting_since or now)
    others = joined(*(f"{one.words} {one.number}" for one in back), *_repairs(devices))
    if not waiting:
        return {**item, "value": others or pgettext("customer waits for", "Nothing"),
                "tone": "accent" if others else "quiet", "href": order_url(back[0]) if back else "",
                "note": joined(*(words.state_of(one, named=True) for one in running[:1]))}  # fmt: skip
    first, wait = waiting[0], words.wait_of(waiting[0], now)
    return {
        **item, "value": wait.words if wait else words.state_of(first),
        "tone": _tone(wait), "href": reverse("desk:conversation", args=[first.id]),
        "note": joined(first.heading, _more(len(running) - 1), others),
    }  # fmt: skip


def trouble(one: DeliveryShape) -> str:
    """What stands between her and her parcel; "" when all goes as planned."""
    return one.parcel_words if one.parcel in TROUBLE else ""


def what(order: OrderSummary) -> str:
    """The first item, and how many more there are."""
    more = order.lines_many - 1
    if more < 1:
        return order.first_line
    return _("%(first)s and %(n)s more") % {"first": order.first_line, "n": more}


def _pressing(one: DeliveryShape) -> str:
    today = localdate(core.now())
    late = one.order.delivery_on is not None and one.order.delivery_on < today
    return "overdue" if late or trouble(one) else "accent"


def _tone(wait: words.Wait | None) -> str:
    return {"late": "overdue", "soon": "soon"}.get(wait.tone if wait else "", "accent")


def _repairs(devices: Iterable[DeviceShape]) -> list[str]:
    """What is asked for under warranties and not settled."""
    claims = [claim for one in devices for held in one.warranties for claim in held.claims]
    return [f"{one.words} {one.number}" for one in claims if one.settled_at is None]


def _more(many: int) -> str:
    if many < 1:
        return ""
    return ngettext("%(n)d more open", "%(n)d more open", many) % {"n": many}
