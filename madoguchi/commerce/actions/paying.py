"""Another way to pay for an order that has not been prepared."""

from django.utils.translation import gettext as _

from madoguchi.core import api as core

from ..judging import language
from ..models import OrderAct
from ..queries.naming import method_words
from ..shapes import ActRefused
from .charging import charge, enough
from .plans import Case, Plan
from .refunds import ANY, back_as_paid, pay_back, sentences, way_to_pay


def planned(case: Case) -> Plan:
    """One other way pays the whole; what was paid goes back.

    Raises ActRefused("refund_to"), ("same"), ("balance").
    """
    anything = case.rule.__class__(case.rule.act, refund_to=(ANY,))
    method = way_to_pay(case.row, anything, case.wish.refund_to)
    refs = set(case.row.payments.filter(kind="payment").values_list("method_ref", flat=True))
    if method.pk == case.row.payment_method_id or method.external_id in refs:
        raise ActRefused("same", _("The order is paid this way already."))
    enough(method, case.row.total, case.row)
    refunds = back_as_paid(case.row, case.rule)
    total = {
        "amount": core.money_text(case.row.total, case.row.currency, language()),
        "method": method_words(method),
    }
    told = [_("%(amount)s is paid by %(method)s.") % total, *sentences(refunds, case.rule, case.row.currency)]
    plan = Plan(told, apply=lambda act: None)

    def apply(act: OrderAct) -> None:
        gained = pay_back(case.row.pk, str(act.client_id), refunds, case.rule)
        case.row.payment_method = method
        case.row.save(update_fields=["payment_method"])
        plan.after["gained"] = gained | charge(act, method, case.row.total)

    plan.apply = apply
    return plan
