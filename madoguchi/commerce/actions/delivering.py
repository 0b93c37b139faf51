"""Another day, or another time of day, for an order that has not been prepared."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..judging import delivery_days, language
from ..models import OrderAct
from ..shapes import ActRefused
from .plans import Case, Plan


def planned(case: Case) -> Plan:
    """Only when it comes changes. Raises ActRefused("day") for a day on which nothing is delivered or a time
    that is not offered, ("same").
    """
    day, time = _day(case), _time(case)
    if (day, time) == (case.row.promised_on, case.row.delivery_time):
        raise ActRefused("same", _("It is to arrive on this day and at this time already."))
    said = case.rule.time_words(time, language())
    told = {"number": case.row.number, "day": ui.day(day), "time": said}
    at_a_time = _("Order %(number)s arrives on %(day)s, %(time)s.")
    first = (at_a_time if said else _("Order %(number)s arrives on %(day)s.")) % told

    def apply(act: OrderAct) -> None:
        case.row.promised_on, case.row.delivery_time = day, time
        case.row.save(update_fields=["promised_on", "delivery_time"])

    return Plan([*_before(case, day), first, _("Neither the address nor what was ordered changes.")], apply)


def _day(case: Case) -> date:
    first, last = delivery_days(case.rule)
    if case.wish.day is None or not first <= case.wish.day <= last:
        words = _("Please choose a day from %(first)s to %(last)s.")
        raise ActRefused("day", words % {"first": ui.day(first), "last": ui.day(last)})
    return case.wish.day


def _time(case: Case) -> str:
    if case.wish.time and case.wish.time not in {one.code for one in case.rule.times}:
        raise ActRefused("day", _("Please choose one of the times of day."))
    return case.wish.time


def _before(case: Case, day: date) -> list[str]:
    """What it was until now, where a day was named before and another one is chosen."""
    was = case.row.promised_on
    if was is None or was == day:
        return []
    return [_("Until now: %(day)s.") % {"day": ui.day(was, today=localdate(core.now()))}]
