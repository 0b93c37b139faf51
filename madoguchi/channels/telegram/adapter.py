"""Telegram, put together."""

from urllib.parse import quote

from django.utils.translation import gettext_lazy as _

from madoguchi.crossing import api as crossing

from ..shapes import Account, Adapter
from .capabilities import CAPABILITIES
from .health import check
from .send import send
from .settings_form import FIELDS, REASONS, STEPS
from .translate import answer, events
from .webhook import split, verify


def link(account: Account, text: str) -> str:
    """Opens our bot, which is begun with the code in this text; "" before the first connection test."""
    bot = str(account.settings.get("username") or "")
    code = next(iter(crossing.codes_in(text)), "")
    return f"https://t.me/{quote(bot)}" + (f"?start={code}" if code else "") if bot else ""


ADAPTER = Adapter(
    kind="telegram",
    label="Telegram",
    icon="send",
    about=_("Customers write to a bot in Telegram, with pictures and files; nothing is charged."),
    guide="https://core.telegram.org/bots#how-do-i-create-a-bot",
    capabilities=CAPABILITIES,
    verify=verify,
    split=split,
    events=events,
    answer=answer,
    send=send,
    check=check,
    fields=FIELDS,
    steps=STEPS,
    reasons=REASONS,
    link=link,
    rate=(25, 1),
)
