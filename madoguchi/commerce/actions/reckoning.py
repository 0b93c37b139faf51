"""What a return is worth, how that came about, and how it is settled: off a bill first, then back."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from madoguchi.core import api as core

from ..judging import language
from ..models import Invoice, Order, ReturnRequest
from ..policy import Policies, Rule
from ..queries.money import bills_behind, most_back
from ..tax import per_rate, share
from .refunds import Refund, by_staff, sentences
from .returning import share_of_discount


@dataclass(frozen=True)
class Reckoning:
    """How an amount is settled: `off` a bill that is still to be paid, `refunds` for the rest."""

    amount: int
    off: int
    refunds: list[Refund]
    bills: list[Invoice]
    by_rate: dict[int, int]


def rule_of(row: ReturnRequest) -> Rule:
    """The company's rule about it."""
    return core.option(Policies).rule(row.kind)


def open_of(bills: list[Invoice]) -> int:
    """What is still to be paid of these bills."""
    return sum(max(0, bill.total - bill.credited - bill.paid) for bill in bills)


def most_for(row: ReturnRequest) -> int:
    """The most that can be settled: what was paid and not given back, and what is still owed."""
    return most_back(row.order) + open_of(bills_behind(row.order))


def reckoned(row: ReturnRequest, amount: int, refund_to: str) -> Reckoning:
    """How this amount would be settled. Raises ActRefused("refund_to")."""
    bills = bills_behind(row.order)
    off = min(amount, open_of(bills))
    refunds = by_staff(row.order, rule_of(row), refund_to, amount - off) if amount > off else []
    return Reckoning(amount, off, refunds, bills, parts_by_rate(row, amount))


def parts_by_rate(row: ReturnRequest, amount: int) -> dict[int, int]:
    """The amount shared over the rates of tax of the pieces, by what they cost."""
    costs: dict[int, int] = {}
    for one in row.lines.select_related("line", "instead"):
        price = one.line.unit_price
        worth = price - one.instead.price if row.kind == "exchange" and one.instead else price
        costs[one.line.tax_rate] = costs.get(one.line.tax_rate, 0) + max(0, worth) * one.quantity
    weights = list(costs.values())
    if not amount or not sum(weights):
        return {}
    return dict(zip(costs, share(amount, weights), strict=True))


def reasons(row: ReturnRequest) -> tuple[str, ...]:
    """How the amount that is promised came about, in sentences."""
    if row.kind == "exchange":
        return (_("The new items cost less than those that came back; the difference goes back."),)
    order, pieces = row.order, {one.line_id: one.quantity for one in row.lines.all()}
    found = [
        _("%(name)s × %(n)s: %(amount)s") % {**_named(order, one.line.unit_price * one.quantity),
                                             "name": one.line.name, "n": one.quantity}
        for one in row.lines.select_related("line")
    ]  # fmt: skip
    if order.discount:
        part = _named(order, share_of_discount(order, pieces))
        found.append(_("less %(amount)s, their share of the discount on the order") % part)
    if order.shipping_fee:
        fee = _named(order, order.shipping_fee)
        found.append(_("The delivery fee of %(amount)s stays, unless you add it.") % fee)
    return tuple(found)


def told(row: ReturnRequest, found: Reckoning) -> list[str]:
    """What would happen, in sentences that are right for staff and customer."""
    order, words = row.order, list[str]()
    if found.off:
        open_bill = next(bill for bill in found.bills if bill.total > bill.credited + bill.paid)
        part = {**_named(order, found.off), "number": open_bill.number}
        words.append(_("%(amount)s comes off bill %(number)s, which is still to be paid.") % part)
    words += sentences(found.refunds, rule_of(row), order.currency)
    if found.bills and found.amount:
        rounding = found.bills[0].rounding
        tax = sum(
            one.tax
            for one in per_rate(((part, rate) for rate, part in found.by_rate.items()), rounding)  # type: ignore[arg-type]
        )
        said = {**_named(order, found.amount), "tax": _named(order, tax)["amount"]}
        words.append(
            _("A credit note over %(amount)s is written, with %(tax)s of it tax, for bill %(number)s.")
            % {**said, "number": found.bills[0].number}
        )
    return words


def _named(order: Order, amount: int) -> dict[str, Any]:
    return {"amount": core.money_text(amount, order.currency, language())}
