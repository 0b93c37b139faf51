"""LINE's account link: a token of theirs says which account it is, a nonce of ours who came from our page.

LINE lets only the owner of that account go on, and then tells us the nonce (`accountLink`).
"""

from urllib.parse import urlencode, urlsplit

from django.conf import settings

from ..shapes import Account
from .client import TIMEOUT, messaging

_LOGIN = urlsplit(settings.MADOGUCHI_LINE_LOGIN)
PAGES = (f"{_LOGIN.scheme}://{_LOGIN.netloc}",)


def link_address(account: Account, address: str, nonce: str) -> str:
    """Where she confirms at LINE. Raises Permanent, Temporary or Broken."""
    with messaging(account) as line:
        token = line.issue_link_token(address, _request_timeout=TIMEOUT).link_token
    asked = urlencode({"linkToken": token, "nonce": nonce})
    return f"{settings.MADOGUCHI_LINE_LOGIN}/dialog/bot/accountLink?{asked}"
