"""A company's deliveries by day, and what its people may do here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from madoguchi.commerce.shapes import DeliveryShape
from madoguchi.people import api as people

from .order_words import map_of

ROLES = {
    "member": _("You see what you ordered yourself."),
    "buyer": _("You see all orders of the company and may change them."),
    "accounting": _("You see all orders and bills of the company."),
    "manager": _("You see all orders of the company and may change them; you see its bills."),
}


@dataclass(frozen=True)
class Arrival:
    """An order that is coming, with where it is and who ordered it."""

    delivery: DeliveryShape
    map: dict[str, object]
    ordered_by: str


@dataclass(frozen=True)
class Day:
    """What arrives on one day; None: no day is known yet."""

    on: date | None
    arrivals: tuple[Arrival, ...]


def calendar_of(coming: Iterable[DeliveryShape]) -> tuple[Day, ...]:
    """Deliveries by the day on which they are planned to arrive; those without a day last. One query."""
    coming = tuple(coming)
    names = people.names(one.order.customer_id for one in coming)
    days: dict[date | None, list[Arrival]] = {}
    for one in coming:
        arrival = Arrival(one, map_of(one.steps, short=True), names[one.order.customer_id])
        days.setdefault(one.order.delivery_on, []).append(arrival)
    order = sorted(days, key=lambda on: (on is None, on or date.max))
    return tuple(Day(on, tuple(days[on])) for on in order)
