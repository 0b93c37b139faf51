"""Links that open a chat with us; the reference in one comes back as an event when she follows it."""

import base64
import binascii
from urllib.parse import quote

from madoguchi.crossing import api as crossing

from ..shapes import Account

HOSTS = {"messenger": "https://m.me/", "instagram": "https://ig.me/m/"}
LONGEST = 400


def link(account: Account, text: str) -> str:
    """Opens the chat with this text behind it; "" until the connection test has told our name there."""
    name = str(account.settings.get("link_name") or "")
    ref = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"{HOSTS[account.kind]}{quote(name)}?ref={ref}" if name else ""


def said_by(ref: str) -> str:
    """The words behind a reference, if they are a code of ours and nothing else: anybody can make a link.

    So nobody can be made to say something by following one.
    """
    try:
        text = base64.urlsafe_b64decode(ref[:LONGEST] + "=" * (-len(ref[:LONGEST]) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""
    return text if text and crossing.crossing_in(text) is not None and not crossing.without_code(text) else ""
