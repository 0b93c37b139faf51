"""Meta's Graph API as one account: asked once, in a bounded time, and its refusals in our words."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from madoguchi.core import api as core

from ..shapes import Account, Broken, Permanent, Temporary, Unsure
from .refusals import trouble_of

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 5.0, 15.0, 60.0
LARGEST_ANSWER = 1_000_000
FILE_HOSTS = (".fbsbx.com", ".fbcdn.net", ".cdninstagram.com", ".whatsapp.net", ".facebook.com")
"""Where Meta keeps what customers send; nothing is fetched from anywhere else."""


class TooLarge(Exception):
    """A file is larger than we take."""


class Gone(Exception):
    """Meta no longer has this file, or says that it lies somewhere else than with Meta."""


def get(account: Account, path: str, **params: str) -> dict[str, Any]:
    """What Meta knows under this path. Raises Permanent, Temporary or Broken."""
    return _asked(account, "GET", path, params=params)


def post(account: Account, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """Send something. Raises as `get`, and Unsure where nobody knows whether it arrived."""
    return _asked(account, "POST", path, json=dict(body))


def upload(account: Account, path: str, fields: Mapping[str, str], file: tuple[str, Any, str]) -> Any:
    """Lay a file (name, readable, media type) down at Meta: what it is called there. Raises as `get`."""
    try:
        return _asked(account, "POST", path, data=dict(fields), files={"file": file})
    except Unsure as nothing_lost:
        raise Temporary(nothing_lost.reason) from None


def fetch(account: Account, url: str, *, with_token: bool, most: int) -> bytes:
    """A file that a customer sent. Raises Gone, TooLarge, Temporary."""
    if not _of_meta(url, account):
        raise Gone
    headers = _headers(account) if with_token else {}
    try:
        with _client(account) as client, client.stream("GET", url, headers=headers) as answer:
            if answer.status_code in (429, *range(500, 600)):
                raise Temporary("unreachable")
            if not answer.is_success:
                raise Gone
            return _read(answer, most)
    except core.AddressRefused:
        raise Gone from None
    except httpx.HTTPError:
        raise Temporary("no_answer") from None


def proof(account: Account) -> str:
    """That whoever holds the token holds the app's secret too (`appsecret_proof`)."""
    secret, token = account.secret("app_secret"), account.secret("access_token")
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def _client(account: Account) -> httpx.Client:
    """By the house's guard; where Meta's API is said to be is for the machine's administrator to know."""
    bounds = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    return core.outside_client(bounds=bounds, inner=(urlsplit(home_of(account)).hostname or "",))


def _headers(account: Account) -> dict[str, str]:
    return {"Authorization": f"Bearer {account.secret('access_token')}"}


def _asked(account: Account, method: str, path: str, **more: Any) -> dict[str, Any]:
    url = f"{home_of(account).rstrip('/')}/{path.lstrip('/')}"
    more["params"] = {**more.get("params", {}), "appsecret_proof": proof(account)}
    try:
        with (
            _client(account) as client,
            client.stream(method, url, headers=_headers(account), **more) as answer,
        ):
            return _understood(answer, method)
    except core.AddressRefused:
        raise Broken("inside") from None
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL):
        raise Temporary("unreachable") from None
    except (httpx.HTTPError, TooLarge):
        raise _nobody_knows(method, "no_answer") from None


def _understood(answer: httpx.Response, method: str) -> dict[str, Any]:
    """What was answered. A refusal is one only when Meta itself says so."""
    try:
        said = json.loads(_read(answer, LARGEST_ANSWER))
    except ValueError:
        said = None
    said = said if isinstance(said, dict) else {}
    if answer.is_success and said and "error" not in said:
        return said
    if answer.is_success and "error" not in said:
        raise _nobody_knows(method, "garbage")
    raise trouble_of(said.get("error"), answer.status_code, answer.headers.get("Retry-After", ""))


def _nobody_knows(method: str, reason: str) -> Exception:
    return Unsure(reason) if method == "POST" else Temporary(reason)


def _read(answer: httpx.Response, most: int) -> bytes:
    """The body, if it is no larger than that and comes in time."""
    deadline, found = time.monotonic() + WHOLE_SECONDS, bytearray()
    for piece in answer.iter_bytes():
        found += piece
        if len(found) > most:
            raise TooLarge
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("slow")
    return bytes(found)


def home_of(account: Account) -> str:
    """Where this account's API is."""
    apart = getattr(settings, f"MADOGUCHI_{account.kind.upper()}_API", "")
    return str(apart or settings.MADOGUCHI_META_API)


def _of_meta(url: str, account: Account) -> bool:
    """Whether a file lies with Meta: https and one of its hosts, or the server that this house is led to."""
    here, home = urlsplit(url), urlsplit(home_of(account))
    if (here.scheme, here.netloc) == (home.scheme, home.netloc):
        return True
    return here.scheme == "https" and here.port in (None, 443) and f".{here.hostname}".endswith(FILE_HOSTS)


def needed(account: Account, name: str) -> str:
    """A setting without which nothing can be asked. Raises Permanent."""
    found = str(account.settings.get(name) or "")
    if not found:
        raise Permanent("refused")
    return found
