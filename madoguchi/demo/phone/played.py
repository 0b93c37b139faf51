"""The services that the demo's phone has: their servers on loopback, their apps, and our account there."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import graph, line, mail, messenger, sms, telegram, whatsapp


@dataclass(frozen=True)
class Played:
    """One service. `speaks`: the environment that leads the desk to its server; `values`: our account's;
    `led_by`: the field of our account that holds the server's address instead.
    """

    kind: str
    label: str | Promise
    icon: str
    server: str
    app: str
    values: Mapping[str, Any] = field(default_factory=dict)
    speaks: tuple[str, ...] = ()
    led_by: str = ""
    path: str = ""
    """Behind the server's address."""
    led_by_port: str = ""
    """The field of our account that holds the port alone."""

    def made(self) -> Any:
        """The fake server, listening somewhere."""
        return _found(self.server)()

    def opened(self, server: Any) -> Any:
        """The app on top of it."""
        return _found(self.app)(server)


COMPANY = "あおぞら電機"
META = {"access_token": graph.TOKEN, "app_secret": graph.SECRET, "verify_token": graph.VERIFY}
PAGE = {"page_id": messenger.PAGE, "human_agent": "yes", **META}
MAILBOX = {
    "address": mail.ADDRESS, "imap_host": "", "smtp_host": "127.0.0.1", "smtp_security": "none",
    "acknowledge": "yes",
}  # fmt: skip
SERVICES = (
    Played(
        "line", "LINE", "message-square", "line.LineServer", "apps.line.LineApp",
        {"access_token": line.TOKEN, "channel_secret": line.SECRET},
        speaks=("MADOGUCHI_LINE_API", "MADOGUCHI_LINE_DATA"),
    ),
    Played(
        "sms", "SMS", "message-square-text", "sms.SmsServer", "apps.sms.SmsApp",
        {"account_sid": sms.ACCOUNT, "auth_token": sms.TOKEN, "number": sms.NUMBER}, led_by="server",
    ),
    Played(
        "telegram", "Telegram", "send", "telegram.TelegramServer", "apps.telegram.TelegramApp",
        {"token": telegram.TOKEN}, led_by="server",
    ),
    Played(
        "whatsapp", "WhatsApp", "message-circle-more", "whatsapp.WhatsAppServer", "apps.meta.WhatsAppApp",
        {"phone_number_id": whatsapp.NUMBER_ID, "business_id": whatsapp.BUSINESS, **META},
        speaks=("MADOGUCHI_WHATSAPP_API",), path=graph.VERSION,
    ),
    Played(
        "messenger", "Messenger", "messages-square", "messenger.MessengerServer",
        "apps.meta.MessengerApp", PAGE, speaks=("MADOGUCHI_MESSENGER_API",), path=graph.VERSION,
    ),
    Played(
        "instagram", "Instagram", "camera", "messenger.instagram", "apps.meta.InstagramApp", PAGE,
        speaks=("MADOGUCHI_INSTAGRAM_API",), path=graph.VERSION,
    ),
    Played(
        "email", _("E-mail"), "mail", "mail.MailServer", "apps.mail.MailApp", MAILBOX,
        led_by_port="smtp_port",
    ),
)  # fmt: skip


def _found(path: str) -> Any:
    module, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(f"madoguchi.demo.phone.{module}"), name)
