"""Twilio's own kit, led to the server of the account; its errors in our words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
import urllib3
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from ..shapes import Account, Broken, Permanent, SendingTrouble, Temporary

HOME = "https://api.twilio.com"
TIMEOUT = (5, 10)
"""Seconds to connect, and to wait for an answer."""
SILENT = logging.Logger("twilio", logging.CRITICAL)
"""The kit logs whole requests, with what is said and to whom; ours says nothing."""
REASONS = {
    21610: "blocked", 21211: "address", 21614: "address", 21217: "address", 21265: "address",
    21612: "address", 21408: "region", 21617: "too_long", 21602: "empty",
}  # fmt: skip
"""The service's codes of what it never takes → ours."""
BROKEN = {20003: "keys", 20005: "keys", 21606: "sender", 21603: "sender", 21659: "sender", 30002: "keys"}
"""And of what only a person mends."""


class Led(TwilioHttpClient):  # type: ignore[misc]
    """Its HTTP client: to our server, never redirected, never repeated by itself."""

    def __init__(self, server: str) -> None:
        super().__init__(logger=SILENT, max_retries=0)
        self.server, self.retry_after = server.rstrip("/") or HOME, ""
        self.session.trust_env = False

    def request(self, method: str, url: str, *given: Any, **more: Any) -> Response:
        """As the kit asks it, somewhere else."""
        led = self.server + url.removeprefix(HOME)
        found = super().request(method, led, *given, **{**more, "timeout": None, "allow_redirects": False})
        self.retry_after = (found.headers or {}).get("Retry-After", "")
        return found


@contextmanager
def texting(account: Account) -> Iterator[Client]:
    """The service as this account. Raises Permanent, Temporary or Broken; "no_answer" and "garbage" say that
    it may have been done."""
    led = Led(str(account.settings.get("server") or HOME))
    led.timeout = TIMEOUT
    client = Client(
        str(account.settings.get("account_sid", "")), account.secret("auth_token") or "-",
        http_client=led, environment={"TWILIO_EDGE": ""},
    )  # fmt: skip
    try:
        yield client
    except SendingTrouble:
        raise
    except (TwilioRestException, TwilioServiceException) as refused:
        raise _trouble(refused.status, refused.code, led.retry_after) from None
    except requests.RequestException as broken:
        raise Temporary("unreachable" if _never_began(broken) else "no_answer") from None
    except (TwilioException, ValueError, TypeError, KeyError, AttributeError):
        raise Temporary("garbage") from None
    finally:
        led.session.close()


def _trouble(status: int, code: int | None, retry_after: str) -> SendingTrouble:
    if status == 429:
        waits = float(retry_after) if retry_after.isascii() and retry_after.isdigit() else None
        return Temporary("busy", waits)
    if code in BROKEN or status in (401, 403):
        return Broken(BROKEN.get(code or 0, "keys"))
    if status >= 500:
        said = code not in (None, status)
        return Temporary("unreachable" if said or status == 503 else "no_answer")
    return Permanent(REASONS.get(code or 0, "refused"))


def _never_began(broken: requests.RequestException) -> bool:
    """Whether not even a connection was made: nothing can have been done then."""
    inner = broken.args[0] if broken.args else None
    reason = getattr(inner, "reason", None)
    return isinstance(broken, requests.ConnectTimeout) or isinstance(
        reason, urllib3.exceptions.NewConnectionError
    )
