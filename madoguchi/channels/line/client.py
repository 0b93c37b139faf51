"""LINE's own kit, led to the address that this installation uses; its errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

import urllib3
from django.conf import settings
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, MessagingApiBlob
from linebot.v3.messaging.exceptions import ApiException

from ..shapes import Account, Broken, Permanent, Temporary

TIMEOUT = (5, 10)
"""Seconds to connect, and to wait for an answer."""
BUSY = 429
QUOTA = "monthly limit"


@contextmanager
def messaging(account: Account) -> Iterator[MessagingApi]:
    """LINE's messaging API as this account. Raises Permanent, Temporary or Broken for what it refuses."""
    with _asking(account, settings.MADOGUCHI_LINE_API) as client:
        yield MessagingApi(client)


@contextmanager
def contents(account: Account) -> Iterator[MessagingApiBlob]:
    """Where LINE keeps the files of messages. Raises as `messaging`."""
    with _asking(account, settings.MADOGUCHI_LINE_DATA) as client:
        yield MessagingApiBlob(client)


@contextmanager
def _asking(account: Account, host: str) -> Iterator[ApiClient]:
    configuration = Configuration(host=host.rstrip("/"), access_token=account.secret("access_token"))
    configuration.retries = False
    try:
        with ApiClient(configuration) as client:
            yield client
    except ApiException as refused:
        raise _trouble(refused) from None
    except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
        raise Temporary("unreachable") from None
    except (urllib3.exceptions.HTTPError, OSError):
        raise Temporary("no_answer") from None
    except ValueError:
        raise Temporary("garbage") from None


def _trouble(refused: ApiException) -> Exception:
    status, words = refused.status or 0, str(refused.body or "")
    if status == BUSY:
        if QUOTA in words:
            return Broken("quota")
        return Temporary("busy", _seconds(refused))
    if status in (401, 403):
        return Broken("keys")
    if status >= 500 or status == 0:
        return Temporary("unreachable", _seconds(refused))
    return Permanent("refused")


def _seconds(refused: ApiException) -> float | None:
    given = (refused.headers or {}).get("Retry-After", "")
    return float(given) if given.isascii() and given.isdigit() else None
