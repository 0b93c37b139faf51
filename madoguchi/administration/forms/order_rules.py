"""The company's rules about orders as a form: one part for each act."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.commerce import api as commerce
from madoguchi.commerce import shapes

SINCE = (
    ("delivered", _("the day of delivery")),
    ("shipped", _("the day it was shipped")),
    ("placed", _("the day of the order")),
    ("promised", _("the promised day")),
)
REFUND = (
    ("original", _("The way it was paid")),
    ("gift_card", _("Gift card")),
    ("any", _("Any of her ways to pay")),
)
_COMMA = re.compile(r"[,、，]")
LONGEST = 80


class RuleForm(forms.Form):
    """One act: when it is allowed, what is asked, and where money goes."""

    on = forms.BooleanField(label=_("Customers may do this themselves"), required=False)
    statuses = forms.MultipleChoiceField(
        label=_("Allowed while the order is"), required=False,
        choices=[(code, commerce.ORDER_WORDS[code]) for code in shapes.ORDER_STATUSES],
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("For so many days"), min_value=0, max_value=3650, help_text=_("0: without a last day.")
    )
    since = forms.ChoiceField(label=_("counted from"), choices=SINCE)
    once = forms.BooleanField(label=_("Only once for each order"), required=False)
    closed_by = forms.MultipleChoiceField(
        label=_("No longer after"), required=False, choices=list(commerce.ACT_WORDS.items())
    )
    excluded = forms.CharField(
        label=_("Never for these categories of products"), required=False, max_length=400,
        help_text=_("Separated by commas, as the shop calls them."),
    )  # fmt: skip
    reasons = forms.CharField(
        label=_("Reasons she chooses from"), required=False, max_length=3000, widget=forms.Textarea,
        help_text=_("One a line: Japanese / English. None: no reason is asked."),
    )  # fmt: skip
    refund_to = forms.MultipleChoiceField(label=_("Money goes to"), required=False, choices=REFUND)
    refund_least = forms.IntegerField(label=_("Working days, at least"), min_value=0, max_value=90)
    refund_most = forms.IntegerField(label=_("Working days, at most"), min_value=0, max_value=90)
    send_days = forms.IntegerField(label=_("Days to send things back"), min_value=1, max_value=365)
    undo_minutes = forms.IntegerField(
        label=_("Minutes in which she can take it back"), min_value=0, max_value=1440
    )
    before_hour = forms.IntegerField(
        label=_("Until this hour of the day before"), min_value=0, max_value=23,
        help_text=_("0: without such an end."),
    )  # fmt: skip
    ahead_least = forms.IntegerField(label=_("Earliest day, from today"), min_value=0, max_value=60)
    ahead_most = forms.IntegerField(label=_("Latest day, from today"), min_value=1, max_value=365)
    times = forms.CharField(
        label=_("Times of day she chooses from"), required=False, max_length=3000, widget=forms.Textarea,
        help_text=_("One a line: Japanese / English. None: no time is asked."),
    )  # fmt: skip
    ja = forms.CharField(label=_("A sentence of yours, Japanese"), required=False, max_length=300)
    en = forms.CharField(label=_("A sentence of yours, English"), required=False, max_length=300)

    def __init__(self, rule: commerce.Rule, data: Mapping[str, Any] | None = None) -> None:
        self.rule = rule
        super().__init__(data, prefix=rule.act, initial=_initial(rule))

    def clean(self) -> dict[str, Any]:
        """Raises forms.ValidationError for limits that contradict one another."""
        given = super().clean() or {}
        if given.get("on") and not given.get("statuses"):
            self.add_error("statuses", _("Please choose at least one, or switch this off."))
        if (given.get("ahead_least") or 0) > (given.get("ahead_most") or 0):
            self.add_error("ahead_most", _("Please give no less than the number before it."))
        if (given.get("refund_least") or 0) > (given.get("refund_most") or 0):
            self.add_error("refund_most", _("Please give no less than the number before it."))
        return given

    def typed(self) -> commerce.Rule:
        """The rule as it was typed."""
        given = self.cleaned_data
        lists = {name: tuple(given[name]) for name in ("statuses", "closed_by", "refund_to")}
        plain = {name: given[name] for name in PLAIN}
        excluded = tuple(one.strip() for one in _COMMA.split(given["excluded"]) if one.strip())
        reasons = _reasons(given["reasons"], self.rule.reasons)
        times = _reasons(given["times"], self.rule.times)
        return commerce.Rule(
            self.rule.act, **plain, **lists, excluded=excluded, reasons=reasons, times=times,
            at_once=self.rule.at_once,
        )  # fmt: skip


class SendingBackForm(forms.Form):
    """What the mail after a return says, and how much agents may pay back."""

    send_back_ja = forms.CharField(
        label=_("How things are sent back, Japanese"), required=False, max_length=2000, widget=forms.Textarea
    )
    send_back_en = forms.CharField(
        label=_("How things are sent back, English"), required=False, max_length=2000, widget=forms.Textarea
    )
    agents_refund_most = forms.IntegerField(
        label=_("How much agents may pay back, in yen"), min_value=0, max_value=100_000_000, required=False,
        help_text=_(
            "0: any amount. Beyond it a supervisor does it. Orders in other currencies have no limit."
        ),
    )  # fmt: skip

    def clean_agents_refund_most(self) -> int:
        """Nothing is no limit."""
        return self.cleaned_data["agents_refund_most"] or 0


PLAIN = (
    "on",
    "days",
    "since",
    "once",
    "refund_least",
    "refund_most",
    "send_days",
    "before_hour",
    "ahead_least",
    "ahead_most",
    "undo_minutes",
    "ja",
    "en",
)


def _initial(rule: commerce.Rule) -> dict[str, Any]:
    plain = {name: getattr(rule, name) for name in (*PLAIN, "statuses", "closed_by", "refund_to")}
    return {
        **plain, "excluded": "、".join(rule.excluded), "reasons": _listed(rule.reasons),
        "times": _listed(rule.times),
    }  # fmt: skip


def _listed(choices: tuple[commerce.Reason, ...]) -> str:
    return "\n".join(f"{one.ja} / {one.en}" for one in choices)


def _reasons(text: str, held: tuple[commerce.Reason, ...]) -> tuple[commerce.Reason, ...]:
    """A line that was there keeps its code, so that what was said with it stays."""
    codes = {one.ja: one.code for one in held}
    found = []
    for line in text.splitlines():
        ja, _slash, en = (part.strip()[:LONGEST] for part in line.partition("/"))
        if ja:
            found.append(commerce.Reason(codes.get(ja, f"r{commerce.reason_code(ja)}"), ja, en or ja))
    return tuple({one.code: one for one in found}.values())
