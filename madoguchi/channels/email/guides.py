"""How mailboxes at usual providers are connected, step by step."""

from django.utils.translation import gettext_lazy as _

from ..shapes import Guide

IN_TLS = {"imap_port": "993", "imap_security": "tls"}
GOOGLE = Guide(
    "google",
    _("Google Workspace and Gmail"),
    (
        _("Sign in to Google as the mailbox and switch on two-step verification."),
        _("Make an app password at myaccount.google.com/apppasswords and enter it below as the password."),
        _(
            "Where your company forbids app passwords: in the Google Cloud console set the consent screen to"
            " “Internal”, make an OAuth client of the kind “Web application”, and get a refresh token for the"
            " scope https://mail.google.com/. Then choose OAuth2 below and enter the token address"
            " https://oauth2.googleapis.com/token."
        ),
        _("Save and test. Then publish the records of your domain, so that answers do not end up as spam."),
    ),
    {"imap_host": "imap.gmail.com", **IN_TLS, "smtp_host": "smtp.gmail.com", "smtp_port": "465",
     "smtp_security": "tls", "sign_in": "password"},
    "https://support.google.com/a/answer/9003945",
)  # fmt: skip
MICROSOFT = Guide(
    "microsoft",
    _("Microsoft 365 (OAuth2)"),
    (
        _("Microsoft 365 no longer takes passwords for IMAP; OAuth2 is the only way."),
        _(
            "In the Microsoft Entra admin center register an app for accounts of your organisation only, and"
            " note its application (client) ID and your directory (tenant) ID."
        ),
        _(
            "Add the delegated permissions IMAP.AccessAsUser.All, SMTP.Send and offline_access, grant admin"
            " consent, and make a client secret."
        ),
        _(
            "In the Exchange admin center open the mailbox and switch on IMAP and Authenticated SMTP under"
            " “Manage email apps”."
        ),
        _(
            "Sign in to the app once as the mailbox to get a refresh token for the scopes"
            " https://outlook.office.com/IMAP.AccessAsUser.All, https://outlook.office.com/SMTP.Send and"
            " offline_access. Enter ID, secret and token below."
        ),
        _("Put your tenant ID in place of “organizations” in the token address. Save and test."),
    ),
    {"imap_host": "outlook.office365.com", **IN_TLS, "smtp_host": "smtp.office365.com", "smtp_port": "587",
     "smtp_security": "starttls", "sign_in": "oauth2",
     "token_url": "https://login.microsoftonline.com/organizations/oauth2/v2.0/token"},
    "https://learn.microsoft.com/exchange/client-developer/legacy-protocols/"
    "how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth",
)  # fmt: skip
HOUSE = Guide(
    "house",
    _("Another provider, or a mail server of your own (IMAP and SMTP)"),
    (
        _("Make a mailbox of its own for the desk. One that a colleague reads too would hide mails from us."),
        _("Ask your provider for the names of the IMAP and the SMTP server, their ports and encryption."),
        _("Usual are 993 and 465 with TLS. With STARTTLS it is 143 and 587."),
        _("The name has to be the one in the server's certificate, not a number and not an alias."),
        _("Save and test: what is wrong at either server is said apart."),
    ),
    {**IN_TLS, "smtp_port": "465", "smtp_security": "tls", "sign_in": "password"},
)
LMTP = Guide(
    "lmtp",
    _("Beside a mail server of your own (LMTP)"),
    (
        _("Nothing has to be fetched: your server hands each mail over, and keeps it until we have it."),
        _("Start the door on the same machine or inside the house: madoguchi lmtp --listen 127.0.0.1:8024"),
        _(
            "Postfix: enter “desk@example.co.jp lmtp:inet:127.0.0.1:8024” in /etc/postfix/transport, run"
            " postmap on it, and name it in transport_maps."
        ),
        _("Leave the IMAP server empty below. Answers leave by the SMTP server, which may be the same one."),
    ),
    {"imap_host": "", "smtp_host": "localhost", "smtp_port": "25", "smtp_security": "none",
     "sign_in": "password"},
)  # fmt: skip
GUIDES = (GOOGLE, MICROSOFT, HOUSE, LMTP)
