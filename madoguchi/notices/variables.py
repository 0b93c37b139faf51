"""What is put into the words of a notice: values of facts as a customer reads them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

from .kinds import KINDS

Values = Mapping[str, Any]


def words_for(kind: str, values: Values, *, spoken: str, name: str, link: str) -> dict[str, str]:
    """Variable → words in a language; "" for what this case has not."""
    with override(spoken):
        addressed = language.addressed(name) if spoken == "ja" else name or _("Customer")
        found = {"customer": addressed, "brand": ui.brand().name, "link": link}
        return found | {one: " ".join(WORDS[one](values).split()) for one in KINDS[kind].variables}


def _plain(name: str) -> Callable[[Values], str]:
    return lambda values: str(values.get(name) or "")


def _day(values: Values) -> str:
    on = values.get("day")
    return ui.day(date.fromisoformat(on)) if on else ""


def _due_day(values: Values) -> str:
    return "" if values.get("drawn") else _day(values)


def _drawn_day(values: Values) -> str:
    return _day(values) if values.get("drawn") else ""


def _money(name: str) -> Callable[[Values], str]:
    def said(values: Values) -> str:
        if not values.get(name):
            return ""
        return core.money_text(values[name], values["currency"], get_language() or "ja")

    return said


def _state(values: Values) -> str:
    return str(commerce.CLAIM_WORDS.get(values.get("status", ""), ""))


def _next_step(values: Values) -> str:
    return str(commerce.CLAIM_NEXT_WORDS.get(values.get("status", ""), "")) or _("Its page tells you more.")


def _task(values: Values) -> str:
    try:
        return str(tasks.task(values.get("task", "")).title)
    except tasks.TaskUnknown:
        return str(values.get("task", ""))


def _refund(values: Values) -> str:
    if not values.get("amount"):
        return ""
    said = {"amount": _money("amount")(values), "day": _day(values)}
    if values.get("day"):
        return _("%(amount)s is on its way back to you and arrives by %(day)s.") % said
    return _("%(amount)s was paid back to you.") % said


def _when(values: Values) -> str:
    if not values.get("when"):
        return ""
    at = localtime(datetime.fromisoformat(values["when"]))
    return f"{ui.day(at)} {ui.clock(at)}"


WORDS: dict[str, Callable[[Values], str]] = {
    "number": _plain("number"), "day": _day, "due_day": _due_day, "drawn_day": _drawn_day,
    "amount": _money("amount"), "left": _money("left"), "carrier": _plain("carrier"),
    "parcel": _plain("parcel"), "state": _state, "next_step": _next_step, "task": _task, "refund": _refund,
    "new": _plain("new"), "old": _plain("old"), "when": _when,
}  # fmt: skip
