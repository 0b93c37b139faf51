"""What Telegram has to be told by us, and we by Telegram."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..shapes import Field
from .client import HOME

TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{5,100}")


def _wrong_token(value: str) -> Any:
    return "" if TOKEN.fullmatch(value) else _("A bot token is a number, a colon, and letters.")


def _wrong_server(value: str) -> Any:
    fine = value.startswith(("https://", "http://127.0.0.1:"))
    return "" if fine else _("The address begins with https://.")


FIELDS = (
    Field("token", _("Bot token"), _("@BotFather says it when the bot is made; /token says it again."),
          secret=True, example="123456:ABC-DEF…", wrong=_wrong_token),
    Field("server", _("Server"), _("Only where you run a Bot API server of your own."), required=False,
          default=HOME, seldom=True, wrong=_wrong_server),
)  # fmt: skip
STEPS = (
    _("In Telegram, write /newbot to @BotFather and give the bot a name that customers will know."),
    _("Copy the token that it says into the field below, and save."),
    _("Write /setuserpic and /setdescription to @BotFather, so that customers see whom they write to."),
    _("Test the connection below: that also tells Telegram our address, {address}"),
)
REASONS = {
    "webhook_refused": _("Telegram does not take our address: it has to be reached from outside by https."),
}
