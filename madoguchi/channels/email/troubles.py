"""Why a mail server could not be reached or did not let us in, told from what went wrong."""

import socket
import ssl
from collections.abc import Callable, Iterator
from smtplib import SMTPNotSupportedError

from django.utils.translation import gettext_lazy as _

from ..shapes import Broken, SendingTrouble

EXPIRED, OTHER_NAME = {10}, {62, 64}
"""What OpenSSL calls a certificate that is too old, and one of another name or number."""
PLAIN = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG",
         "HTTP_REQUEST")  # fmt: skip

WORDS = {
    "password": (
        _(
            "The IMAP server refuses user name or password. Type both again; Google and Microsoft want"
            " an app password or OAuth2."
        ),
        _(
            "The SMTP server refuses user name or password. Type both again; Google and Microsoft want"
            " an app password or OAuth2."
        ),
    ),
    "name": (
        _("There is no IMAP server of that name. Check how it is spelled."),
        _("There is no SMTP server of that name. Check how it is spelled."),
    ),
    "port": (
        _(
            "The IMAP server takes no connection at that port. Usual are 993 with TLS and 143 with"
            " STARTTLS."
        ),
        _(
            "The SMTP server takes no connection at that port. Usual are 465 with TLS and 587 with"
            " STARTTLS."
        ),
    ),
    "plain": (
        _("No TLS is spoken at that port of the IMAP server. Choose STARTTLS, or port 993."),
        _("No TLS is spoken at that port of the SMTP server. Choose STARTTLS, or port 465."),
    ),
    "no_starttls": (
        _("The IMAP server offers no STARTTLS at that port. Choose TLS with port 993."),
        _("The SMTP server offers no STARTTLS at that port. Choose TLS with port 465."),
    ),
    "other_name": (
        _("The certificate of the IMAP server is for another name. Enter the name that it is made for."),
        _("The certificate of the SMTP server is for another name. Enter the name that it is made for."),
    ),
    "expired": (
        _("The certificate of the IMAP server has expired. Whoever runs it has to renew it."),
        _("The certificate of the SMTP server has expired. Whoever runs it has to renew it."),
    ),
    "untrusted": (
        _(
            "Nobody we know vouches for the certificate of the IMAP server. Add your own authority to"
            " this machine (SSL_CERT_FILE)."
        ),
        _(
            "Nobody we know vouches for the certificate of the SMTP server. Add your own authority to"
            " this machine (SSL_CERT_FILE)."
        ),
    ),
    "silent": (
        _("The IMAP server does not answer in time. Check name, port and encryption, and your firewall."),
        _("The SMTP server does not answer in time. Check name, port and encryption, and your firewall."),
    ),
    "unreachable": (
        _("The connection to the IMAP server broke off. Check name, port and encryption."),
        _("The connection to the SMTP server broke off. Check name, port and encryption."),
    ),
}  # fmt: skip
"""What went wrong → in words, for each of the two servers."""
SIDES = ("imap", "smtp")
TOKEN = _("The sign-in service refuses client or refresh token. Copy them there once more, or get new ones.")
REASONS = {f"{side}_{why}": words[at] for why, words in WORDS.items() for at, side in enumerate(SIDES)}
REASONS |= {"token": TOKEN}
"""Code of a failed test → what to do."""


def told(side: str, ask: Callable[[], object]) -> str:
    """ "" when `ask` went well, else the code of what went wrong at this server ("imap" or "smtp")."""
    try:
        ask()
    except Broken as refused:
        return f"{side}_password" if refused.reason == "keys" else refused.reason
    except SendingTrouble as trouble:
        return f"{side}_{_why(trouble.__cause__ or trouble)}"
    except Exception as trouble:
        return f"{side}_{_why(trouble)}"
    return ""


def _why(trouble: BaseException) -> str:
    return next((code for one in _chain(trouble) if (code := _code(one))), "unreachable")


def _chain(trouble: BaseException) -> Iterator[BaseException]:
    """What happened, and what it came from."""
    seen: BaseException | None = trouble
    for _deep in range(8):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__


def _code(one: BaseException) -> str:
    if isinstance(one, ssl.SSLCertVerificationError):
        number = one.verify_code
        return "expired" if number in EXPIRED else "other_name" if number in OTHER_NAME else "untrusted"
    if isinstance(one, ssl.SSLError):
        return "plain" if (one.reason or "") in PLAIN else ""
    if isinstance(one, SMTPNotSupportedError) or "TLS not supported" in str(one):
        return "no_starttls"
    kinds = ((socket.gaierror, "name"), (ConnectionRefusedError, "port"), (TimeoutError, "silent"))
    return next((code for kind, code in kinds if isinstance(one, kind)), "")
