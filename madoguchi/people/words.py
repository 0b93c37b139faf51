"""How people, their roles and their ways in are called on screens."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .devices import browser_of, system_of
from .shapes import CodeRefused

ROLE_NAMES = {
    "agent": pgettext_lazy("role", "Agent"),
    "supervisor": pgettext_lazy("role", "Supervisor"),
    "editor": pgettext_lazy("role", "Editor"),
    "administrator": pgettext_lazy("role", "Administrator"),
}
AVAILABILITY_WORDS = {
    "available": gettext_lazy("Available"),
    "busy": gettext_lazy("Busy"),
    "away": gettext_lazy("Away"),
    "offline": gettext_lazy("Offline"),
}
HOW = {
    "password": gettext_lazy("Password"),
    "totp": gettext_lazy("Password and authenticator app"),
    "recovery": gettext_lazy("Password and recovery code"),
    "passkey": gettext_lazy("Passkey"),
    "sso": gettext_lazy("Company sign-in"),
    "invitation": gettext_lazy("Invitation link"),
}


def device(user_agent: str) -> str:
    """The browser and its system: "Chrome · Windows"."""
    found = [name for name in (browser_of(user_agent), system_of(user_agent)) if name]
    return " · ".join(found) or _("Unknown device")


def code_refusal(refused: CodeRefused) -> str:
    """What to tell a customer whose code was not sent or not accepted, with the way out."""
    words = {
        "address": _("This does not look like an e-mail address. Please check it and try again."),
        "wait": _("Codes were requested several times. Please wait a little, then try again."),
        "wrong": _("The code is not right, or it has expired. Please check it, or ask for a new one."),
        "used_up": _("The code was entered wrongly too often. Please ask for a new one."),
    }
    return words[refused.reason]
