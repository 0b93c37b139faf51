"""Where news for the shop goes, and the words for what became of them."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.commerce import api as commerce

KINDS = {
    "commerce.return_received": _("A return has arrived"),
    "commerce.return_refused": _("A return was refused"),
    "commerce.return_settled": pgettext_lazy("news", "A return was settled"),
    "commerce.money_moved": _("Money was moved"),
}
STATES = {
    "sent": (pgettext_lazy("news", "Told"), "done"),
    "waiting": (pgettext_lazy("news", "Waits"), "soon"),
    "refused": (pgettext_lazy("news", "Refused by the shop"), "overdue"),
}
PLAIN = ("localhost", "127.0.0.1", "::1")


class ShopLinkForm(forms.Form):
    """Becomes `ShopLink`; the signing key is made here and kept apart."""

    address = forms.URLField(
        label=_("Address at the shop"), required=False, max_length=300, assume_scheme="https",
        help_text=_("Empty: nothing is sent; the shop fetches the news by the API."),
    )  # fmt: skip
    new_key = forms.BooleanField(label=_("Make a new signing key"), required=False)

    def __init__(self, *args: Any, held: commerce.ShopLink, **kwargs: Any) -> None:
        super().__init__(*args, initial={"address": held.address}, **kwargs)

    def clean_address(self) -> str:
        """Encrypted, unless it stays on this machine."""
        address: str = self.cleaned_data["address"]
        parts = urlsplit(address)
        if address and parts.scheme != "https" and parts.hostname not in PLAIN:
            raise forms.ValidationError(_("Please use an address that begins with https://."))
        if parts.username or parts.password:
            raise forms.ValidationError(_("Please leave names and passwords out of the address."))
        return address
