"""Things that come back: for money, or for another variant."""

from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from ..events import ExchangeRequested, ReturnRequested
from ..models import OrderAct, OrderLine, ReturnLine, ReturnRequest
from ..shapes import ActRefused
from .plans import Case, Plan
from .refunds import back_to, sentences
from .swapping import Swap, settled, swap_sentence, swaps_of

LONGEST_NOTE = 2000


def planned_return(case: Case) -> Plan:
    """Lines come back for money. Raises ActRefused("lines"), ("refund_to")."""
    ids = case.wish.line_ids
    if not ids or not set(ids) <= set(case.verdict.line_ids):
        raise ActRefused("lines", _("Please choose items of this order."))
    lines = case.lines(ids)
    amount = worth(case, lines)
    refunds = back_to(case.row, case.rule, case.wish.refund_to, amount)
    told = [
        _("You send back: %(items)s.") % {"items": ui_list([line.name for line in lines])},
        _send_by(case), *sentences(refunds, case.rule, case.row.currency, after_arrival=True),
    ]  # fmt: skip
    plan = Plan(told, apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        row = _request(case, act, "return", amount)
        ReturnLine.objects.bulk_create(
            ReturnLine(request=row, line=one, quantity=one.quantity) for one in lines
        )
        _mark(case, lines, "return_requested")
        plan.after["return"] = row.number
        fact = ReturnRequested(
            customer_id=case.row.customer_id, order_id=case.row.pk, return_id=row.pk, reason=row.reason
        )
        core.record(fact, actor=core.Actor(act.by_kind, act.by_id))  # type: ignore[arg-type]

    plan.apply = apply
    return plan


def planned_exchange(case: Case) -> Plan:
    """Lines come back for other variants.

    Raises ActRefused("lines"), ("variant"), ("refund_to"), ("balance").
    """
    swaps = swaps_of(case)
    difference = sum(one.difference for one in swaps)
    _refunds, told, _method = settled(case, difference)
    sent = _("The new items are sent once yours have arrived; you need not order again.")
    plan = Plan([*(swap_sentence(one) for one in swaps), _send_by(case), *told, sent], apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        row = _request(case, act, "exchange", -difference)
        ReturnLine.objects.bulk_create(_exchange_line(row, one) for one in swaps)
        _mark(case, [one.line for one in swaps], "exchange_requested")
        plan.after["return"] = row.number
        fact = ExchangeRequested(
            customer_id=case.row.customer_id, order_id=case.row.pk, return_id=row.pk, reason=row.reason
        )
        core.record(fact, actor=core.Actor(act.by_kind, act.by_id))  # type: ignore[arg-type]

    plan.apply = apply
    return plan


def worth(case: Case, lines: list[OrderLine]) -> int:
    """What these lines cost her: less their share of a discount on the order, half a unit rounded up."""
    every = sum(one.unit_price * one.quantity for one in case.row.lines.all())
    these = sum(one.unit_price * one.quantity for one in lines)
    return these - (2 * case.row.discount * these + every) // (2 * every) if every else 0


def ui_list(names: list[str]) -> str:
    """Names in one sentence."""
    return _(", ").join(names)


def _request(case: Case, act: OrderAct, kind: str, refund: int) -> ReturnRequest:
    many = case.row.returns.count() + 1
    return ReturnRequest.objects.create(
        number=f"{case.row.number}-R{many}", order=case.row, client_id=act.client_id, kind=kind,
        reason=case.wish.reason, note=case.wish.note[:LONGEST_NOTE], refund=refund,
        refund_to=case.wish.refund_to, requested_at=act.at, send_by=_last_day(case),
    )  # fmt: skip


def _mark(case: Case, lines: list[OrderLine], status: str) -> None:
    case.row.lines.filter(pk__in=[one.pk for one in lines]).update(status=status)
    case.row.status = status
    case.row.save(update_fields=["status"])


def _exchange_line(row: ReturnRequest, swap: Swap) -> ReturnLine:
    return ReturnLine(request=row, line=swap.line, quantity=swap.line.quantity, instead=swap.instead)


def _last_day(case: Case) -> date:
    return localdate(core.now()) + timedelta(days=case.rule.send_days)


def _send_by(case: Case) -> str:
    return _("Please send it back by %(day)s. A mail tells you how.") % {"day": ui.day(_last_day(case))}
