"""Which providers customers may come in by, as the settings page has them."""

from django.conf import settings

from madoguchi.core import api as core

from .oidc import Provider
from .sealing import kept_secret
from .shapes import CustomerSignIn

LINE, COMPANY = "line", "oidc"
SECRETS = {LINE: "customer_line", COMPANY: "customer_oidc"}


def providers() -> tuple[Provider, ...]:
    """Those that are set up, LINE first."""
    rules = core.option(CustomerSignIn)
    found = []
    if rules.line_channel:
        line = settings.MADOGUCHI_LINE_LOGIN.rstrip("/")
        secret = kept_secret(SECRETS[LINE])
        found.append(Provider(LINE, "LINE", line, rules.line_channel, secret, "openid profile"))
    if rules.issuer and rules.client_id:
        secret = kept_secret(SECRETS[COMPANY])
        found.append(Provider(COMPANY, rules.label or rules.issuer, rules.issuer, rules.client_id, secret))
    return tuple(found)


def provider(name: str) -> Provider | None:
    """One that is set up, by its name; None for any other."""
    return next((one for one in providers() if one.name == name), None)


def identity_of(found: Provider, subject: str) -> tuple[str, str]:
    """The identity under which we know her: a LINE user is the same one who writes to us there."""
    return (LINE, subject) if found.name == LINE else (COMPANY, f"{found.client_id}|{subject}")
