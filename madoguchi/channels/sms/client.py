"""Twilio's own kit, led to the server of the account; its errors in our words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from .. import outside
from ..shapes import Account, Broken, Permanent, SendingTrouble, Temporary

HOME = "https://api.twilio.com"
LARGEST = 1_000_000
"""Bytes of an answer that are read."""
SILENT = logging.Logger("twilio", logging.CRITICAL)
"""The kit logs whole requests, with what is said and to whom; ours says nothing."""
REASONS = {
    21610: "blocked", 21211: "address", 21614: "address", 21217: "address", 21265: "address",
    21612: "address", 21408: "region", 21617: "too_long", 21602: "empty",
}  # fmt: skip
"""The service's codes of what it never takes → ours."""
NEVER_BEGAN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.InvalidURL)
"""Not even a connection was made: nothing can have been done then."""
BROKEN = {20003: "keys", 20005: "keys", 21606: "sender", 21603: "sender", 21659: "sender", 30002: "keys"}
"""And of what only a person mends."""


class Led(HttpClient):  # type: ignore[misc]
    """Its HTTP client: to our server, by the house's guard, never redirected, never repeated by itself."""

    def __init__(self, server: str) -> None:
        super().__init__(SILENT, False)
        self.server, self.retry_after = server.rstrip("/") or HOME, ""

    def request(
        self, method: str, uri: str, params: Any = None, data: Any = None, headers: Any = None,
        auth: tuple[str, str] | None = None, timeout: Any = None, allow_redirects: bool = False,
    ) -> Response:  # fmt: skip
        """As the kit asks it, somewhere else."""
        led = self.server + uri.removeprefix(HOME)
        form = {name: value for name, value in (data or {}).items() if value is not None}
        with (
            outside.asking(own=(urlsplit(led).hostname or "",)) as client,
            client.stream(method, led, params=params, data=form, headers=headers, auth=auth) as answer,
        ):
            self.retry_after = answer.headers.get("Retry-After", "")
            said = outside.bounded(answer, LARGEST).decode("utf-8", errors="replace")
            return Response(answer.status_code, said, dict(answer.headers))


@contextmanager
def texting(account: Account) -> Iterator[Client]:
    """The service as this account. Raises Permanent, Temporary or Broken; "no_answer" and "garbage" say that
    it may have been done."""
    led = Led(str(account.settings.get("server") or HOME))
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
    except outside.Inner:
        raise Broken("inside") from None
    except NEVER_BEGAN:
        raise Temporary("unreachable") from None
    except (httpx.HTTPError, outside.TooLarge):
        raise Temporary("no_answer") from None
    except (TwilioException, ValueError, TypeError, KeyError, AttributeError):
        raise Temporary("garbage") from None


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
