"""LINE's own kit, led to the address that this installation uses; its errors in our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import urllib3
from django.conf import settings

from madoguchi.core import api as core

from ..shapes import Account, Broken, Permanent, Temporary

if TYPE_CHECKING:
    from linebot.v3.messaging import ApiClient, ApiException, MessagingApi, MessagingApiBlob

kit = core.Kit("linebot.v3.messaging")
"""Over four hundred modules, a second at first use: most web processes never need it."""

TIMEOUT = (5, 10)
"""Seconds to connect, and to wait for an answer."""
BUSY, ALREADY = 429, 409
QUOTA = "monthly limit"


class Arrived(Permanent):
    """LINE knows this retry key: the message had arrived with an earlier try."""


@contextmanager
def messaging(account: Account) -> "Iterator[MessagingApi]":
    """LINE's messaging API as this account. Raises Permanent, Temporary or Broken for what it refuses."""
    with _asking(account, settings.MADOGUCHI_LINE_API) as client:
        yield kit.MessagingApi(client)


@contextmanager
def contents(account: Account) -> "Iterator[MessagingApiBlob]":
    """Where LINE keeps the files of messages. Raises as `messaging`."""
    with _asking(account, settings.MADOGUCHI_LINE_DATA) as client:
        yield kit.MessagingApiBlob(client)


@contextmanager
def _asking(account: Account, host: str) -> "Iterator[ApiClient]":
    configuration = kit.Configuration(host=host.rstrip("/"), access_token=account.secret("access_token"))
    configuration.retries = False
    try:
        with kit.ApiClient(configuration) as client:
            yield client
    except kit.ApiException as refused:
        raise _trouble(refused) from None
    except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
        raise Temporary("unreachable") from None
    except (urllib3.exceptions.HTTPError, OSError):
        raise Temporary("no_answer") from None
    except ValueError:
        raise Temporary("garbage") from None


def _trouble(refused: "ApiException") -> Exception:
    status, words = refused.status or 0, str(refused.body or "")
    if status == BUSY:
        if QUOTA in words:
            return Broken("quota")
        return Temporary("busy", _seconds(refused))
    if status == ALREADY:
        return Arrived("refused")
    if status in (401, 403):
        return Broken("keys")
    if status >= 500 or status == 0:
        return Temporary("unreachable", _seconds(refused))
    return Permanent("refused")


def _seconds(refused: "ApiException") -> float | None:
    given = (refused.headers or {}).get("Retry-After", "")
    return float(given) if given.isascii() and given.isdigit() else None
