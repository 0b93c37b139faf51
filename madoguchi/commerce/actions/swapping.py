"""Another variant of the same product: before an order is prepared, or in exchange for what arrived."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from madoguchi.core import api as core

from ..judging import language
from ..models import Order, OrderAct, OrderLine, OrderPayment, PaymentMethod, Variant
from ..policy import Rule
from ..queries.whole import method_words, options_of
from ..shapes import ActRefused
from .plans import Case, Plan
from .refunds import Refund, add_to_balance, back_to, pay_back, sentences, way_to_pay


@dataclass(frozen=True)
class Swap:
    """A line and the variant that comes instead."""

    line: OrderLine
    instead: Variant

    @property
    def difference(self) -> int:
        """What it costs more (below 0: less)."""
        return (self.instead.price - self.line.unit_price) * self.line.quantity


def swaps_of(case: Case) -> list[Swap]:
    """What she wants instead of what. Raises ActRefused("lines"), ("variant")."""
    wanted = dict(case.wish.swaps)
    if not wanted or len(wanted) != len(case.wish.swaps) or not set(wanted) <= set(case.verdict.line_ids):
        raise ActRefused("lines", _("Please choose items of this order."))
    variants = {one.pk: one for one in Variant.objects.filter(pk__in=wanted.values())}
    return [_swap(line, variants.get(wanted[line.pk])) for line in case.lines(tuple(wanted))]


def swap_sentence(swap: Swap) -> str:
    """ "Kettle: white → black"."""
    return _("%(name)s: %(before)s → %(after)s") % {
        "name": swap.line.name, "before": said(swap.line.options), "after": said(swap.instead.options),
    }  # fmt: skip


def said(options: dict[str, str]) -> str:
    """The options of a variant on one line."""
    return " / ".join(one.value for one in options_of(options)) or _("standard")


def settled(case: Case, difference: int) -> tuple[list[Refund], list[str], PaymentMethod | None]:
    """How a difference in price is settled: refunds, what she is told, the way by which she pays more.

    Raises ActRefused("refund_to"), ("balance").
    """
    if difference == 0:
        return [], [_("The price stays the same.")], None
    if difference < 0:
        refunds = back_to(case.row, case.rule, case.wish.refund_to, -difference)
        return refunds, sentences(refunds, case.rule, case.row.currency), None
    method = way_to_pay(case.row, case.rule, case.wish.refund_to)
    enough(method, difference, case.row, case.rule)
    more = {
        "amount": core.money_text(difference, case.row.currency, language()),
        "method": method_words(method),
    }
    return [], [_("%(amount)s more is paid by %(method)s.") % more], method


def enough(method: PaymentMethod, amount: int, row: Order, rule: Rule) -> None:
    """Raises ActRefused("balance") for a gift card that does not cover the amount."""
    if method.balance is not None and (method.balance < amount or method.currency != row.currency):
        raise ActRefused("balance", _("The balance of this gift card does not cover it."))


def charge(act: OrderAct, method: PaymentMethod | None, amount: int) -> dict[str, int]:
    """Enter what is paid more. Raises ActRefused("balance") when the card was emptied meanwhile."""
    if method is None:
        return {}
    if method.balance is not None and not add_to_balance(method.pk, -amount):
        raise ActRefused("balance", _("The balance of this gift card does not cover it."))
    OrderPayment.objects.create(
        order_id=act.order_id, external_id=f"{act.client_id}:more", kind="payment", method=method.kind,
        method_ref=method.external_id, amount=amount,
        at=act.at if method.balance is not None else None,
    )  # fmt: skip
    return {str(method.pk): -amount} if method.balance is not None else {}


def planned(case: Case) -> Plan:
    """Other variants before the order is prepared; the difference is settled at once."""
    swaps = swaps_of(case)
    difference = sum(one.difference for one in swaps)
    refunds, told, method = settled(case, difference)
    once = _("After this the order can no longer be changed or cancelled.")
    plan = Plan([*(swap_sentence(one) for one in swaps), *told, once], apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        for swap in swaps:
            swap.line.variant, swap.line.options = swap.instead, swap.instead.options
            swap.line.unit_price = swap.instead.price
            swap.line.save(update_fields=["variant", "options", "unit_price"])
        case.row.total += difference
        case.row.save(update_fields=["total"])
        gained = pay_back(act, refunds, case.rule)
        plan.after["gained"] = gained | charge(act, method, difference)

    plan.apply = apply
    return plan


def _swap(line: OrderLine, instead: Variant | None) -> Swap:
    fits = instead is not None and instead.product_id == line.product_id and instead.active
    if instead is None or not fits or not instead.available or instead.pk == line.variant_id:
        raise ActRefused("variant", _("Please choose another variant of the same product that is in stock."))
    return Swap(line, instead)
