"""Forms of sign-in: allauth's, in our words and with our limits."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from .second_factors import is_fresh, may_try_code
from .shapes import SignatureShape

ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class SignInForm(LoginForm):
    """E-mail and password; the page itself says what to do about a forgotten one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class OurCode(forms.Form):
    """The six digits of an authenticator app, or one recovery code: with our limits, each good once."""

    code = forms.CharField(label=_("Code"), max_length=32, widget=forms.TextInput(ONE_TIME))

    def clean_code(self) -> str:
        """Raises when tried too often, wrong, or used before."""
        user: Any = self.user  # type: ignore[attr-defined]
        code = "".join(self.cleaned_data["code"].split())
        if not may_try_code(user):
            raise account_adapter().validation_error("too_many_login_attempts")
        held = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.WEBAUTHN)
        matching = next((one for one in held.order_by("-type") if one.wrap().validate_code(code)), None)
        if matching is None or not is_fresh(user, code):
            raise get_adapter().validation_error("incorrect_code")
        matching.user = user
        self.authenticator = matching
        return code


class CodeForm(OurCode, AuthenticateForm):
    """The code asked for after the password."""


class CodeAgainForm(OurCode, ReauthenticateForm):
    """The same, asked again before something important."""


class ActivateAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code shown by the app")
        self.fields["code"].widget = forms.TextInput(ONE_TIME)

    def clean_code(self) -> str:
        """Raises when it does not belong to the QR code that was shown."""
        code = "".join(self.cleaned_data["code"].split())
        if not may_try_code(self.user):
            raise account_adapter().validation_error("too_many_login_attempts")
        if not validate_totp_code(self.secret, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey that signs in by itself."""

    passwordless = forms.BooleanField(initial=True, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].max_length = 60


def new_password() -> forms.CharField:
    """A field for a password that is being chosen."""
    return forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least ten characters. A short sentence is easy to remember and hard to guess."),
    )


class PersonForm(forms.Form):
    """Name, and a password that Django's rules accept."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))

    def clean_password(self) -> str:
        """Raises for a password that is too short, or on the list of those that everybody guesses."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class ProfileForm(forms.Form):
    """What one may change about oneself."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    kana = forms.CharField(label=_("Name in kana"), max_length=120, required=False)


class SignatureForm(forms.Form):
    """How one signs letters."""

    name_en = forms.CharField(label=_("Name in Latin letters"), max_length=120, required=False)
    department_ja = forms.CharField(label=_("Department in Japanese"), max_length=120, required=False)
    department_en = forms.CharField(label=_("Department in English"), max_length=120, required=False)
    line_ja = forms.CharField(label=_("A line of your own in Japanese"), max_length=200, required=False)
    line_en = forms.CharField(label=_("A line of your own in English"), max_length=200, required=False)

    def said(self) -> SignatureShape:
        """As it was typed, where it is right."""
        return SignatureShape(**{name: self.cleaned_data.get(name, "") for name in self.fields})


class InvitationForm(PersonForm):
    """Taking up an invitation."""

    kana = forms.CharField(label=_("Name in kana"), max_length=120, required=False)
    password = new_password()


class SetupForm(PersonForm):
    """The first administrator."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "username"}))
    password = new_password()
