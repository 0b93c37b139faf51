"""Whether an act on an order is allowed by the company's rules now, and the sentence that says why."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_default_timezone, localdate, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from . import words
from .policy import ANY, GIFT_CARD, ORIGINAL, Rule
from .shapes import Choice, DoneShape, OrderShape, Verdict

NOT_YET = ("pending", "processing", "shipped")


def judged(rule: Rule, order: OrderShape) -> Verdict:
    """The verdict of one rule on one order."""
    lines = _lines(rule, order)
    until = _until(rule, order)
    code = _code(rule, order, lines, until)
    return Verdict(
        act=rule.act, allowed=code == "ok", code=code, until=until, words=_words(rule, order, code, until),
        choices=tuple(Choice(one.code, one.words(language())) for one in rule.reasons),
        refund_to=refund_choices(rule), line_ids=lines,
    )  # fmt: skip


def language() -> str:
    """The reader's language."""
    return get_language() or "ja"


def refund_choices(rule: Rule) -> tuple[Choice, ...]:
    """Where money may go."""
    names = {ORIGINAL: _("The way you paid"), GIFT_CARD: _("A gift card"), ANY: _("Any of your ways to pay")}
    return tuple(Choice(code, names.get(code, code)) for code in rule.refund_to)


def done_before(order: OrderShape, acts: Sequence[str]) -> DoneShape | None:
    """The first of these acts that was done with the order and not taken back."""
    return next((one for one in order.done if one.act in acts and one.undone_at is None), None)


def _code(rule: Rule, order: OrderShape, lines: tuple[int, ...], until: datetime | None) -> str:
    if not rule.on:
        return "off"
    if done_before(order, (*rule.closed_by, *((rule.act,) if rule.once else ()))):
        return "already"
    if order.status not in rule.statuses:
        return "status"
    if rule.days and until is None:
        return "undated"
    if until is not None and core.now() > until:
        return "late"
    return "ok" if lines else "excluded"


def _lines(rule: Rule, order: OrderShape) -> tuple[int, ...]:
    """The lines that the act may be done with."""
    return tuple(
        line.id
        for line in order.lines
        if line.status == "ordered" and line.left > 0 and line.category not in rule.excluded
    )


def _until(rule: Rule, order: OrderShape) -> datetime | None:
    """The end of the last day; None without a limit, or when the day it counts from is not known."""
    if rule.before_hour and order.promised_on:
        last = order.promised_on - timedelta(days=1)
        return datetime.combine(last, time(rule.before_hour), get_default_timezone())
    first = _since(rule, order) if rule.days else None
    if first is None:
        return None
    return datetime.combine(first + timedelta(days=rule.days), time(23, 59, 59), get_default_timezone())


def _since(rule: Rule, order: OrderShape) -> date | None:
    moments = {
        "placed": order.placed_at if order.dated else None,
        "shipped": order.shipped_at,
        "delivered": order.delivered_at,
    }
    if rule.since == "promised":
        return order.promised_on
    moment = moments.get(rule.since)
    return localdate(moment) if moment else None


def _words(rule: Rule, order: OrderShape, code: str, until: datetime | None) -> str:
    said = {"act": words.ACT[rule.act]}
    if code == "ok":
        sentence = _allowed(rule, until)
    elif code == "status":
        sentence = _wrong_status(rule, order)
    elif code == "late" and until is not None:
        sentence = _("The time for %(act)s ended on %(day)s.") % {**said, "day": _end(rule, until)}
    elif code == "already":
        sentence = _already(rule, order)
    elif code == "excluded":
        sentence = _("The items of this order are excluded from %(act)s.") % said
    elif code == "undated":
        sentence = _("We cannot tell here from which day the time for %(act)s counts. Please ask us.") % said
    else:
        sentence = _("We do not offer %(act)s here. Please ask us.") % said
    return " ".join(part for part in (sentence, rule.note(language())) if part)


def _allowed(rule: Rule, until: datetime | None) -> str:
    act = words.ACT[rule.act]
    if until is not None:
        return _("Open for %(act)s until %(day)s.") % {"act": act, "day": _end(rule, until)}
    if set(rule.statuses) <= {"pending"}:
        return _("Open for %(act)s until we prepare the order for shipping.") % {"act": act}
    return _("Open for %(act)s.") % {"act": act}


def _end(rule: Rule, until: datetime) -> str:
    """The last day, with its hour where one is set."""
    day = ui.day(localdate(until))
    return f"{day} {ui.clock(until)}" if rule.before_hour else day


def delivery_days(rule: Rule) -> tuple[date, date]:
    """The first and the last day to which a delivery can be moved now; a day later after the rule's hour."""
    now = localtime(core.now())
    today, late = now.date(), bool(rule.before_hour) and now.hour >= rule.before_hour
    return today + timedelta(days=rule.ahead_least + late), today + timedelta(days=rule.ahead_most)


def _wrong_status(rule: Rule, order: OrderShape) -> str:
    not_yet = order.status in NOT_YET and "delivered" in rule.statuses
    why = words.WHY_STATUS["pending" if not_yet else order.status]
    sentence = _("%(why)s, so %(act)s is not possible.") % {"why": why, "act": words.ACT[rule.act]}
    if rule.act == "change_delivery" and order.status in ("processing", "shipped"):
        later = _("Once the carrier has it, the day can be changed on the carrier's page.")
        return f"{sentence} {later}"
    if rule.act == "cancel" and order.status in ("processing", "shipped"):
        later = _("Once it has arrived you can ask to return it.")
        return f"{sentence} {later}"
    return sentence


def _already(rule: Rule, order: OrderShape) -> str:
    done = done_before(order, (*rule.closed_by, rule.act))
    return _("You have already asked for %(done)s with this order, so %(act)s is not possible any more.") % {
        "done": words.ACT[done.act if done else rule.act],
        "act": words.ACT[rule.act],
    }


def working_days_later(start: date, days: int) -> date:
    """The day that lies so many working days after `start`: not Saturdays, Sundays or public holidays."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and core.holiday_on(day) is None:
            days -= 1
    return day
