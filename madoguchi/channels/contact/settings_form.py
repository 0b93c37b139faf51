"""Number, address and shops as an administrator types them."""

import dataclasses
import re

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from madoguchi.people import api as people

from .shapes import ContactWays

LINE_ADDRESS = re.compile(r"https://(?:lin\.ee|line\.me|page\.line\.me)/[\w@%/.?=&-]{1,200}")


class WaysForm(forms.Form):
    """Becomes `ContactWays`."""

    chat = forms.BooleanField(label=_("The chat is named"), required=False)
    phone = forms.CharField(label=_("Telephone number"), required=False, max_length=40)
    phone_note_ja = forms.CharField(
        label=_("A word about calling, in Japanese"), required=False, max_length=200
    )
    phone_note_en = forms.CharField(
        label=_("A word about calling, in English"), required=False, max_length=200
    )
    phone_hours_ja = forms.CharField(
        label=_("Telephone hours in Japanese"),
        required=False,
        max_length=120,
        help_text=_("Left empty, they are the opening hours of the desk."),
    )
    phone_hours_en = forms.CharField(label=_("Telephone hours in English"), required=False, max_length=120)
    line_url = forms.CharField(
        label=_("LINE official account"),
        required=False,
        max_length=300,
        help_text=_("The address to add you as a friend. Left empty, it is that of the connected account."),
    )
    post_ja = forms.CharField(label=_("Postal address in Japanese"), required=False, max_length=400)
    post_en = forms.CharField(label=_("Postal address in English"), required=False, max_length=400)
    fax = forms.CharField(label=_("Fax number"), required=False, max_length=40)
    shop_ja = forms.CharField(label=_("Shops, in Japanese"), required=False, max_length=800)
    shop_en = forms.CharField(label=_("Shops, in English"), required=False, max_length=800)

    def __init__(self, data: QueryDict | None = None, *, held: ContactWays) -> None:
        typed = dataclasses.asdict(held)
        for name in ("phone", "fax"):
            typed[name] = people.number_text(typed[name]) if typed[name] else ""
        super().__init__(data, initial=typed, label_suffix="")

    def clean_phone(self) -> str:
        """As it is dialled from abroad."""
        return _number(self.cleaned_data["phone"])

    def clean_fax(self) -> str:
        """As it is dialled from abroad."""
        return _number(self.cleaned_data["fax"])

    def clean_line_url(self) -> str:
        """Only an address of LINE itself."""
        address: str = self.cleaned_data["line_url"].strip()
        if address and not LINE_ADDRESS.fullmatch(address):
            raise forms.ValidationError(_("Please give an address of LINE: https://lin.ee/…"))
        return address

    def ways(self) -> ContactWays:
        """What was typed."""
        return ContactWays(**self.cleaned_data)


def _number(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return people.normal_identity("phone", text)
    except ValueError:
        raise forms.ValidationError(_("This does not look like a telephone number.")) from None
