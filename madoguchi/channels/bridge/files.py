"""Files that come with a message: in it, or at an address; bounded, and never from an inner net."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from .. import outside
from ..shapes import Account, InboundFile, NotUnderstood, Temporary

MOST = 10
LONGEST_NAME = 120


def files_of(account: Account, given: Any) -> tuple[tuple[InboundFile, ...], list[str]]:
    """The files, and a line for each that was not taken. Raises NotUnderstood, Temporary."""
    if not isinstance(given, list) or len(given) > MOST or not all(isinstance(one, dict) for one in given):
        raise NotUnderstood("files")
    taken: list[InboundFile] = []
    lines: list[str] = []
    for one in given:
        name = str(one.get("name") or "file")[:LONGEST_NAME]
        try:
            content = _content(account, one)
        except outside.TooLarge:
            lines.append(_("[A file that is too large to take: %(name)s]") % {"name": name})
            continue
        if content is None:
            lines.append(_("[A file that could not be fetched: %(name)s]") % {"name": name})
        else:
            taken.append(InboundFile(name, str(one.get("type") or "application/octet-stream"), content))
    return tuple(taken), lines


def own_hosts(account: Account) -> Iterable[str]:
    """The host of the other system, where the administrator said that it lies inside."""
    host = urlsplit(str(account.settings.get("address", ""))).hostname
    return (host,) if host and account.settings.get("inside") == "yes" else ()


def _content(account: Account, one: Mapping[str, Any]) -> bytes | None:
    """Its bytes; None where they cannot be had. Raises outside.TooLarge, NotUnderstood, Temporary."""
    if "content" in one:
        try:
            found = base64.b64decode(str(one["content"]), validate=True)
        except (binascii.Error, ValueError):
            raise NotUnderstood("content") from None
        if len(found) > settings.MADOGUCHI_ATTACHMENT_BYTES:
            raise outside.TooLarge
        return found
    address = str(one.get("url") or "")
    return _fetched(account, address) if urlsplit(address).scheme in ("https", "http") else None


def _fetched(account: Account, address: str) -> bytes | None:
    try:
        with outside.asking(own=tuple(own_hosts(account))) as client, client.stream("GET", address) as answer:
            if answer.status_code == 429 or answer.status_code >= 500:
                raise Temporary("unreachable")
            if not answer.is_success:
                return None
            return outside.bounded(answer, settings.MADOGUCHI_ATTACHMENT_BYTES)
    except outside.Inner:
        return None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError):
        return None
    except httpx.HTTPError:
        raise Temporary("unreachable") from None
