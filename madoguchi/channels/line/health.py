"""Does LINE know us, and does it know where to send what customers write?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core

from ..queries.accounts import webhook_address
from ..shapes import Account, Health, SendingTrouble
from .client import messaging

JAPAN = ZoneInfo("Asia/Tokyo")


def check(account: Account) -> Health:
    """Who we are at LINE, whether the webhook's address is ours and in use, and what is left of the quota."""
    with messaging(account) as line:
        bot = line.get_bot_info()
        quota, used = line.get_message_quota(), line.get_message_quota_consumption()
    found = {"basic_id": str(bot.basic_id or "")}
    details = [
        (_("Basic ID"), str(bot.basic_id or "")),
        (_("Messages sent this month"), _spent(quota, used)),
        (_("Of these from here, not free"), str(conversations.units_sent("line", since=_month()))),
    ]
    name, there = str(bot.display_name), _webhook(account)
    if there != webhook_address(account):
        details.append((_("Webhook address at LINE"), there or _("none, or switched off")))
        return Health(ok=False, name=name, reason="webhook", details=tuple(details), found=found)
    return Health(ok=True, name=name, details=tuple(details), found=found)


def _month() -> datetime:
    """When this month began, as LINE counts: in Japan."""
    today = core.now().astimezone(JAPAN)
    return today.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _webhook(account: Account) -> str:
    try:
        with messaging(account) as line:
            found = line.get_webhook_endpoint()
    except SendingTrouble:
        return ""
    return str(found.endpoint) if found.active else ""


def _spent(quota: object, used: object) -> str:
    most, spent = getattr(quota, "value", None), getattr(used, "total_usage", 0)
    return f"{spent} / {most}" if most else str(spent)
