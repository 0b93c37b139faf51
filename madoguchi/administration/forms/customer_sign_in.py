"""The form of how customers come in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.people import api as people

from .sign_in import secure_address

SECRETS = {"line_secret": people.PROVIDER_SECRETS["line"], "secret": people.PROVIDER_SECRETS["oidc"]}


def _secret(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=500, widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("Kept sealed: shown nowhere, and in no export. Left empty, the one we have stays."),
    )  # fmt: skip


class CustomerSignInForm(forms.Form):
    """Becomes `CustomerSignIn`; secrets are kept apart and never shown again."""

    passwords = forms.BooleanField(label=_("Customers may set a password"), required=False)
    passkeys = forms.BooleanField(label=_("Customers may use passkeys"), required=False)
    line_channel = forms.CharField(label=_("Channel ID of LINE Login"), required=False, max_length=40)
    line_secret = _secret(_("Channel secret"))
    label = forms.CharField(
        label=_("Name on the button"), required=False, max_length=60, help_text=_("For example: member ID.")
    )
    issuer = forms.CharField(
        label=_("Address of the identity provider (issuer)"), required=False, max_length=300,
        widget=forms.URLInput({"placeholder": "https://id.example.com"}),
    )  # fmt: skip
    client_id = forms.CharField(label=_("Client ID"), required=False, max_length=200)
    secret = _secret(_("Client secret"))

    def __init__(self, *args: Any, held: people.CustomerSignIn, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(held, name) for name in held.__dataclass_fields__}
        super().__init__(*args, **kwargs)
        self.kept = {name: bool(people.kept_secret(secret)) for name, secret in SECRETS.items()}

    def clean_issuer(self) -> str:
        """Without a slash at its end; https, except on this very machine."""
        return secure_address(self.cleaned_data["issuer"])

    def clean(self) -> dict[str, Any]:
        """A provider that is named has to be whole."""
        given: dict[str, Any] = super().clean() or {}
        whole = {"line_channel": ("line_secret",), "issuer": ("label", "client_id", "secret")}
        for named, needed in whole.items():
            for name in needed if given.get(named) else ():
                if not given.get(name) and not self.kept.get(name):
                    self.add_error(name, _("This is needed to switch it on."))
        return given

    def option(self) -> people.CustomerSignIn:
        """The checked settings, without the secrets."""
        return people.CustomerSignIn(
            **{name: value for name, value in self.cleaned_data.items() if name not in SECRETS}
        )
