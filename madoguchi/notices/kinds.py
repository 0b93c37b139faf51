"""Of what customers are told: each kind with its name, its topic, and what its words may have put in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COMMON = ("customer", "brand", "link")


@dataclass(frozen=True)
class Kind:
    """One kind of notice.

    topic: what it is about among a customer's choices; "account" is no choice. necessary: told whatever she
    chose, at any hour. variables: what its words may have put in besides `COMMON`; needs: what every text has
    to say. example: values as a fact would give them.
    """

    name: Any
    icon: str
    topic: str
    variables: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    necessary: bool = False
    example: Mapping[str, Any] = field(default_factory=dict)


ORDER = {"number": "2048-7790", "day": "2026-11-24"}
BILL = {"number": "B-2048-1230", "day": "2026-12-27", "amount": 8_640, "currency": "JPY"}
NUMBER = ("number",)
CHANGE = ("new", "old", "when")
CHANGED_AT = "2026-11-24T10:30:00+09:00"

KINDS: dict[str, Kind] = {
    "order_accepted": Kind(
        _("An order was accepted"), "shopping-bag", "orders", ("number", "day", "amount"), NUMBER,
        example={**ORDER, "amount": 12_800, "currency": "JPY"},
    ),
    "shipped": Kind(
        _("An order was shipped"), "truck", "orders", ("number", "day", "carrier", "parcel"), NUMBER,
        example={**ORDER, "carrier": "ヤマト運輸", "parcel": "4912-3456-7890"},
    ),
    "out_for_delivery": Kind(
        _("A parcel is being delivered today"), "truck", "orders", NUMBER, NUMBER, example=ORDER
    ),
    "delivered": Kind(_("An order has arrived"), "package-check", "orders", NUMBER, NUMBER, example=ORDER),
    "delivery_problem": Kind(
        _("A parcel could not be delivered"), "triangle-alert", "orders", NUMBER, NUMBER, example=ORDER
    ),
    "delayed": Kind(
        _("The delivery day has changed"), "calendar-clock", "orders", ("number", "day"), NUMBER,
        example=ORDER,
    ),
    "delivery_moved": Kind(
        _("The customer chose another delivery day"), "calendar-clock", "orders", ("number", "day"), NUMBER,
        example=ORDER,
    ),
    "cancelled": Kind(_("An order was cancelled"), "ban", "orders", NUMBER, NUMBER, example=ORDER),
    "return_requested": Kind(
        _("A return was asked for"), "undo-2", "orders", NUMBER, NUMBER, example=ORDER
    ),
    "exchange_requested": Kind(
        _("An exchange was asked for"), "repeat", "orders", NUMBER, NUMBER, example=ORDER
    ),
    "return_received": Kind(
        _("What was sent back has arrived"), "package-check", "orders", NUMBER, NUMBER, example=ORDER
    ),
    "return_refused": Kind(
        _("A return was not accepted"), "circle-x", "orders", NUMBER, NUMBER, example=ORDER
    ),
    "return_settled": Kind(
        _("A return was settled"), "circle-check", "orders", ("number", "refund"), NUMBER,
        example={**ORDER, "amount": 12_800, "currency": "JPY"},
    ),
    "exchange_settled": Kind(
        _("An exchange was settled"), "circle-check", "orders", ("number", "refund"), NUMBER,
        example={**ORDER, "amount": 0, "currency": "JPY"},
    ),
    "refund_paid": Kind(
        _("Money was paid back"), "banknote", "orders", ("number", "amount"), ("number", "amount"),
        example={**ORDER, "amount": 12_800, "currency": "JPY"},
    ),
    "claim_moved": Kind(
        _("A warranty claim has come further"), "wrench", "orders", ("number", "state", "next_step"),
        ("number", "state"), example={"number": "H-2048-31", "status": "accepted"},
    ),
    "task_done": Kind(
        _("Our staff did a task for the customer"), "list-checks", "orders", ("task",), ("task",),
        example={"task": "change-name"},
    ),
    "bill_issued": Kind(
        _("There is a new bill"), "receipt-japanese-yen", "bills", ("number", "day", "amount"), NUMBER,
        example=BILL,
    ),
    "bill_due": Kind(
        _("A bill is due soon"), "calendar-clock", "bills", ("number", "due_day", "drawn_day", "amount"),
        ("number", "amount"), example=BILL,
    ),
    "bill_overdue": Kind(
        _("A bill is past its due date"), "circle-alert", "bills", ("number", "day", "amount"),
        ("number", "amount"), example=BILL,
    ),
    "bill_paid": Kind(
        _("A bill was paid"), "circle-check", "bills", ("number", "amount", "left"), ("number", "amount"),
        example={**BILL, "left": 0},
    ),
    "payment_failed": Kind(
        _("A payment did not go through"), "triangle-alert", "bills", ("number", "day", "amount"), NUMBER,
        necessary=True, example=BILL,
    ),
    "email_changed": Kind(
        _("An e-mail address was changed"), "at-sign", "account", CHANGE, necessary=True,
        example={"new": "h•••@mail.example", "old": "y•••@mail.example", "when": CHANGED_AT},
    ),
    "phone_changed": Kind(
        _("A telephone number was changed"), "phone", "account", CHANGE, necessary=True,
        example={"new": "•••5670", "old": "•••1234", "when": CHANGED_AT},
    ),
    "address_changed": Kind(
        _("A postal address was changed"), "map-pin-house", "account", CHANGE, necessary=True,
        example={"new": "東京都千代田区丸の内", "old": "神奈川県横浜市西区", "when": CHANGED_AT},
    ),
    "case_answered": Kind(
        _("An enquiry was answered"), "message-circle", "enquiries", NUMBER, NUMBER,
        example={"number": "2345-6789"},
    ),
    "trial": Kind(_("What a notice looks like"), "bell", "account"),
}  # fmt: skip
"""Code → kind. The code stands in what was told: it is never changed."""

LISTED = tuple(code for code in KINDS if code != "trial")
TOPIC_NAMES = {
    "orders": _("Orders and deliveries"),
    "bills": _("Bills and payments"),
    "enquiries": _("Answers to your enquiries"),
    "account": pgettext_lazy("notices", "Safety of the account"),
}
LABELS = {
    "customer": _("The customer's name, with 様 or 御中"),
    "brand": _("Your brand"),
    "link": _("The page that tells more; alone on a line it becomes a button"),
    "number": _("The number of the order, the bill or the enquiry"),
    "day": _("The day of delivery, or until when to pay"),
    "due_day": _("Until when to pay, unless it is drawn from an account"),
    "drawn_day": _("When it is drawn from an account"),
    "amount": _("The amount with its currency"),
    "left": _("What is still to be paid"),
    "carrier": _("The carrier"),
    "parcel": _("The number of the parcel"),
    "state": _("Where the claim stands"),
    "next_step": _("What comes next"),
    "task": _("The task"),
    "refund": _("A sentence about what is paid back, and until when"),
    "new": _("What stands there now; only a part is shown"),
    "old": _("What stood there before; only a part is shown"),
    "when": _("Day and time of the change"),
}
CHANNEL_NAMES = {
    "email": pgettext_lazy("reach", "E-mail"),
    "push": _("On her page and devices"),
    "line": pgettext_lazy("reach", "LINE"),
    "sms": pgettext_lazy("reach", "Text message"),
}
REASON_WORDS = {
    "off": _("You have switched it off"),
    "unwanted": _("The customer does not want it"),
    "capped": _("She was told much already within a day"),
    "no_address": _("We know no address"),
    "withdrawn": _("She said no before it went out"),
    "late": _("It waited too long"),
    "gone": _("Her record went into another one"),
    "refused": _("The service on the way did not take it"),
}


def variables_of(code: str) -> tuple[str, ...]:
    """What the words of this kind may have put in."""
    return (*COMMON, *KINDS[code].variables)
