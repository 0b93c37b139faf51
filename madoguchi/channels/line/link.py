"""Where customers find us in LINE."""

from urllib.parse import quote

from ..shapes import Account

HOST = "https://line.me/R"


def link(account: Account, text: str) -> str:
    """Opens our account in LINE, with this text filled in or as a friend to add; "" until a test found it."""
    found = quote(str(account.settings.get("basic_id") or ""))
    if not found:
        return ""
    return f"{HOST}/oaMessage/{found}/?{quote(text)}" if text else f"{HOST}/ti/p/{found}"
