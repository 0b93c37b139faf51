"""Forms of those who see to returns and claims."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core

from .handling import refund_options

LONGEST = 1000


def _words(label: Any, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST, required=required, widget=forms.Textarea({"rows": 4}),
        help_text=_("The customer reads it as you write it."),
    )  # fmt: skip


class RefusalForm(forms.Form):
    """Why a return is not accepted."""

    code = forms.ChoiceField(label=_("Reason"), choices=list(commerce.REFUSAL_WORDS.items()))
    words = _words(_("What the customer is told"), required=True)


class SettlementForm(forms.Form):
    """How much goes back, and by which way."""

    amount = forms.CharField(label=_("Amount"), max_length=20)
    refund_to = forms.ChoiceField(label=pgettext_lazy("refund", "Goes back by"))

    def __init__(self, case: commerce.ReturnCase, data: Any = None) -> None:
        self.case = case
        first = {
            "amount": core.major_units(case.amount, case.currency),
            "refund_to": case.refund_to if case.refund_to in {way.code for way in case.ways} else "",
        }
        super().__init__(data, initial=first)
        self.fields["refund_to"].choices = refund_options(case)  # type: ignore[attr-defined]
        if case.shape.kind == "exchange":
            self.fields["amount"].disabled = True
            if not case.amount:
                del self.fields["refund_to"]

    def clean_amount(self) -> int:
        """In minor units."""
        if self.case.shape.kind == "exchange":
            return self.case.amount
        try:
            return core.minor_units(self.cleaned_data["amount"], self.case.currency)
        except ValueError:
            raise forms.ValidationError(_("Please give an amount in figures, for example 1200.")) from None


class ClaimForm(forms.Form):
    """What the customer is told about her claim, and how it ended."""

    to = forms.CharField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("How it was settled"), choices=list(commerce.OUTCOME_WORDS.items()))
    words = _words(_("What the customer is told"), required=False)

    def __init__(self, to: str, data: Any = None) -> None:
        super().__init__(data, initial={"to": to})
        self.fields["words"].required = to == "refused"
        if to != "settled":
            del self.fields["outcome"]


class AccountForm(forms.Form):
    """Where money is transferred to, as the customer names it."""

    bank = forms.CharField(label=_("Bank"), max_length=60)
    branch = forms.CharField(label=_("Branch"), max_length=60)
    kind = forms.ChoiceField(label=_("Kind of account"), choices=list(commerce.ACCOUNT_KINDS.items()))
    number = forms.CharField(
        label=_("Account number"), max_length=12, widget=forms.TextInput({"autocomplete": "off"})
    )
    holder = forms.CharField(
        label=_("Name of the account (in kana)"), max_length=60,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip

    def account(self) -> commerce.Account:
        """What was typed."""
        return commerce.Account(**self.cleaned_data)

    def refuse(self, field: str) -> None:
        """Say beside the field what is wrong with it."""
        words = {
            "number": _("Please enter four to eight figures."),
            "holder": _("Please enter the name in kana, as it stands in the bank book."),
            "move": _("This money is no longer to be transferred. Please look at it again."),
        }
        self.add_error(field if field in self.fields else None, words.get(field, _("Please check this.")))
