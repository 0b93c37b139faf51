"""A parcel that does not come: people look for it, with everything that the carrier said."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce
from madoguchi.ui import api as ui

from .. import matters, shop
from ..shapes import Choice, Field, Outcome, Situation, Step, Task, Wrong

SENT = ("shipped", "delivered")


def sent_orders(situation: Situation) -> tuple[Choice, ...]:
    """Her latest orders that were handed to a carrier."""
    return tuple(
        Choice(one.number, f"{one.number}  {one.first_line}", note=str(one.words))
        for one in shop.latest(situation)
        if one.status in SENT
    )


def check_sent(situation: Situation) -> None:
    """Raises Wrong for an order that is not on its way yet."""
    order = shop.order_in(situation)
    if order.status not in SENT:
        raise Wrong({"order": gettext("This order has not been handed to the carrier yet.")})


def _parcel_lines(order: commerce.OrderShape) -> tuple[str, ...]:
    lines = []
    for parcel in order.shipments:
        lines.append(f"{parcel.carrier_name} {parcel.tracking_number} ({parcel.words})")
        last = max(parcel.events, key=lambda one: one.at, default=None)
        if last is not None:
            lines.append(f"{ui.day(last.at)} {ui.clock(last.at)} {last.words} {last.place}".strip())
    return tuple(lines)


def effects(situation: Situation) -> tuple[str, ...]:
    """Who looks for it, and where the answer comes."""
    order = shop.order_in(situation)
    carriers = gettext(", ").join(sorted({one.carrier_name for one in order.shipments}))
    first = gettext("Our staff ask the carrier about order %(number)s.") % {"number": order.number}
    if carriers:
        given = {"carrier": carriers, "number": order.number}
        first = gettext("Our staff ask %(carrier)s about order %(number)s.") % given
    return (first, gettext("You find the answer under your enquiries, and we tell you by e-mail."))


def act(situation: Situation) -> Outcome:
    """A case ahead of others, with what the carrier said last."""
    order = shop.order_in(situation)
    subject = gettext("Parcel of order %(number)s has not arrived") % {"number": order.number}
    labels = dict(WHERE)
    looked = gettext(", ").join(str(labels[one]) for one in situation.value("looked") or [] if one in labels)
    lines = (subject, *_parcel_lines(order), looked, str(situation.value("note")))
    text = "\n".join(line for line in lines if line)
    return matters.open_case(situation, subject=subject, text=text, topic="delivery", priority=3)


WHERE = (
    ("letterbox", _("Letter box and parcel box")),
    ("family", _("Family, neighbours, the house's office")),
    ("notice", _("No notice of the carrier")),
)

REPORT = Task(
    code="report-lost-parcel",
    title=_("A parcel has not arrived"),
    summary=_("We ask the carrier and tell you what we find out."),
    icon="package-search",
    group="orders",
    scope="act_orders",
    steps=(
        Step(
            "order",
            _("Which order?"),
            fields=(Field("order", pgettext_lazy("task", "Your order"), "choice", choices=sent_orders),),
            check=check_sent,
            empty=_("Nothing has been sent to you lately."),
        ),
        Step(
            "looked",
            _("What have you looked at already?"),
            fields=(
                Field("looked", _("Looked at"), "choices", required=False,
                      choices=tuple(Choice(value, words) for value, words in WHERE)),
                Field("note", _("Anything we should know"), "long_text", required=False, most=1000),
            ),
        ),
    ),
    effects=effects,
    act=act,
    undo=matters.take_back,
    undo_seconds=600,
    confirmation=_("Have it searched for"),
    done=_("We are looking for your parcel."),
)  # fmt: skip
