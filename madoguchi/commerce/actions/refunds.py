"""Money that goes back for an order: how much, by which way, and by when."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .. import words
from ..judging import language, working_days_later
from ..models import Order, OrderPayment, PaymentMethod, ReturnRequest
from ..policy import ANY, GIFT_CARD, ORIGINAL, Rule
from ..queries.money import Source, sources
from ..queries.naming import method_words
from ..shapes import ActRefused

TRANSFER = "bank_transfer"
GIVE_BACK = "commerce.give_back"


@dataclass(frozen=True)
class Refund:
    """An amount and the way it goes. method_id is None when the shop knows the way and we do not.

    `bill_payment` is the payment of a bill that it goes back by; `itself`: our provider does it.
    """

    amount: int
    kind: str
    ref: str
    words: str
    at_once: bool
    method_id: int | None = None
    bill_payment: int | None = None
    itself: bool = False


def back_as_paid(row: Order, rule: Rule, amount: int | None = None) -> list[Refund]:
    """All that was paid (or this amount of it) by the ways it came."""
    left, found = amount, []
    for one in sources(row):
        part = one.most if left is None else min(one.most, left)
        if part > 0:
            found.append(backward(one, part, row, rule))
        left = None if left is None else left - part
    return found


def back_to(row: Order, rule: Rule, refund_to: str, amount: int) -> list[Refund]:
    """This amount by the way she chose. Raises ActRefused("refund_to")."""
    if refund_to == ORIGINAL and {ORIGINAL, ANY} & set(rule.refund_to):
        return back_as_paid(row, rule, amount)
    method = way_to_pay(row, rule, refund_to)
    return [_refund(amount, method.kind, method.external_id, rule, method)]


def by_staff(row: Order, rule: Rule, refund_to: str, amount: int) -> list[Refund]:
    """The same for staff, who may also choose a bank transfer. Raises ActRefused("refund_to")."""
    if refund_to == TRANSFER:
        return [_refund(amount, TRANSFER, "", rule, None)]
    found = back_to(row, replace(rule, refund_to=(ORIGINAL, ANY)), refund_to, amount)
    missing = amount - sum(one.amount for one in found)
    return [*found, _refund(missing, TRANSFER, "", rule, None)] if missing > 0 else found


def way_to_pay(row: Order, rule: Rule, chosen: str) -> PaymentMethod:
    """The way to pay of the customer that she named: its id, or "gift_card" for her only one.

    Raises ActRefused("refund_to") for one that is not hers or that the rule leaves out.
    """
    hers = PaymentMethod.objects.filter(customer_id=row.customer_id, active=True)
    if chosen.isdecimal() and len(chosen) < 18:
        found = hers.filter(pk=int(chosen)).first()
    else:
        found = hers.filter(kind=GIFT_CARD).first() if chosen == GIFT_CARD else None
    open_to_all = ANY in rule.refund_to
    if found is None or not (
        open_to_all or found.kind in rule.refund_to or found.pk == row.payment_method_id
    ):
        raise ActRefused("refund_to", _("Please choose one of your ways to pay for the money."))
    return found


def sentences(refunds: list[Refund], rule: Rule, currency: str, *, after_arrival: bool = False) -> list[str]:
    """What she is told about the money."""
    return [_sentence(one, rule, currency, after_arrival) for one in refunds]


def pay_back(
    order_id: int, name: str, refunds: list[Refund], rule: Rule, request: ReturnRequest | None = None
) -> dict[str, int]:
    """Enter the refunds under this name; gift cards get theirs at once, our provider is asked when the act
    can no longer be taken back.

    Returns what each balance gained, for taking the act back.
    """
    now, gained = core.now(), {}
    for place, one in enumerate(refunds):
        move = OrderPayment.objects.create(
            order_id=order_id, external_id=f"{name}:{place}", kind="refund", method=one.kind,
            method_ref=one.ref, amount=one.amount, at=now if one.at_once else None,
            due_on=None if one.at_once else due_on(rule), made_here=True, request=request,
            bill_payment_id=one.bill_payment,
        )  # fmt: skip
        if one.itself:
            _ask_provider(move, 0 if request else rule.undo_minutes)
        if one.at_once and one.method_id and add_to_balance(one.method_id, one.amount):
            gained[str(one.method_id)] = one.amount
    return gained


def _ask_provider(move: OrderPayment, minutes: int) -> None:
    """Have our provider pay it back, so many minutes from now."""
    how = {"schedule_in": {"minutes": minutes}} if minutes else {}
    app.configure_task(GIVE_BACK, queue="payments", **how).defer(move_id=move.pk)


def add_to_balance(method_id: int, amount: int) -> bool:
    """Put something on a gift card (or take it off); whether it has a balance. Never below nothing."""
    cards = PaymentMethod.objects.filter(pk=method_id, balance__isnull=False, balance__gte=-amount)
    return bool(cards.update(balance=F("balance") + amount))


def due_on(rule: Rule) -> date:
    """The last day on which money arrives that goes out today."""
    return working_days_later(localdate(core.now()), rule.refund_most)


def backward(source: Source, amount: int, row: Order, rule: Rule) -> Refund:
    """So much of what came by this way goes back by it."""
    if source.bill_payment is None:
        return _refund(amount, source.kind, source.ref, rule, _method(row, source.ref))
    named = str(words.METHOD[source.kind])
    return Refund(amount, source.kind, "", named, False, None, source.bill_payment, source.itself)


def _refund(amount: int, kind: str, ref: str, rule: Rule, method: PaymentMethod | None) -> Refund:
    named = method_words(method) if method else str(words.METHOD[kind])
    return Refund(amount, kind, ref, named, kind in rule.at_once, method.pk if method else None)


def _method(row: Order, ref: str) -> PaymentMethod | None:
    hers = PaymentMethod.objects.filter(customer_id=row.customer_id)
    return hers.filter(external_id=ref).first() if ref else None


def _sentence(one: Refund, rule: Rule, currency: str, after_arrival: bool) -> str:
    said = {
        "amount": core.money_text(one.amount, currency, language()), "method": one.words,
        "least": rule.refund_least, "most": rule.refund_most,
    }  # fmt: skip
    if after_arrival and one.at_once:
        return _("%(amount)s goes back to %(method)s as soon as the items have arrived.") % said
    if after_arrival:
        return _("%(amount)s goes back to %(method)s %(least)s to %(most)s working days after the items have"
                 " arrived.") % said  # fmt: skip
    if one.at_once:
        return _("%(amount)s goes back to %(method)s at once.") % said
    said["day"] = ui.day(due_on(rule))
    return (
        _("%(amount)s goes back to %(method)s within %(least)s to %(most)s working days, by %(day)s.") % said
    )
