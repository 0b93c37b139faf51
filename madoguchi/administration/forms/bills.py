"""Who issues bills and receipts, and by which ways they are paid."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.commerce import api as commerce

ROUNDING_WORDS = {
    "down": _("Round down"),
    "half_up": _("Round half up"),
    "up": _("Round up"),
}
SECRETS = {"api_key": ("sk_", "rk_"), "signing_key": ("whsec_",)}
DIGITS = {"inputmode": "numeric"}


class IssuerForm(forms.Form):
    """Becomes `Issuer`."""

    name = forms.CharField(
        label=_("Company name on bills and receipts"), max_length=120,
        widget=forms.TextInput({"placeholder": "株式会社あおぞら"}),
    )  # fmt: skip
    registration_number = forms.CharField(
        label=_("Registration number (適格請求書発行事業者)"), required=False, max_length=24,
        help_text=_("T and thirteen digits. Left empty, documents carry none and are no qualified invoices."),
    )  # fmt: skip
    postal_code = forms.CharField(label=_("Postal code"), required=False, max_length=8)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=24)
    address = forms.CharField(
        label=pgettext_lazy("postal", "Address"), required=False, max_length=200,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    rounding = forms.ChoiceField(
        label=_("Fractions of a yen of tax"), choices=list(ROUNDING_WORDS.items()),
        help_text=_("Once for each tax rate of a document. Bills that were issued stay as they are."),
    )  # fmt: skip
    purpose_ja = forms.CharField(label=_("Suggested purpose of receipts (Japanese)"), max_length=60)
    purpose_en = forms.CharField(label=_("Suggested purpose of receipts (English)"), max_length=60)

    def __init__(self, *args: Any, held: commerce.Issuer, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(held, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def clean_registration_number(self) -> str:
        """In its standard form. Raises for a number with a mistake in it."""
        typed = self.cleaned_data["registration_number"]
        number = commerce.registration_number(typed) if typed.strip() else ""
        if number is None:
            wrong = _("This is no registration number. Please check its thirteen digits.")
            raise forms.ValidationError(wrong)
        return number


class WaysForm(forms.Form):
    """Becomes `WaysToPay`; the provider's keys are kept apart and never shown again."""

    hosted = forms.BooleanField(label=_("By card, on the page of Stripe"), required=False)
    konbini = forms.BooleanField(label=_("At a convenience store, with a slip of Stripe"), required=False)
    api_key = forms.CharField(
        label=_("Secret key"), required=False, max_length=200,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("Kept sealed: shown nowhere, and in no export. Left empty, the one we have stays."),
    )  # fmt: skip
    signing_key = forms.CharField(
        label=_("Signing secret of the webhook"), required=False, max_length=200,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("Kept sealed: shown nowhere, and in no export. Left empty, the one we have stays."),
    )  # fmt: skip
    bank_transfer = forms.BooleanField(label=_("By bank transfer"), required=False)
    bank = forms.CharField(label=_("Bank"), required=False, max_length=60)
    branch = forms.CharField(label=_("Branch"), required=False, max_length=60)
    account_kind = forms.ChoiceField(label=_("Kind of account"), choices=list(commerce.ACCOUNT_KINDS.items()))
    account_number = forms.RegexField(
        r"^\d{1,10}$", label=_("Account number"), required=False, widget=forms.TextInput(DIGITS)
    )
    account_holder = forms.CharField(label=_("Name of the account (in kana)"), required=False, max_length=60)

    def __init__(self, *args: Any, held: commerce.WaysToPay, kept: set[str], **kwargs: Any) -> None:
        fields = [name for name in self.base_fields if name not in SECRETS]
        kwargs["initial"] = {name: getattr(held, name) for name in fields}
        super().__init__(*args, **kwargs)
        self.kept = kept

    def clean(self) -> dict[str, Any]:
        """What is switched on has to be whole."""
        given: dict[str, Any] = super().clean() or {}
        provided = given.get("hosted") or given.get("konbini")
        for name, starts in SECRETS.items():
            if given.get(name) and not given[name].startswith(starts):
                self.add_error(name, _("This key begins with %(start)s at Stripe.") % {"start": starts[0]})
            elif provided and not given.get(name) and name not in self.kept:
                self.add_error(name, _("This is needed to switch it on."))
        if given.get("bank_transfer"):
            for name in ("bank", "branch", "account_number", "account_holder"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed to switch it on."))
        return given

    def option(self) -> commerce.WaysToPay:
        """The checked settings, without the keys."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in SECRETS}
        return commerce.WaysToPay(**given)
