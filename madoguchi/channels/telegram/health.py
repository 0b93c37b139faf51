"""Does Telegram know our bot? And it is told where to send what customers write."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ..queries.accounts import webhook_address
from ..shapes import Account, Health, Permanent
from .client import ask
from .webhook import UPDATES, secret_of

if TYPE_CHECKING:
    from telegram import Bot, User, WebhookInfo


def check(account: Account) -> Health:
    """Who our bot is; its webhook is set to our address, with our secret, every time."""
    bot = ask(account, _who)
    name, found = bot.full_name, {"username": str(bot.username or "")}
    address = webhook_address(account)
    try:
        hook = ask(account, lambda asked: _hooked(asked, address, secret_of(account)))
    except Permanent:  # our address is not reached from outside, or not by https
        return Health(ok=False, name=name, reason="webhook_refused", found=found)
    details = [(_("Bot"), f"@{bot.username}")]
    if hook.last_error_message:
        details.append((_("What Telegram last met at our address"), str(hook.last_error_message)))
    ok = hook.url == address
    return Health(ok=ok, name=name, reason="" if ok else "webhook", details=tuple(details), found=found)


async def _who(bot: "Bot") -> "User":
    return await bot.get_me()


async def _hooked(bot: "Bot", address: str, secret: str) -> "WebhookInfo":
    await bot.set_webhook(address, secret_token=secret, allowed_updates=UPDATES)
    return await bot.get_webhook_info()
