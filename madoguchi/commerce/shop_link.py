"""How the shop is told of what staff did here: one signed message for each thing, to an address of its own.

The shop may instead, or as well, fetch the same news by the API. Signed is `<time>.<body>` with HMAC-SHA256.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any, ClassVar

import httpx

from madoguchi.core import api as core
from madoguchi.people import api as people

SIGNING_KEY = "commerce.shop_link.key"
SECONDS = 10.0
RETRY = (408, 425, 429)


@dataclass(frozen=True)
class ShopLink:
    """Where news for the shop goes; "" where the shop fetches them."""

    option_name: ClassVar[str] = "commerce.shop_link"
    address: str = field(default="", metadata={"local": True})


class ShopAway(Exception):
    """The shop could not be reached, or asks for another time: it is told again."""


class ShopRefuses(Exception):
    """The shop will never take this; `code` is what it answered."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def post(*, key: str, kind: str, body: dict[str, Any]) -> None:
    """Tell the shop; the same `key` comes with every try. Raises ShopAway, ShopRefuses."""
    address = core.option(ShopLink).address
    text = json.dumps({"id": key, "type": kind, "data": body}, ensure_ascii=False).encode()
    time = str(int(core.now().timestamp()))
    headers = {
        "Content-Type": "application/json", "Madoguchi-Id": key, "Madoguchi-Time": time,
        "Madoguchi-Signature": signature(people.kept_secret(SIGNING_KEY), time, text),
    }  # fmt: skip
    try:
        with core.outside_client(bounds=httpx.Timeout(SECONDS), inner=True) as client:
            status = client.post(address, content=text, headers=headers).status_code
    except core.AddressRefused as error:
        raise ShopRefuses("address") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise ShopAway from error
    if status >= 500 or status in RETRY:
        raise ShopAway
    if not 200 <= status < 300:
        raise ShopRefuses(f"HTTP {status}")


def signature(key: str, time: str, body: bytes) -> str:
    """What the shop works out as well, to know that it is us and that nothing was changed."""
    return hmac.new(key.encode(), f"{time}.".encode() + body, hashlib.sha256).hexdigest()
