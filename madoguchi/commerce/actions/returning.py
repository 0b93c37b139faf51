"""Things that come back: for money, or for another variant."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..events import ExchangeRequested, ReturnRequested
from ..models import Order, OrderAct, OrderLine, ReturnLine, ReturnRequest
from ..shapes import ActRefused
from .charging import charge
from .differences import ask_for, difference_of
from .plans import Case, Plan, pieces_of
from .refunds import back_to, sentences
from .swaps import swap_sentence, swaps_of

LONGEST_NOTE = 2000


def planned_return(case: Case) -> Plan:
    """Pieces come back for money. Raises ActRefused("lines"), ("pieces"), ("refund_to")."""
    ids = case.wish.line_ids
    if not ids or not set(ids) <= set(case.verdict.line_ids):
        raise ActRefused("lines", _("Please choose items of this order."))
    pieces = pieces_of(case, ids)
    lines = case.lines(ids)
    amount = worth(case.row, pieces)
    refunds = back_to(case.row, case.rule, case.wish.refund_to, amount)
    told = [
        _("You send back: %(items)s.") % {"items": ui_list([named(line, pieces) for line in lines])},
        _send_by(case), *sentences(refunds, case.rule, case.row.currency, after_arrival=True),
    ]  # fmt: skip
    plan = Plan(told, apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        row = _request(case, act, "return", refund=amount)
        ReturnLine.objects.bulk_create(
            ReturnLine(request=row, line=one, quantity=pieces[one.pk]) for one in lines
        )
        _mark(case, pieces, "return_requested")
        plan.after["return"] = row.number
        fact = ReturnRequested(
            customer_id=case.row.customer_id, order_id=case.row.pk, return_id=row.pk, reason=row.reason
        )
        core.record(fact, actor=core.Actor(act.by_kind, act.by_id))  # type: ignore[arg-type]

    plan.apply = apply
    return plan


def planned_exchange(case: Case) -> Plan:
    """Pieces come back for other variants; what these cost more is asked for at once, what they cost less
    goes back when the pieces have arrived.

    Raises ActRefused("lines"), ("pieces"), ("variant"), ("refund_to"), ("balance").
    """
    swaps = swaps_of(case)
    settled = difference_of(case, swaps, after_arrival=True)
    sent = _("The new items are sent once yours have arrived; you need not order again.")
    told = [*(swap_sentence(one) for one in swaps), _send_by(case), *settled.told, sent]
    plan = Plan(told, apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        row = _request(case, act, "exchange", refund=settled.back, due=settled.due)
        if settled.billed:
            row.bill = ask_for(case, swaps, act.client_id)
            row.save(update_fields=["bill"])
        plan.after["gained"] = charge(act, settled.method, settled.due, row)
        ReturnLine.objects.bulk_create(
            ReturnLine(request=row, line=one.line, quantity=one.quantity, instead=one.instead)
            for one in swaps
        )
        _mark(case, {one.line.pk: one.quantity for one in swaps}, "exchange_requested")
        plan.after["return"] = row.number
        fact = ExchangeRequested(
            customer_id=case.row.customer_id, order_id=case.row.pk, return_id=row.pk, reason=row.reason
        )
        core.record(fact, actor=core.Actor(act.by_kind, act.by_id))  # type: ignore[arg-type]

    plan.apply = apply
    return plan


def worth(row: Order, pieces: Mapping[int, int]) -> int:
    """What these pieces cost her: less their share of a discount on the order, half a unit rounded up."""
    every, these = _prices(row, pieces)
    return these - share_of_discount(row, pieces) if every else 0


def share_of_discount(row: Order, pieces: Mapping[int, int]) -> int:
    """The part of the discount on the order that fell on these pieces, half a unit rounded up."""
    every, these = _prices(row, pieces)
    return (2 * row.discount * these + every) // (2 * every) if every else 0


def _prices(row: Order, pieces: Mapping[int, int]) -> tuple[int, int]:
    lines = list(row.lines.all())
    every = sum(one.unit_price * one.quantity for one in lines)
    return every, sum(one.unit_price * pieces.get(one.pk, 0) for one in lines)


def named(line: OrderLine, pieces: Mapping[int, int]) -> str:
    """ "Kettle × 2" where the order has several."""
    return f"{line.name} × {pieces[line.pk]}" if line.quantity > 1 else line.name


def ui_list(names: list[str]) -> str:
    """Names in one sentence."""
    return _(", ").join(names)


def _request(case: Case, act: OrderAct, kind: str, *, refund: int, due: int = 0) -> ReturnRequest:
    many = case.row.returns.count() + 1
    return ReturnRequest.objects.create(
        number=f"{case.row.number}-R{many}", order=case.row, client_id=act.client_id, kind=kind,
        reason=case.wish.reason, note=case.wish.note[:LONGEST_NOTE], refund=refund, due=due,
        refund_to=case.wish.refund_to, requested_at=act.at, send_by=_last_day(case),
    )  # fmt: skip


def _mark(case: Case, pieces: Mapping[int, int], status: str) -> None:
    """A line bears the status when nothing of it is left; the order bears it in any case."""
    whole = [line.id for line in case.order.lines if pieces.get(line.id) == line.left]
    case.row.lines.filter(pk__in=whole).update(status=status)
    case.row.status = status
    case.row.save(update_fields=["status"])


def _last_day(case: Case) -> date:
    return localdate(core.now()) + timedelta(days=case.rule.send_days)


def _send_by(case: Case) -> str:
    return _("Please send it back by %(day)s. A mail tells you how.") % {"day": ui.day(_last_day(case))}
