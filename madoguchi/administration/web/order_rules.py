"""/settings/order-rules/: what customers may do with their orders."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people

from ..forms.order_rules import SINCE, RuleForm, SendingBackForm
from ..saving import keep

WITHOUT_MONEY = ("change_address", "change_delivery")
LISTS = ("statuses", "closed_by", "refund_to")


@require_http_methods(["GET", "HEAD", "POST"])
@people.role_required("administrator")
def order_rules(request: HttpRequest) -> HttpResponse:
    """One card for each act, with the sentence that customers read."""
    held, data = core.option(commerce.Policies), request.POST or None
    forms = [RuleForm(held.rule(act), data) for act in commerce.ACTS]
    back = SendingBackForm(data, initial={name: getattr(held, name) for name in SendingBackForm.base_fields})
    if request.method == "POST" and all([*(form.is_valid() for form in forms), back.is_valid()]):
        typed = commerce.Policies(rules=tuple(form.typed() for form in forms), **back.cleaned_data)
        return keep(request, typed, url=reverse("administration:order_rules"))
    context = {"cards": [_card(form) for form in forms], "back": back, "unsaved": bool(data)}
    return render(request, "administration/order_rules.html", context, status=422 if data else 200)


def _card(form: RuleForm) -> dict[str, Any]:
    chosen = {name: _choices(form, name) for name in LISTS}
    act = form.rule.act
    return {
        "act": act, "title": commerce.ACT_WORDS[act], "form": form, "said": commerce.explained(form.rule),
        "brief": _brief(form.rule),
        "returns": act in ("return", "exchange"), "money": act not in WITHOUT_MONEY,
        "delivery": act == "change_delivery", **chosen,
    }  # fmt: skip


def _brief(rule: commerce.Rule) -> str:
    """The rule in one line: for which orders, and for how long."""
    states = _("While: %(states)s") % {
        "states": _(", ").join(str(commerce.ORDER_WORDS[one]) for one in rule.statuses)
    }
    if not rule.days:
        return states
    since = dict(SINCE)[rule.since]
    span = ngettext("for %(n)d day from %(since)s", "for %(n)d days from %(since)s", rule.days)
    return _("%(states)s, %(span)s") % {"states": states, "span": span % {"n": rule.days, "since": since}}


def _choices(form: RuleForm, name: str) -> list[dict[str, Any]]:
    """The boxes of one question; an act never closes itself."""
    held = set(form[name].value() or ())
    return [
        {"name": form.add_prefix(name), "value": value, "label": label, "checked": value in held}
        for value, label in form.fields[name].choices  # type: ignore[attr-defined]
        if not (name == "closed_by" and value == form.rule.act)
    ]
