"""What the set-up of a mailbox asks for."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..shapes import Field

SECURITY = (("tls", "TLS"), ("starttls", "STARTTLS"), ("none", pgettext_lazy("connection", "none")))
SIGN_IN = (("password", _("Password")), ("oauth2", "OAuth2"))
OAUTH = ("sign_in", "oauth2")
ABOUT = _("Mails to an address of yours arrive in the inbox, and answers leave from it.")
BEGINNINGS = (("unseen", _("unread mails")), ("new", _("only mails from now on")), ("all", _("all mails")))

GAPS = _(
    "{{agent}}, {{department}}, {{line}}, {{team}}, {{brand}}, {{number}} and {{address}} are filled in;"
    " everybody enters department and a line of one's own in the own account, under “Signature”."
    " Empty: the usual one."
)


def _wrong_host(value: str) -> Any:
    """In words what is wrong with the name of a server; "" for nothing."""
    if "@" in value:
        return _("This is an e-mail address. Enter the name of the server, such as imap.example.co.jp.")
    if any(sign in value for sign in "/ ,") or value.count(":") == 1:
        return _("Enter the name of the server alone: no https://, and the port in its own field.")
    return ""


FIELDS = (
    Field("address", _("E-mail address"), _("Customers write to it, and our answers come from it."),
          kind="email", example="support@example.co.jp"),
    Field("sender_name", _("Name of the sender"), _("What customers read beside it."), required=False),
    Field("imap_host", _("IMAP server"), _("Empty: a mail server hands the mails over (LMTP)."),
          required=False, example="imap.example.co.jp", wrong=_wrong_host),
    Field("imap_port", _("Port"), required=False, kind="number", least=1, most=65535, default="993"),
    Field("imap_security", _("Encryption"), kind="choice", choices=SECURITY, default="tls"),
    Field("smtp_host", _("SMTP server"), _("Empty: the same as the IMAP server."), required=False,
          wrong=_wrong_host),
    Field("smtp_port", _("SMTP port"), required=False, kind="number", least=1, most=65535, default="465"),
    Field("smtp_security", _("SMTP encryption"), kind="choice", choices=SECURITY, default="tls"),
    Field("user", _("User name"), _("Empty: the e-mail address."), required=False),
    Field("sign_in", _("Signs in by"), kind="choice", choices=SIGN_IN, default="password"),
    Field("password", _("Password"), secret=True, only_if=("sign_in", "password")),
    Field("client_id", _("OAuth2 client ID"), only_if=OAUTH),
    Field("client_secret", _("OAuth2 client secret"), secret=True, only_if=OAUTH),
    Field("refresh_token", _("OAuth2 refresh token"), secret=True, only_if=OAUTH),
    Field("token_url", _("OAuth2 token address"), kind="url", only_if=OAUTH),
    Field("begin", _("Begin with"), kind="choice", choices=BEGINNINGS, default="unseen"),
    Field(
        "trusted_server",
        _("Server that checks senders"),
        _("Its name in the field Authentication-Results. Only what it found shows who really wrote."),
        required=False, seldom=True,
    ),
    Field("greeting", _("Opening of replies"), GAPS, kind="lines", required=False, seldom=True),
    Field("signature", _("Signature"), GAPS, kind="lines", required=False),
    Field("greeting_en", _("Opening of replies in English"), kind="lines", required=False, seldom=True),
    Field("signature_en", _("Signature in English"), kind="lines", required=False),
    Field("acknowledge", _("Confirm receipt automatically"), kind="choice", default="yes",
          choices=(("yes", _("Yes")), ("no", _("No")))),
    Field("plus", _("Answers come to an address with a sign (name+sign@…)"), kind="choice", default="no",
          seldom=True, choices=(("no", _("No")), ("yes", _("Yes")))),
    Field("dkim_selector", _("DKIM selector"), required=False, seldom=True),
    Field("dkim_key", _("DKIM key (PEM)"), kind="lines", secret=True, required=False, seldom=True),
)  # fmt: skip
