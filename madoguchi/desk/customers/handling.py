"""Returns, money and claims in words for those who see to them: on the order's page and in the list."""

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import OrderShape, ReturnShape
from madoguchi.conversations import api as conversations
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .saying import day, joined, money

KINDS = {
    "": ("list", pgettext_lazy("to handle", "Everything")),
    "returns": ("undo-2", pgettext_lazy("to handle", "Returns and exchanges")),
    "refunds": ("banknote", pgettext_lazy("to handle", "Money to move")),
    "claims": ("wrench", pgettext_lazy("to handle", "Warranty claims")),
}
TONES = {
    "requested": "accent",
    "received": "soon",
    "settled": "done",
    "refused": "overdue",
    "withdrawn": "plain",
}


def return_cards(order: OrderShape) -> list[dict[str, Any]]:
    """The returns of an order with what can be done with each now."""
    return [
        {"shape": one, "tone": TONES[one.status], "acts": _acts(order, one) if one.waits else []}
        for one in order.returns
    ]


def _acts(order: OrderShape, one: ReturnShape) -> list[dict[str, str]]:
    settle = _("Send the new items") if one.kind == "exchange" else _("Pay back")
    icon = "truck" if one.kind == "exchange" else "banknote"
    acts = [("settlement", settle, icon, "primary" if one.status == "received" else "plain"),
            ("refusal", _("Do not accept"), "circle-x", "plain")]  # fmt: skip
    if one.status == "requested":
        acts.insert(0, ("arrival", _("It has arrived"), "package-check", "primary"))
    return [
        {"url": reverse(f"desk:customer-return-{name}", args=[order.customer_id, one.number]),
         "label": label, "icon": icon, "kind": kind}
        for name, label, icon, kind in acts
    ]  # fmt: skip


def money_lines(viewer: Viewer, order: OrderShape) -> list[dict[str, Any]]:
    """Money that was promised here for an order, with the way to say that it was moved."""
    return [
        {"url": reverse("desk:customer-money", args=[order.customer_id, one.id]), "title": one.words,
         "amount": money(one.amount, one.currency), "words": one.problem or pgettext("money", "Done"),
         "tone": "plain" if one.at else "soon", "note": joined(one.reference, _until(one))}
        for one in commerce.money_moves(viewer=viewer, number=order.number)
    ]  # fmt: skip


def _until(one: commerce.MoneyMove) -> str:
    if one.at:
        return day(one.at)
    return pgettext("bill", "by %(day)s") % {"day": day(one.due_on)} if one.due_on else ""


def waiting_page(viewer: Viewer, kind: str) -> dict[str, Any]:
    """What waits, of one kind or of all, with how many there are of each; only of customers open to one."""
    found = commerce.waiting(viewer=viewer)
    seen = conversations.open_customers(viewer, {one.customer_id for one in found})
    mine = [one for one in found if one.customer_id in seen]
    counts = {code: sum(1 for one in mine if code in ("", one.kind)) for code in KINDS}
    chosen = kind if kind in KINDS else ""
    shown = [one for one in mine if chosen in ("", one.kind)]
    names = people.names(one.customer_id for one in shown)
    return {
        "chips": [_chip(code, chosen, counts[code]) for code in KINDS],
        "rows": [_row(one, names) for one in shown],
        "total": len(mine),
    }


def waiting_count(viewer: Viewer) -> int:
    """How much waits for this member of staff to do something."""
    customers = commerce.waiting_customers(viewer=viewer)
    if viewer.is_supervisor or not customers:
        return len(customers)
    seen = conversations.open_customers(viewer, customers)
    return sum(1 for one in customers if one in seen)


def _chip(code: str, chosen: str, many: int) -> dict[str, Any]:
    icon, label = KINDS[code]
    url = f"?{urlencode({'kind': code})}" if code else "?"
    return {"label": f"{label} {many}", "icon": icon, "url": url, "chosen": code == chosen}


def _row(one: commerce.Waiting, names: dict[int, str]) -> dict[str, Any]:
    places: dict[str, Callable[[], str]] = {
        "returns": lambda: reverse("desk:customer-order", args=[one.customer_id, one.order_number]),
        "refunds": lambda: reverse("desk:customer-money", args=[one.customer_id, int(one.key)]),
        "claims": lambda: reverse("desk:customer-claim", args=[one.customer_id, one.key]),
    }
    return {
        "url": places[one.kind](), "icon": KINDS[one.kind][0], "one": one,
        "name": names.get(one.customer_id, ""), "number": one.order_number or one.key,
    }  # fmt: skip


def refund_options(case: commerce.ReturnCase) -> list[tuple[str, str]]:
    """The ways by which money can go back, each with whether somebody has to do more."""
    itself = _("no more to do")
    return [(way.code, f"{way.words} · {itself}" if way.by_itself else way.words) for way in case.ways]


def items_words(items: Sequence[Any]) -> str:
    """ "Kettle × 2 → black, filter × 1"."""
    return _(", ").join(
        f"{one.name} × {one.quantity}" + (f" → {one.instead}" if one.instead else "") for one in items
    )
