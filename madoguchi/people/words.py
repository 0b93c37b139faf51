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


BROWSER_HOW = {
    "code": gettext_lazy("Code by e-mail"),
    "password": gettext_lazy("Password"),
    "passkey": gettext_lazy("Passkey"),
    "line": pgettext_lazy("sign-in", "LINE"),
    "oidc": pgettext_lazy("sign-in", "Account of the company"),
    "host": pgettext_lazy("sign-in", "Signed in on the company's site"),
}


def security_words(what: str) -> str:
    """What a letter to her says about a change of how she comes in."""
    return {
        "password_set": _("A password was set for your account."),
        "password_removed": _("The password of your account was removed."),
        "passkey_added": _("A passkey was added to your account."),
        "passkey_removed": _("A passkey of your account was removed."),
        "provider_added": _("Another way to sign in was connected with your account."),
        "provider_removed": _("A way to sign in was disconnected from your account."),
        "account_joined": _("A messenger account was linked with your page."),
        "account_parted": _("A messenger account is no longer linked with your page."),
    }[what]


TOPICS = {
    "orders": gettext_lazy("Orders and deliveries"),
    "bills": gettext_lazy("Bills and payments"),
    "enquiries": gettext_lazy("Answers to your enquiries"),
    "news": gettext_lazy("News and offers"),
    "surveys": gettext_lazy("Short surveys after an enquiry"),
}
