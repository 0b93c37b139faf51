"""What tasks about orders share: which order, what its rules say, and the shop's own acts as ours."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .shapes import Choice, Field, Outcome, Situation, Step, Task, TaskRefused, Wrong
from .words import spoken

SHOWN = 20
MOST_BARRED = 5


def order_task(
    code: str, *, act: str, wish: Callable[[Situation], commerce.Wish], empty: str,
    steps: tuple[Step, ...], **words: Any,
) -> Task:  # fmt: skip
    """A task that is one act of the shop on one order: first which order, then `steps` that say the wish.

    `empty` stands where the rules leave no order; `words` are title, summary, icon, confirmation and done.
    """
    which = Step(
        "order", gettext_lazy("Which order?"),
        fields=(order_field(act, pgettext_lazy("task", "Your order")),),
        check=check_verdict(act), empty=empty,
    )  # fmt: skip
    return Task(
        code=code, group="orders", scope="act_orders", steps=(which, *steps),
        effects=lambda situation: told(situation, wish(situation)),
        act=lambda situation: done(situation, wish(situation)), undo=undo, **words,
    )  # fmt: skip


def order_field(act: str, label: str, help: str = "") -> Field:
    """Which order it is about; those that the rule leaves out say why."""
    return Field("order", label, "choice", help=help, choices=order_choices(act), most=60)


def order_choices(act: str) -> Callable[[Situation], tuple[Choice, ...]]:
    """Her latest orders: first those whose state the rule allows, then a few others with the reason."""

    def choices(situation: Situation) -> tuple[Choice, ...]:
        if not situation.customer_id:
            return ()
        rule = core.option(commerce.Policies).rule(act)
        fit = {status for status in rule.statuses if rule.on}
        found = latest(situation)
        barred = [_choice(one, _state(one)) for one in found if one.status not in fit]
        return (*(_choice(one, "") for one in found if one.status in fit), *barred[:MOST_BARRED])

    return choices


def order_in(situation: Situation) -> commerce.OrderShape:
    """The order that was chosen. Raises TaskRefused when there is none such, or none of hers."""
    try:
        found = commerce.order(viewer=situation.viewer, number=str(situation.value("order")))
    except commerce.NoSuchRecord:
        found = None
    if found is None or (situation.viewer.is_staff and found.customer_id != situation.customer_id):
        raise TaskRefused("order", _("We could not find this order. Please choose it again."))
    return found


def check_verdict(act: str) -> Callable[[Situation], None]:
    """A check of a step: raises Wrong with the rule's own words when it may not be done with this order."""

    def check(situation: Situation) -> None:
        verdict = commerce.verdict_on(order_in(situation), act)
        if not verdict.allowed:
            raise Wrong({"order": verdict.words})

    return check


def verdict_in(situation: Situation, act: str) -> commerce.Verdict | None:
    """The verdict on the chosen order; None while none is chosen."""
    if not situation.customer_id or not situation.value("order"):
        return None
    return commerce.verdict_on(order_in(situation), act)


def reason_field(situation: Situation, act: str) -> tuple[Field, ...]:
    """The reasons that the rule asks for; none when it asks for none."""
    verdict = verdict_in(situation, act)
    if verdict is None or not verdict.choices:
        return ()
    choices = tuple(Choice(one.code, one.words) for one in verdict.choices)
    return (Field("reason", _("Reason"), "choice", choices=choices),)


def refund_field(
    situation: Situation, act: str, label: str, *, first: Choice | None = None
) -> tuple[Field, ...]:
    """Where money goes, as far as there is a choice; `first` before what the rule offers."""
    verdict = verdict_in(situation, act)
    choices: list[Choice] = [first] if first else []
    for one in verdict.refund_to if verdict else ():
        found = _ways(situation) if one.code == "any" else [Choice(one.code, one.words)]
        choices += [way for way in found if not first or way.value != first.value]
    return (Field("refund_to", label, "choice", choices=tuple(choices)),) if choices else ()


def told(situation: Situation, wish: commerce.Wish) -> tuple[str, ...]:
    """What the shop says would happen. Raises TaskRefused with the shop's reason."""
    return translated(
        lambda: commerce.effects(viewer=situation.viewer, number=str(situation.value("order")), wish=wish)
    )


def done(situation: Situation, wish: commerce.Wish) -> Outcome:
    """Let the shop do it, once for the run. Raises TaskRefused with the shop's reason."""
    result = translated(
        lambda: commerce.act_on_order(
            viewer=situation.viewer, number=str(situation.value("order")), wish=wish,
            client_id=act_uuid(situation), via=situation.via,
        )
    )  # fmt: skip
    return Outcome(number=result.reference, undo_until=result.undo_until)


def undo(situation: Situation, data: Mapping[str, Any]) -> None:
    """Take the shop's act back. Raises TaskRefused when that is too late."""
    translated(lambda: commerce.undo_act(viewer=situation.viewer, client_id=act_uuid(situation)))


def act_uuid(situation: Situation) -> UUID:
    """The run's act under the kind of id by which the shop counts acts once."""
    return uuid5(NAMESPACE_URL, situation.act_id)


def address_of(situation: Situation) -> commerce.Address:
    """The address that was filled in."""
    names = ("name", "postal_code", "region", "city", "line1", "line2", "phone")
    return commerce.Address(**{name: str(situation.value(name)) for name in names})


def translated(act: Callable[[], Any]) -> Any:
    """Do something of the shop's; its refusals become ours."""
    try:
        return act()
    except commerce.ActRefused as refused:
        raise TaskRefused(refused.code, refused.words) from refused
    except commerce.NoSuchRecord:
        words = _("We could not find this among what you may change. Please ask our staff.")
        raise TaskRefused("unknown", words) from None


def latest(situation: Situation) -> tuple[commerce.OrderSummary, ...]:
    """Her latest orders."""
    staff = situation.viewer.is_staff
    about = situation.customer_id if staff else None
    return commerce.orders(viewer=situation.viewer, customer_id=about, limit=SHOWN).orders


def _choice(order: commerce.OrderSummary, barred: str) -> Choice:
    day = ui.day(order.placed_at, short=True, today=localdate(core.now())) if order.dated else ""
    amount = core.money_text(order.total, order.currency, spoken())
    note = " · ".join(part for part in (day, amount, str(order.words)) if part)
    return Choice(order.number, _named(order), note=note, barred=barred)


def _named(order: commerce.OrderSummary) -> str:
    """What it was, then its number: the item is what she knows it by."""
    words = {"item": order.first_line, "number": order.number}
    return _("%(item)s (%(number)s)") % words if order.first_line else order.number


def _state(order: commerce.OrderSummary) -> str:
    return _("Not possible while the order stands at “%(state)s”.") % {"state": order.words}


def _ways(situation: Situation) -> list[Choice]:
    ways = commerce.payment_methods(viewer=situation.viewer, customer_id=situation.customer_id)
    return [Choice(str(one.id), one.words) for one in ways]
