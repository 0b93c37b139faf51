"""Acts on orders: what would happen, doing it once, and taking it back."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.people.shapes import Viewer

from ..access import ACT, visible_to
from ..events import OrderCancelled, OrderChanged
from ..judging import judged
from ..models import Order, OrderAct, OrderLine, OrderPayment, ReturnRequest
from ..policy import Policies
from ..queries.whole import whole
from ..shapes import ActDone, ActRefused, NoSuchRecord, Wish
from . import addressing, cancelling, delivering, paying, returning, swapping
from .acting import actor_of
from .differences import refuse_when_paid
from .plans import Case, Plan, state_of
from .refunds import add_to_balance

PLANS = {
    "cancel": cancelling.planned,
    "change_delivery": delivering.planned,
    "change_address": addressing.planned,
    "change_items": swapping.planned,
    "change_payment": paying.planned,
    "return": returning.planned_return,
    "exchange": returning.planned_exchange,
}
WHAT = {
    "change_delivery": "delivery", "change_address": "address", "change_items": "items",
    "change_payment": "payment",
}  # fmt: skip


@transaction.atomic
def effects(*, viewer: Viewer, number: str, wish: Wish) -> tuple[str, ...]:
    """The sentences that say what doing this would bring about; nothing is written.

    Raises NoSuchRecord, and ActRefused when it would be refused.
    """
    case, plan = _planned(viewer, _locked(viewer, number), wish)
    return (*plan.effects, *_undo_words(case))


def act_on_order(*, viewer: Viewer, number: str, wish: Wish, client_id: UUID, via: str = "page") -> ActDone:
    """Do it, once for each client_id: the same again (a double click, a repeated call) only tells the result.

    Two at once wait for each other; the second is judged by what the first has left. Raises NoSuchRecord,
    ActRefused.
    """
    with core.acting(actor_of(viewer)), transaction.atomic():
        return _acted(viewer, number, wish, client_id, via)


def _acted(viewer: Viewer, number: str, wish: Wish, client_id: UUID, via: str) -> ActDone:
    row = _locked(viewer, number)
    before = OrderAct.objects.filter(client_id=client_id).first()
    if before is not None:
        return _told_again(row, before, wish)
    case, plan = _planned(viewer, row, wish)
    state, now = state_of(row), core.now()
    actor = actor_of(viewer)
    act = OrderAct.objects.create(
        order=row, act=wish.act, client_id=client_id, reason=wish.reason, via=via, by_kind=actor.kind,
        by_id=actor.id, at=now, undo_until=_undo_until(case, now), before=state,
    )  # fmt: skip
    plan.apply(act)
    told = (*plan.effects, *_undo_words(case))
    many = OrderAct.objects.filter(order=row).count()
    reference = plan.after.get("return") or f"{row.number}-{many}"
    act.after = {**plan.after, "state": state_of(row), "effects": list(told), "reference": reference}
    act.save(update_fields=["after"])
    _record(case, state["status"], actor)
    return ActDone(row.number, wish.act, reference, told, act.undo_until, client_id)


@transaction.atomic
def undo_act(*, viewer: Viewer, client_id: UUID) -> None:
    """Take an act back while that is possible; twice is as once. Raises NoSuchRecord, ActRefused."""
    found = OrderAct.objects.filter(client_id=client_id).select_related("order").first()
    if found is None:
        raise NoSuchRecord(client_id)
    row = _locked(viewer, found.order.number)
    act = OrderAct.objects.get(pk=found.pk)
    if act.undone_at is not None:
        return
    late = act.undo_until is None or core.now() > act.undo_until
    if late or state_of(row) != act.after.get("state"):
        raise ActRefused("gone", _("This can no longer be taken back here. Please ask us."))
    _restore(row, act)
    fact = OrderChanged(
        customer_id=row.customer_id, order_id=row.pk, what=("undone", act.act),
        before=act.after["state"]["status"], status=row.status,
    )  # fmt: skip
    core.record(fact, actor=actor_of(viewer))


def _locked(viewer: Viewer, number: str) -> Order:
    row = visible_to(viewer, ACT).select_for_update(of=("self",)).filter(number=number.strip()).first()
    if row is None:
        raise NoSuchRecord(number)
    return row


def _planned(viewer: Viewer, row: Order, wish: Wish) -> tuple[Case, Plan]:
    rule, order = core.option(Policies).rule(wish.act), whole(row)
    verdict = judged(rule, order)
    if not verdict.allowed:
        raise ActRefused(verdict.code, verdict.words)
    if rule.reasons and wish.reason not in {one.code for one in rule.reasons}:
        raise ActRefused("reason", _("Please choose one of the reasons."))
    case = Case(viewer, row, order, rule, verdict, wish)
    return case, PLANS[wish.act](case)


def _told_again(row: Order, act: OrderAct, wish: Wish) -> ActDone:
    if act.order_id != row.pk or act.act != wish.act:
        raise ActRefused("same", _("This was sent for something else before. Please begin again."))
    effects, reference = tuple(act.after.get("effects", ())), act.after.get("reference", "")
    return ActDone(row.number, act.act, reference, effects, act.undo_until, act.client_id)


def _record(case: Case, before: str, actor: Actor) -> None:
    """The fact of the act; returns and exchanges have recorded their own."""
    row, act = case.row, case.wish.act
    if act == "cancel":
        core.record(OrderCancelled(row.customer_id, row.pk, case.wish.reason), actor=actor)
    elif act in WHAT:
        fact = OrderChanged(row.customer_id, row.pk, (WHAT[act],), before, row.status)
        core.record(fact, actor=actor)


def _undo_until(case: Case, now: datetime) -> datetime | None:
    return now + timedelta(minutes=case.rule.undo_minutes) if case.rule.undo_minutes else None


def _undo_words(case: Case) -> list[str]:
    minutes = case.rule.undo_minutes
    return [_("You can take this back within %(n)s minutes.") % {"n": minutes}] if minutes else []


def _restore(row: Order, act: OrderAct) -> None:
    """Everything as it stood before the act; the act itself stays on record."""
    state: dict[str, Any] = act.before
    at = state["cancelled_at"]
    row.status, row.cancelled_at = state["status"], datetime.fromisoformat(at) if at else None
    row.ship_to, row.total, row.payment_method_id = (
        state["ship_to"],
        state["total"],
        state["payment_method_id"],
    )
    row.promised_on = date.fromisoformat(state["promised_on"]) if state["promised_on"] else None
    row.delivery_time = state["delivery_time"]
    row.save(update_fields=[
        "status", "cancelled_at", "ship_to", "total", "payment_method", "promised_on", "delivery_time",
    ])  # fmt: skip
    for pk, (status, variant, options, price) in state["lines"].items():
        was = {"status": status, "variant_id": variant, "options": options, "unit_price": price}
        OrderLine.objects.filter(order=row, pk=int(pk)).update(**was)
    refuse_when_paid(act.client_id)
    OrderPayment.objects.filter(order=row, external_id__startswith=f"{act.client_id}:").delete()
    ReturnRequest.objects.filter(client_id=act.client_id).update(status="withdrawn", settled_at=core.now())
    for method, gained in act.after.get("gained", {}).items():
        if not add_to_balance(int(method), -gained):
            raise ActRefused("gone", _("This can no longer be taken back here. Please ask us."))
    act.undone_at = core.now()
    act.save(update_fields=["undone_at"])
