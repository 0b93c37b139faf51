"""Forms of a customer's profile: what she typed, checked by those who keep it."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from babel import Locale
from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from madoguchi.people import api as people

from .profile_words import ADDRESS_KINDS, CHANNELS, LANGUAGES, PHONE_KINDS, refused_words


class ToldForm(forms.Form):
    """A form whose content a room below checks: its refusal stands beside the field."""

    def take(self, keep: Callable[[], Any]) -> bool:
        """Whether what was typed could be kept."""
        try:
            keep()
        except people.DetailRefused as refused:
            field = refused.field if refused.field in self.fields else None
            self.add_error(field, refused_words(refused))
            return False
        return True


def _text(label: Any, autocomplete: str = "", **more: Any) -> forms.CharField:
    attributes = {"autocomplete": autocomplete} if autocomplete else {}
    attributes |= more.pop("attributes", {})
    return forms.CharField(label=label, required=False, widget=forms.TextInput(attributes), **more)


class NameForm(ToldForm):
    """姓名 and its reading."""

    family = _text(pgettext_lazy("name", "Family name"), "family-name")
    given = _text(pgettext_lazy("name", "Given name"), "given-name")
    family_kana = _text(pgettext_lazy("name", "Family name in kana"))
    given_kana = _text(pgettext_lazy("name", "Given name in kana"))

    def parts(self) -> people.NameParts:
        """What was typed."""
        return people.NameParts(**self.cleaned_data)


NO_COUNTRIES = frozenset("EU EZ QO UN XA XB ZZ".split())
"""Regions of the list that nobody lives in: unions, and the made-up ones of typesetters."""


def countries() -> list[tuple[str, str]]:
    """Every country by its name in the reader's language, Japan first."""
    territories = Locale.parse("ja" if get_language() == "ja" else "en").territories
    named = [
        (code, name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
    ]
    return sorted(named, key=lambda pair: (pair[0] != "JP", pair[1]))


class AddressForm(ToldForm):
    """A postal address; the code comes first, since it fills the next three."""

    kind = forms.ChoiceField(label=pgettext_lazy("address", "Kind"), choices=ADDRESS_KINDS, initial="home")
    country = forms.ChoiceField(label=_("Country or region"), choices=lazy(countries, list), initial="JP")
    code = _text(_("Postal code"), "postal-code", attributes={"inputmode": "text"})
    prefecture = _text(_("Prefecture"), "address-level1")
    city = _text(pgettext_lazy("address", "City, ward or town"), "address-level2")
    town = _text(pgettext_lazy("address", "Area"), "address-level3")
    street = _text(pgettext_lazy("address", "Block and number"), "address-line1")
    building = _text(pgettext_lazy("address", "Building and room"), "address-line2")
    organisation = _text(_("Company or department"), "organization")
    recipient = _text(_("Name on the parcel"))
    phone = _text(_("Telephone for the delivery"), "tel", attributes={"inputmode": "tel"})
    for_delivery = forms.BooleanField(label=_("Send parcels here"), required=False)

    def draft(self) -> people.AddressDraft:
        """What was typed."""
        return people.AddressDraft(**self.cleaned_data)


def told(address: people.AddressShape) -> dict[str, Any]:
    """An address as the form shows it."""
    return {**asdict(address), "code": address.code or address.digital_code,
            "phone": people.number_text(address.phone) if address.phone else ""}  # fmt: skip


class PhoneForm(ToldForm):
    """One number."""

    number = forms.CharField(
        label=_("Telephone number"), widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"})
    )
    kind = forms.ChoiceField(label=pgettext_lazy("phone", "Kind"), choices=PHONE_KINDS, initial="mobile")
    preferred = forms.BooleanField(label=_("Call this number first"), required=False)


class ReachForm(ToldForm):
    """The channel and the language that she prefers."""

    channel = forms.ChoiceField(
        label=_("How we should reach you"), choices=[("", _("No preference")), *CHANNELS], required=False
    )
    language = forms.ChoiceField(label=_("Language of our messages"), choices=LANGUAGES)


class PasswordForm(ToldForm):
    """A password that is being chosen, typed twice."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least ten characters. A short sentence is easy to remember and hard to guess."),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Raises when the two differ."""
        if self.cleaned_data["again"] != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two passwords differ. Please type them again."))
        return str(self.cleaned_data["again"])


class EmailForm(ToldForm):
    """One address."""

    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )
