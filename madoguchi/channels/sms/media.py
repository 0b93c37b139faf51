"""Pictures that come with a message: fetched from the service and nowhere else, and never without end."""

from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from .. import outside
from ..shapes import Account, InboundFile, Temporary
from .client import HOME

STORES = (".twiliocdn.com", ".amazonaws.com")
"""Where Twilio leads on to for the bytes; our keys do not go there."""
MOST = 10
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp",
           "image/heic": "heic", "video/mp4": "mp4", "video/3gpp": "3gp", "audio/mpeg": "mp3",
           "audio/amr": "amr", "audio/ogg": "ogg", "application/pdf": "pdf", "text/vcard": "vcf"}  # fmt: skip


def files(account: Account, given: list[tuple[str, str]]) -> tuple[tuple[InboundFile, ...], list[str]]:
    """What was sent along (address, type), and a line for each that was not taken. Raises Temporary."""
    taken, lines = [], []
    for place, (address, media_type) in enumerate(given[:MOST], start=1):
        name = f"mms-{place}.{ENDINGS.get(media_type, 'bin')}"
        try:
            content = _fetched(account, address)
        except outside.TooLarge:
            lines.append(_("[A file that is too large to take: %(name)s]") % {"name": name})
            continue
        if content is None:
            lines.append(_("[A file that could not be fetched: %(name)s]") % {"name": name})
        else:
            taken.append(InboundFile(name, media_type, content))
    return tuple(taken), lines


def _fetched(account: Account, address: str) -> bytes | None:
    """Its bytes; None where it is no more, or elsewhere. Raises outside.TooLarge, Temporary."""
    server = str(account.settings.get("server") or HOME)
    if _place(address) != _place(server):
        return None
    keys = httpx.BasicAuth(str(account.settings.get("account_sid", "")), account.secret("auth_token"))
    try:
        with outside.asking(own=(urlsplit(server).hostname or "",)) as client:
            found, onward = _read(client, address, keys)
            if onward and urlsplit(onward).scheme == "https" and _is_store(server, onward):
                found, _onward = _read(client, onward, None)
            return found
    except outside.Inner:
        return None
    except httpx.HTTPError:
        raise Temporary("no_answer") from None
    except (httpx.InvalidURL, UnicodeError):
        return None


def _read(client: httpx.Client, address: str, keys: httpx.BasicAuth | None) -> tuple[bytes | None, str]:
    """The bytes, or where they are instead."""
    with client.stream("GET", address, auth=keys) as answer:
        if answer.is_redirect:
            return None, answer.headers.get("Location", "")
        if answer.status_code == 429 or answer.status_code >= 500:
            raise Temporary("no_answer")
        if not answer.is_success:
            return None, ""
        return outside.bounded(answer, settings.MADOGUCHI_ATTACHMENT_BYTES), ""


def _place(address: str) -> tuple[str, str | None, int | None]:
    where = urlsplit(address)
    return where.scheme, where.hostname, where.port


def _is_store(server: str, address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return server.rstrip("/") == HOME and host.endswith(STORES)
