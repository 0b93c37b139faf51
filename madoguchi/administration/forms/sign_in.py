"""How staff sign in: second factors, invitations, the company's identity provider."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from madoguchi.people import api as people

HERE = ("localhost", "127.0.0.1", "::1")
DOMAIN = r"^[A-Za-z0-9.-]+\.[A-Za-z]{2,}$"


class RulesForm(forms.Form):
    """Becomes `SignInRules`."""

    second_factor = forms.ChoiceField(
        label=_("Who needs a passkey or an authenticator app?"),
        choices=(
            ("nobody", _("Nobody has to; everybody may")),
            ("administrators", _("Administrators")),
            ("everybody", _("Everybody who works here")),
        ),
    )
    required_from = forms.DateField(
        label=_("From which day on?"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=_("Until then everybody is reminded at sign-in. Left empty: at once."),
    )  # fmt: skip
    invitation_days = forms.IntegerField(
        label=_("Days that an invitation is valid"), min_value=1, max_value=30,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, held: people.SignInRules, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(held, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class SingleSignOnForm(forms.Form):
    """Becomes `SingleSignOn`; the secret is kept apart and never shown again."""

    enabled = forms.BooleanField(label=_("Sign in with the company's account"), required=False)
    label = forms.CharField(
        label=_("Name on the button"), required=False, max_length=60,
        help_text=_("For example Microsoft 365 or Google Workspace."),
    )  # fmt: skip
    issuer = forms.CharField(
        label=_("Address of the identity provider (issuer)"), required=False, max_length=300,
        widget=forms.URLInput({"placeholder": "https://login.example.com/tenant"}),
    )  # fmt: skip
    client_id = forms.CharField(label=_("Client ID"), required=False, max_length=200)
    secret = forms.CharField(
        label=_("Client secret"), required=False, max_length=500,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("Kept sealed: shown nowhere, and in no export. Left empty, the one we have stays."),
    )  # fmt: skip
    domains = forms.CharField(
        label=_("Only these mail domains"), required=False, max_length=400,
        help_text=_("Separated by commas. Left empty: everybody who has a place at the desk."),
    )  # fmt: skip
    second_factor = forms.BooleanField(
        label=_("The provider checks a second factor itself; do not ask for another"), required=False
    )

    def __init__(self, *args: Any, held: people.SingleSignOn, has_secret: bool, **kwargs: Any) -> None:
        fields = ("enabled", "label", "issuer", "client_id", "second_factor")
        initial = {name: getattr(held, name) for name in fields}
        kwargs["initial"] = {**initial, "domains": ", ".join(held.domains)}
        super().__init__(*args, **kwargs)
        self.has_secret = has_secret

    def clean_issuer(self) -> str:
        """Without a slash at its end; https, except on this very machine. Raises for anything else."""
        return secure_address(self.cleaned_data["issuer"])

    def clean_domains(self) -> tuple[str, ...]:
        """Lower case, each once. Raises for what is no domain."""
        words = self.cleaned_data["domains"].replace("、", ",").lower().split(",")
        domains = dict.fromkeys(word.strip().lstrip("@") for word in words if word.strip())
        check = forms.RegexField(DOMAIN)
        for domain in domains:
            try:
                check.clean(domain)
            except forms.ValidationError:
                raise forms.ValidationError(
                    _("“%(domain)s” is no mail domain."), params={"domain": domain}
                ) from None
        return tuple(domains)

    def clean(self) -> dict[str, Any]:
        """Switched on, it has to be whole."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("enabled"):
            for name in ("label", "issuer", "client_id"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed to switch it on."))
            if not given.get("secret") and not self.has_secret:
                self.add_error("secret", _("This is needed to switch it on."))
        return given

    def option(self) -> people.SingleSignOn:
        """The checked settings, without the secret."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "secret"}
        return people.SingleSignOn(**given)


def secure_address(typed: str) -> str:
    """Without a slash at its end; https, except on this very machine. Raises ValidationError."""
    address = typed.strip().rstrip("/")
    parts = urlsplit(address)
    if address and not (parts.hostname and (parts.scheme == "https" or parts.hostname in HERE)):
        raise forms.ValidationError(_("This has to be an address that begins with https://."))
    return address
