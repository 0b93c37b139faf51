"""What customers are told of their own things, in words; the values are numbers, days and codes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.tasks import api as tasks
from madoguchi.ui import api as ui

from .shapes import AlertWords

Values = Mapping[str, Any]


def words_of(kind: str, values: Values) -> AlertWords:
    """The words of one kind of alert, in the active language."""
    title, short, more = KINDS[kind](values)
    return AlertWords(title, f"{short}\n{more}".strip(), short)


def _day(values: Values) -> str:
    on = values.get("day")
    return ui.day(date.fromisoformat(on)) if on else ""


def _shipped(values: Values) -> tuple[str, str, str]:
    day = _day(values)
    title = _("Your order %(number)s is on its way") % values
    short = _("It is to arrive on %(day)s.") % {"day": day} if day else _("We have handed it to the carrier.")
    parcel = _("Carrier: %(carrier)s, parcel number: %(parcel)s") if values.get("parcel") else ""
    return title, short, parcel % values if parcel else ""


def _out(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s is being delivered today") % values
    return title, _("The carrier is on the way to you."), ""


def _delivered(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s has arrived") % values
    return title, _("If something is wrong with it, you can ask for a return on its page."), ""


def _problem(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s could not be delivered") % values
    return title, _("Please see on its page what happens next."), ""


def _delayed(values: Values) -> tuple[str, str, str]:
    title = _("The delivery day of your order %(number)s has changed") % values
    return title, _("It is to arrive on %(day)s.") % {"day": _day(values)}, ""


def _cancelled(values: Values) -> tuple[str, str, str]:
    title = _("Your order %(number)s is cancelled") % values
    return title, _("What you have paid comes back to you as its page says."), ""


def _return(values: Values) -> tuple[str, str, str]:
    title = _("We have received your request to return order %(number)s") % values
    return title, _("Its page says how to send the goods back."), ""


def _exchange(values: Values) -> tuple[str, str, str]:
    title = _("We have received your request to exchange order %(number)s") % values
    return title, _("Its page says how to send the goods back."), ""


def _return_arrived(values: Values) -> tuple[str, str, str]:
    title = _("What you sent back of order %(number)s has arrived") % values
    return title, _("We are looking at it and tell you within a few days how it goes on."), ""


def _return_refused(values: Values) -> tuple[str, str, str]:
    title = _("We cannot accept what you sent back of order %(number)s") % values
    return title, _("The order's page says why, and what you can do."), ""


def _return_settled(values: Values) -> tuple[str, str, str]:
    if values.get("kind") == "exchange":
        title = _("The new items of order %(number)s are on their way") % values
        return title, _("Your exchange is done; thank you for your patience."), _paid_back(values)
    title = _("Your return of order %(number)s is accepted") % values
    return title, _paid_back(values) or _("Nothing has to be paid back."), ""


def _paid_back(values: Values) -> str:
    if not values.get("amount"):
        return ""
    said = {"amount": _amount(values), "day": _day(values)}
    if values.get("day"):
        return _("%(amount)s is on its way back to you and arrives by %(day)s.") % said
    return _("%(amount)s was paid back to you.") % said


def _refunded(values: Values) -> tuple[str, str, str]:
    title = _("We have paid back %(amount)s for order %(number)s") % {**values, "amount": _amount(values)}
    return title, _("It may take some days until you see it on your account."), ""


def _claim(values: Values) -> tuple[str, str, str]:
    said = {**values, "state": commerce.CLAIM_WORDS[values["status"]]}
    title = _("Your warranty claim %(number)s: %(state)s") % said
    return title, str(commerce.CLAIM_NEXT_WORDS[values["status"]]) or _("Its page tells you more."), ""


def _task(values: Values) -> tuple[str, str, str]:
    title = _("We have done this for you: %(task)s") % {"task": _task_name(values)}
    sure = _("If you did not ask for it, please tell us at once.")
    return title, _("Our staff did it as you asked."), sure


def _task_name(values: Values) -> str:
    try:
        return str(tasks.task(values["task"]).title)
    except tasks.TaskUnknown:
        return str(values["task"])


def _amount(values: Values) -> str:
    return core.money_text(values["amount"], values["currency"], get_language() or "ja")


def _bill(values: Values) -> tuple[str, str, str]:
    title = _("There is a new bill: %(number)s") % values
    total = _("Total: %(amount)s") % {"amount": _amount(values)} if "amount" in values else ""
    return title, _("Please pay it by %(day)s.") % {"day": _day(values)} if values.get("day") else "", total


def _due(values: Values) -> tuple[str, str, str]:
    said = {"day": _day(values), "amount": _amount(values)}
    title = _("Bill %(number)s is due soon") % values
    if values.get("drawn"):
        drawn = _("%(amount)s is drawn from your bank account around %(day)s; there is nothing to do.")
        return title, drawn % said, ""
    more = _("On its page you choose how you would like to pay.")
    return title, _("Please pay %(amount)s by %(day)s.") % said, more


def _overdue(values: Values) -> tuple[str, str, str]:
    said = {"day": _day(values), "amount": _amount(values)}
    title = _("About the payment of bill %(number)s") % values
    late = _("We have not found your payment of %(amount)s, due on %(day)s, yet.") % said
    kind = _(
        "If you have just paid, please excuse this message. If paying is difficult now, please talk to us."
    )
    return title, late, kind


def _paid(values: Values) -> tuple[str, str, str]:
    title = _("We have received your payment for bill %(number)s") % values
    thanks = _("%(amount)s has arrived. Thank you.") % {"amount": _amount(values)}
    left = {"left": core.money_text(values["left"], values["currency"], get_language() or "ja")}
    rest = _("%(left)s is still to be paid.") % left if values["left"] else ""
    receipt = _("You can take out the receipt (PDF) on the bill's page.")
    return title, thanks, f"{rest}\n{receipt}".strip()


def _unpaid(values: Values) -> tuple[str, str, str]:
    title = _("A payment for bill %(number)s did not go through") % values
    return title, _("Nothing was charged. You can try again on its page."), ""


def _trial(values: Values) -> tuple[str, str, str]:
    return (
        _("This is what a notice looks like"),
        _("Notices about your orders and bills appear like this."),
        "",
    )


KINDS: dict[str, Callable[[Values], tuple[str, str, str]]] = {
    "shipped": _shipped,
    "out_for_delivery": _out,
    "delivered": _delivered,
    "delivery_problem": _problem,
    "delayed": _delayed,
    "cancelled": _cancelled,
    "return_requested": _return,
    "exchange_requested": _exchange,
    "return_received": _return_arrived,
    "return_refused": _return_refused,
    "return_settled": _return_settled,
    "refund_paid": _refunded,
    "claim_moved": _claim,
    "task_done": _task,
    "bill_issued": _bill,
    "bill_due": _due,
    "bill_overdue": _overdue,
    "bill_paid": _paid,
    "payment_failed": _unpaid,
    "trial": _trial,
}
"""Kind → title, the one sentence of a notice, and what a mail says besides."""

NAMES = {
    "shipped": gettext_lazy("An order was shipped"),
    "out_for_delivery": gettext_lazy("A parcel is being delivered today"),
    "delivered": gettext_lazy("An order has arrived"),
    "delivery_problem": gettext_lazy("A parcel could not be delivered"),
    "delayed": gettext_lazy("The delivery day has changed"),
    "cancelled": gettext_lazy("An order was cancelled"),
    "return_requested": gettext_lazy("A return was asked for"),
    "exchange_requested": gettext_lazy("An exchange was asked for"),
    "return_received": gettext_lazy("What was sent back has arrived"),
    "return_refused": gettext_lazy("A return was not accepted"),
    "return_settled": gettext_lazy("A return or an exchange was settled"),
    "refund_paid": gettext_lazy("Money was paid back"),
    "claim_moved": gettext_lazy("A warranty claim has come further"),
    "task_done": gettext_lazy("Our staff did a task for the customer"),
    "bill_issued": gettext_lazy("There is a new bill"),
    "bill_due": gettext_lazy("A bill is due soon"),
    "bill_overdue": gettext_lazy("A bill is past its due date"),
    "bill_paid": gettext_lazy("A bill was paid"),
    "payment_failed": gettext_lazy("A payment did not go through"),
}
"""What each kind is called where the company chooses."""

ICONS = {
    "shipped": "truck", "out_for_delivery": "truck", "delivered": "package-check",
    "delivery_problem": "triangle-alert", "delayed": "calendar-clock", "cancelled": "ban",
    "return_requested": "undo-2", "exchange_requested": "repeat", "return_received": "package-check",
    "return_refused": "circle-x", "return_settled": "circle-check", "refund_paid": "banknote",
    "claim_moved": "wrench", "bill_due": "calendar-clock", "bill_overdue": "circle-alert",
    "bill_paid": "circle-check", "task_done": "list-checks", "bill_issued": "receipt-japanese-yen",
    "payment_failed": "triangle-alert", "trial": "bell",
}  # fmt: skip
