"""Orders before they are sent: cancelled, brought on another day, or sent elsewhere, as the rules allow."""

import re
from datetime import date
from unicodedata import normalize

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .. import shop
from ..shapes import Choice, Field, Situation, Step

ANY_TIME = "any"


def _cancelling(situation: Situation) -> commerce.Wish:
    return commerce.Wish("cancel", reason=str(situation.value("reason")))


def _reasons(situation: Situation) -> tuple[Field, ...]:
    return shop.reason_field(situation, "cancel")


CANCEL = shop.order_task(
    "cancel-order",
    act="cancel",
    wish=_cancelling,
    title=_("Cancel an order"),
    summary=_("As long as it has not been prepared for shipping."),
    icon="circle-x",
    empty=_("No order can be cancelled now. What was sent can be returned once it has arrived."),
    steps=(Step("reason", _("Why would you like to cancel it?"), fields=_reasons),),
    confirmation=_("Cancel the order"),
    done=_("The order is cancelled."),
)


def _delivering(situation: Situation) -> commerce.Wish:
    day = situation.value("day")
    wished = date.fromisoformat(str(day)) if day else None
    time = str(situation.value("time"))
    return commerce.Wish("change_delivery", day=wished, time="" if time == ANY_TIME else time)


def _delivery_fields(situation: Situation) -> tuple[Field, ...]:
    """The day, within what the rule leaves open, and the time of day where the company offers some."""
    rule = core.option(commerce.Policies).rule("change_delivery")
    first, last = commerce.delivery_days(rule)
    today = localdate(core.now())
    between = {"first": ui.day(first), "last": ui.day(last)}
    day = Field(
        "day", gettext("Day of delivery"), "date", least=(first - today).days, most=(last - today).days,
        help=gettext("From %(first)s to %(last)s.") % between,
    )  # fmt: skip
    if not rule.times:
        return (day,)
    any_time = Choice(ANY_TIME, gettext("Any time"))
    times = tuple(Choice(one.code, one.words(situation.language), hours=_hours(one.ja)) for one in rule.times)
    return (day, Field("time", gettext("Time of day"), "choice", choices=(*times, any_time)))


def _hours(words: str) -> tuple[int, int] | None:
    """From when to when a time of day goes, as its words say: 「14時〜16時」,「午前中」."""
    found = [int(number) for number in re.findall(r"\d{1,2}(?=時|:00)", normalize("NFKC", words))]
    if len(found) == 2:
        return found[0], found[1]
    return next((span for word, span in (("午前", (0, 12)), ("午後", (12, 24))) if word in words), None)


CHANGE_DELIVERY = shop.order_task(
    "change-delivery-day",
    act="change_delivery",
    wish=_delivering,
    title=_("Change the day of delivery"),
    summary=_("Choose another day and time, as long as the order has not been prepared."),
    icon="calendar-clock",
    empty=_("There is no order whose day can be changed now. What was sent is moved on the carrier's page."),
    steps=(Step("when", _("When shall it arrive?"), fields=_delivery_fields),),
    confirmation=_("Change the day"),
    done=_("The day of delivery is changed."),
)


def _moving(situation: Situation) -> commerce.Wish:
    return commerce.Wish("change_address", address=shop.address_of(situation))


def _address_fields(situation: Situation) -> tuple[Field, ...]:
    """The fields of an address, filled with where the order goes now."""
    now = shop.order_in(situation).ship_to if situation.value("order") else commerce.Address()

    def field(name: str, label: str, complete: str, *, required: bool = True, help: str = "") -> Field:
        return Field(
            name, label, required=required, help=help, most=120, autocomplete=complete,
            known=lambda _situation: getattr(now, name),
        )  # fmt: skip

    return (
        field("name", _("Recipient's name"), "name"),
        field("postal_code", _("Postal code"), "postal-code"),
        field("region", _("Prefecture"), "address-level1", required=False),
        field("city", _("City or ward"), "address-level2"),
        field("line1", _("Town and house number"), "address-line1"),
        field("line2", _("Building and room"), "address-line2", required=False),
        field("phone", _("Telephone number for the carrier"), "tel", required=False),
    )


CHANGE_ADDRESS = shop.order_task(
    "change-delivery-address",
    act="change_address",
    wish=_moving,
    title=_("Have an order sent elsewhere"),
    summary=_("Change where an order goes, as long as it has not been prepared."),
    icon="map-pin",
    empty=_("No order can be sent elsewhere now. Please ask our staff about what is on its way."),
    steps=(Step("address", _("Where shall it go?"), fields=_address_fields),),
    confirmation=_("Change the address"),
    done=_("The delivery address is changed."),
)
