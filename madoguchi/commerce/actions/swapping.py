"""Other variants of the same products, before an order is prepared."""

from django.utils.translation import gettext as _

from ..models import OrderAct
from .charging import charge
from .differences import ask_for, difference_of
from .plans import Case, Plan
from .refunds import pay_back
from .swaps import swap_sentence, swaps_of


def planned(case: Case) -> Plan:
    """Other variants before the order is prepared; the difference is settled at once."""
    swaps = swaps_of(case)
    settled = difference_of(case, swaps, after_arrival=False)
    once = _("After this the order can no longer be changed or cancelled.")
    plan = Plan([*(swap_sentence(one) for one in swaps), *settled.told, once], apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        for swap in swaps:
            swap.line.variant, swap.line.options = swap.instead, swap.instead.options
            swap.line.unit_price = swap.instead.price
            swap.line.save(update_fields=["variant", "options", "unit_price"])
        case.row.total += settled.due - settled.back
        case.row.save(update_fields=["total"])
        if settled.billed:
            ask_for(case, swaps, act.client_id)
        gained = pay_back(case.row.pk, str(act.client_id), settled.refunds, case.rule)
        plan.after["gained"] = gained | charge(act, settled.method, settled.due)

    plan.apply = apply
    return plan
