"""How people, their roles and their ways in are called on screens."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .devices import browser_of, system_of

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
