"""Does Meta know our page, and does it send us what customers write there?"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from ..meta.graph import get, needed
from ..shapes import Account, Health

WANTED = frozenset(("messages", "messaging_postbacks"))


def check_messenger(account: Account) -> Health:
    """The page, and whether our app hears of its messages. Raises Permanent, Temporary, Broken."""
    page = get(account, needed(account, "page_id"), fields="id,name,username")
    name = str(page.get("username") or page["id"])
    return _found(account, str(page.get("name") or ""), [(_("Page"), name)], {"link_name": name})


def check_instagram(account: Account) -> Health:
    """The account that belongs to the page. Raises Permanent, Temporary, Broken."""
    page = get(account, needed(account, "page_id"), fields="id,instagram_business_account{id,username,name}")
    told: dict[str, Any] = page.get("instagram_business_account") or {}
    if not told.get("id"):
        return Health(ok=False, reason="instagram")
    name = str(told.get("username") or "")
    found = {"link_name": name, "instagram_id": str(told["id"])}
    return _found(
        account, str(told.get("name") or name), [(pgettext("instagram", "User name"), f"@{name}")], found
    )


def _found(account: Account, name: str, details: list[tuple[str, str]], found: dict[str, str]) -> Health:
    apps = get(account, f"{needed(account, 'page_id')}/subscribed_apps")
    heard = {field for app in apps.get("data") or () for field in app.get("subscribed_fields") or ()}
    ok = heard >= WANTED
    return Health(ok=ok, name=name, reason="" if ok else "webhook", details=tuple(details), found=found)
