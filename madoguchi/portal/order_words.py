"""Orders in words for their customer: the map of steps, the groups of the list, what can be done now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import pgettext, pgettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import OrderShape, StepShape
from madoguchi.core import api as core
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

from .paging import query

ICONS = {
    "cancel": "ban", "change_delivery": "calendar-clock", "change_address": "map-pin", "change_items": "list",
    "change_payment": "credit-card", "return": "undo-2", "exchange": "repeat",
}  # fmt: skip
LABELS = {
    "cancel": pgettext_lazy("order act", "Cancel the order"),
    "change_delivery": pgettext_lazy("order act", "Change the day of delivery"),
    "change_address": pgettext_lazy("order act", "Change the address"),
    "change_items": pgettext_lazy("order act", "Change the items"),
    "change_payment": pgettext_lazy("order act", "Change the way to pay"),
    "return": pgettext_lazy("order act", "Return items"),
    "exchange": pgettext_lazy("order act", "Exchange items"),
}
TASKS = {"cancel": "cancel-order", "change_delivery": "change-delivery-day",
         "change_address": "change-delivery-address", "return": "return-items",
         "exchange": "exchange-items"}  # fmt: skip
"""Which self-service task carries an act out."""
LOST = "report-lost-parcel"


@dataclass(frozen=True)
class Act:
    """Something that can or cannot be done with an order now: its words say why, and until when."""

    code: str
    label: str
    icon: str
    words: str
    url: str


def map_of(steps: Iterable[StepShape], *, short: bool = False) -> dict[str, Any]:
    """The way of an order for the component `steps`."""
    states = {"todo": "later"}
    lines = [
        {"label": one.words, "note": _when(one, short), "state": states.get(one.state, one.state)}
        for one in steps
    ]
    return {"steps": lines}


def _when(step: StepShape, short: bool) -> str:
    moment = step.at or step.day
    if moment is None:
        return ""
    day = ui.day(moment, short=True, today=localdate(core.now()))
    if step.at is not None:
        return day
    return day if short else pgettext("delivery", "planned for %(day)s") % {"day": day}


def groups(chosen: str, q: str) -> list[dict[str, Any]]:
    """The ways to narrow the list, for chips."""
    named = {
        "": pgettext("orders", "All"),
        "open": pgettext("orders", "On the way"),
        "delivered": pgettext("orders", "Delivered"),
        "back": pgettext("orders", "Returns and exchanges"),
        "cancelled": pgettext("orders", "Cancelled"),
    }
    return [
        {"label": label, "href": query(group=code, q=q), "pressed": code == chosen}
        for code, label in named.items()
    ]


def acts_on(order: OrderShape) -> dict[str, list[Act]]:
    """What can be done with an order here, and what cannot and why."""
    offered = {one.code: one for one in tasks.declared()}
    can, cannot = [], []
    for verdict in commerce.verdicts(order):
        code = TASKS.get(verdict.act, "")
        if verdict.code == "off" or code not in offered:
            continue
        url = f"{reverse('portal:task', args=[code])}?{urlencode({'order': order.number})}"
        act = Act(verdict.act, str(LABELS[verdict.act]), ICONS[verdict.act], verdict.words, url)
        (can if verdict.allowed else cannot).append(act)
    if LOST in offered and order.shipments and order.status in ("shipped", "delivered"):
        can.append(_about_parcel(order, offered[LOST]))
    return {"can": can, "cannot": cannot}


def _about_parcel(order: OrderShape, task: tasks.Task) -> Act:
    """When it has not come, or not all of it."""
    url = f"{reverse('portal:task', args=[LOST])}?{urlencode({'order': order.number})}"
    return Act(LOST, str(task.title), task.icon, str(task.summary), url)
