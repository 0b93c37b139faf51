"""Where an order is, and when it arrives: what the shop and the carrier said last."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import OrderShape, OrderSummary, ShipmentShape, StepShape
from madoguchi.conversations.shapes import FactsCard
from madoguchi.tasks import api as tasks
from madoguchi.tasks.shapes import Field

from ..dialogue.shapes import Thing
from . import saying
from .meaning import meant, not_hers
from .shapes import Asked, Candidate, Found, Onward, Tool, Way

LATEST = 20
ACTS = {
    "change_delivery": "change-delivery-day", "change_address": "change-delivery-address",
    "cancel": "cancel-order", "return": "return-items", "exchange": "exchange-items",
}  # fmt: skip
"""What may be done with an order, and the self-service task that does it."""
LOST = "report-lost-parcel"
ORDER = Field("order", pgettext_lazy("task", "Your order"), "choice", most=60)


def order_status(about: Asked) -> Found:
    """Where the order is: its state, its parcels, the day on which it is expected."""
    order = _meant(about)
    if order is None:
        return _none()
    return _found(order, saying.sentences(_state(order), _expected(order), _latest(order)))


def delivery_date(about: Asked) -> Found:
    """The day on which the order arrives, or on which it did."""
    order = _meant(about)
    if order is None:
        return _none()
    said = _expected(order) or _no_day(order)
    return _found(order, saying.sentences(_about(order), said, _latest(order)))


def _meant(about: Asked) -> OrderShape | None:
    """The order that is meant, None where she has none. Raises Unsure."""
    latest = commerce.orders(viewer=about.viewer, limit=LATEST).orders
    candidates = tuple(_candidate(one) for one in latest)
    number = meant(about, ORDER, candidates)
    if not number:
        return None
    try:
        return commerce.order(viewer=about.viewer, number=number)
    except commerce.NoSuchRecord:
        raise not_hers(number, ORDER, candidates) from None


def _candidate(order: OrderSummary) -> Candidate:
    day = localdate(order.placed_at) if order.dated else None
    amount = saying.money(order.total, order.currency)
    note = " · ".join(filter(None, (saying.day(day) if day else "", amount, str(order.words))))
    words = {"item": order.first_line, "number": order.number}
    label = _("%(item)s (%(number)s)") % words if order.first_line else order.number
    return Candidate(
        order.number, label, note, day=day, likely=order.status in commerce.GROUPS["open"],
        names=(order.first_line,), worth=float(order.total),
    )  # fmt: skip


def _none() -> Found:
    words = _("We have found no order of yours. If you ordered with another address, please tell our staff.")
    return Found(words, "none")


def _found(order: OrderShape, text: str) -> Found:
    latest = order.shipments[-1] if order.shipments else None
    page = latest.tracking_url if latest else ""
    return Found(
        text, card=_card(order), way=tuple(_step(one) for one in order.steps), options=_onward(order),
        link=(_("See it on the carrier's page"), page) if page else ("", ""),
        values={
            "order": order.number, "status": order.status, "parcel": latest.status if latest else "",
            "late": _late(order), "delivery_on": order.delivery_on.isoformat() if order.delivery_on else "",
        },
        things=(Thing("order", order.number, STATUS.code, float(order.total), name=order.first_line),),
    )  # fmt: skip


def _items(order: OrderSummary) -> str:
    more = order.lines_many - 1
    named = {"first": order.first_line, "n": more}
    return _("%(first)s and %(n)s more") % named if more > 0 else order.first_line


def _state(order: OrderShape) -> str:
    given = {"number": order.number, "items": _items(order), "state": order.words}
    return _("Your order %(number)s (%(items)s) stands at “%(state)s”.") % given


def _about(order: OrderShape) -> str:
    return _("This is about your order %(number)s (%(items)s).") % {
        "number": order.number, "items": _items(order)
    }  # fmt: skip


def _expected(order: OrderShape) -> str:
    """The day, with an apology where it has passed."""
    if order.delivered_at and order.status == "delivered":
        return _("It was delivered on %(day)s.") % {"day": saying.day(order.delivered_at)}
    if order.delivery_on is None:
        return ""
    day = {"day": _with_time(order, saying.day(order.delivery_on))}
    if _late(order):
        return _("It was to arrive on %(day)s and is late. We are very sorry.") % day
    if order.delivery_on == saying.today():
        return _("It is expected today, %(day)s.") % day
    return _("It is expected on %(day)s.") % day


def _with_time(order: OrderShape, day: str) -> str:
    """A day, with the time of day that was chosen."""
    return f"{day} {order.delivery_time}" if order.delivery_time else day


def _no_day(order: OrderShape) -> str:
    if order.on_the_way:
        return _("The day of delivery is not fixed yet. We tell you as soon as it is.")
    return _("It stands at “%(state)s”, so no delivery is planned.") % {"state": order.words}


def _late(order: OrderShape) -> bool:
    return order.on_the_way and order.delivery_on is not None and order.delivery_on < saying.today()


def _latest(order: OrderShape) -> str:
    """What was said last of the parcel that was sent last."""
    return _parcel(order.shipments[-1]) if order.shipments else ""


def _parcel(parcel: ShipmentShape) -> str:
    if parcel.status == "delivered":
        return ""
    last = max(parcel.events, key=lambda one: one.at, default=None)
    given = {"carrier": parcel.carrier_name, "state": last.words if last else parcel.words}
    if last is None:
        return _("%(carrier)s has it (%(state)s).") % given
    given |= {"where": last.place, "at": saying.moment(last.at)}
    if last.place:
        return _("The latest from %(carrier)s: %(state)s (%(where)s, %(at)s).") % given
    return _("The latest from %(carrier)s: %(state)s (%(at)s).") % given


def _card(order: OrderShape) -> FactsCard:
    facts = [(_("Items"), _items(order)), (_("Where it stands"), str(order.words))]
    if order.delivery_on:
        facts.append((_("Delivery"), _with_time(order, saying.day(order.delivery_on))))
    for parcel in order.shipments:
        if parcel.tracking_number:
            facts.append((str(parcel.carrier_name), f"{parcel.tracking_number} · {parcel.words}"))
    facts.append((_("Total"), saying.money(order.total, order.currency)))
    title = _("Order %(number)s") % {"number": order.number}
    url = saying.page("portal:order", order.number)
    return FactsCard(title, "package", tuple(facts), url, _("Open the order") if url else "")


def _step(step: StepShape) -> Way:
    return Way(str(step.words), "later" if step.state == "todo" else step.state)


def _onward(order: OrderShape) -> tuple[Onward, ...]:
    """What can be done with it now, as its rules and the company's own list of tasks allow."""
    offered = {one.code: one for one in tasks.declared()}
    found = [
        Onward(str(commerce.ACT_NAMES[act]), "task", code, order.number)
        for act, code in ACTS.items()
        if code in offered and commerce.verdict_on(order, act).allowed
    ]
    if LOST in offered and order.shipments and (_late(order) or order.status == "delivered"):
        found.append(Onward(str(offered[LOST].title), "task", LOST, order.number))
    return tuple(found)


STATUS = Tool(
    "order-status",
    gettext_lazy("Where an order is"),
    gettext_lazy("State, parcel, carrier and the day on which it is expected."),
    order_status,
    inputs=(ORDER,),
    scope="see_orders",
)
DELIVERY = Tool(
    "delivery-date",
    gettext_lazy("When an order arrives"),
    gettext_lazy("The day of delivery, and what the carrier said last."),
    delivery_date,
    inputs=(ORDER,),
    scope="see_orders",
)
