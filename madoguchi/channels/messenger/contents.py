"""What a message of Messenger or Instagram says, in words; its files are fetched."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from ..meta.graph import Gone, TooLarge, fetch
from ..shapes import Account, InboundFile

PRESSED = "say:"
"""What we put behind a quick reply: what is said by pressing it."""
KINDS = {"image": ("image.jpg", "image/jpeg"), "video": ("video.mp4", "video/mp4"),
         "audio": ("audio.mp4", "audio/mp4"), "file": ("file", "application/octet-stream")}  # fmt: skip
SHARED = frozenset(("share", "fallback", "reel", "ig_reel", "ig_post", "post", "template"))


@dataclass(frozen=True)
class Content:
    """Words and files of one message."""

    text: str = ""
    files: tuple[InboundFile, ...] = ()


def content(account: Account, message: Mapping[str, Any]) -> Content:
    """Raises Temporary while a file cannot be fetched. What Meta does not pass on is said."""
    if message.get("is_unsupported"):
        return Content(_("[A message of a kind that is not passed on to us]"))
    found = [_attachment(account, one) for one in message.get("attachments") or ()]
    story = ((message.get("reply_to") or {}).get("story")) or {}
    words = [_("[Reply to our story]")] if story else []
    words += [_spoken(message), *(one.text for one in found)]
    return Content("\n".join(filter(None, words)), tuple(file for one in found for file in one.files))


def _spoken(message: Mapping[str, Any]) -> str:
    """Her words; where she pressed one of ours, what stands behind it."""
    payload = str((message.get("quick_reply") or {}).get("payload") or "")
    text = str(message.get("text") or "")
    return payload.removeprefix(PRESSED) if payload.startswith(PRESSED) else text


def _attachment(account: Account, told: Mapping[str, Any]) -> Content:
    kind, payload = str(told.get("type")), told.get("payload") or {}
    if kind == "location":
        return Content(_place(told, payload))
    if kind == "story_mention":
        return Content(_("[Mentioned us in a story]"))
    if kind in SHARED:
        shared = payload.get("title") or told.get("title"), payload.get("url") or told.get("url")
        return Content("\n".join([_("[Shared]"), *(str(one) for one in shared if one)]))
    if kind == "image" and payload.get("sticker_id"):
        return Content(_("[Sticker]"))
    if kind in KINDS and payload.get("url"):
        return _file(account, kind, str(payload["url"]))
    return Content(_("[A message of a kind that is not passed on to us]"))


def _place(told: Mapping[str, Any], payload: Mapping[str, Any]) -> str:
    spot = payload.get("coordinates") or {}
    at = f"{float(spot['lat']):.6f},{float(spot['long']):.6f}"
    name = told.get("title")
    return "\n".join([_("[Location]"), *([str(name)] if name else []), f"https://www.google.com/maps?q={at}"])


def _file(account: Account, kind: str, url: str) -> Content:
    plain, media_type = KINDS[kind]
    given = PurePosixPath(unquote(urlsplit(url).path)).name
    name = given if kind == "file" and given else plain
    try:
        found = fetch(account, url, with_token=False, most=settings.MADOGUCHI_ATTACHMENT_BYTES)
    except TooLarge:
        return Content(_("[A file that is too large to take: %(name)s]") % {"name": name})
    except Gone:
        return Content(_("[A file that could no longer be fetched: %(name)s]") % {"name": name})
    return Content("", (InboundFile(name, media_type, found),))
