"""Cancelling an order before it is prepared."""

from django.utils.translation import gettext as _

from madoguchi.core import api as core

from ..models import OrderAct
from .plans import Case, Plan
from .refunds import back_as_paid, pay_back, sentences


def planned(case: Case) -> Plan:
    """Everything is cancelled, what was paid goes back the way it came."""
    refunds = back_as_paid(case.row, case.rule)
    told = sentences(refunds, case.rule, case.row.currency)
    nothing = _("Nothing has been paid yet, so nothing has to be paid back.")
    whole = _("Order %(number)s is cancelled as a whole; nothing will be sent.") % {"number": case.row.number}
    plan = Plan(effects=[whole, *(told or [nothing])], apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        case.row.status, case.row.cancelled_at = "cancelled", core.now()
        case.row.save(update_fields=["status", "cancelled_at"])
        case.row.lines.update(status="cancelled")
        plan.after["gained"] = pay_back(case.row.pk, str(act.client_id), refunds, case.rule)

    plan.apply = apply
    return plan
