"""What a message of Telegram holds: words, a place, a sticker in words, files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from ..shapes import Account, InboundFile, NotUnderstood, Permanent, Temporary
from .client import ask, files_at

if TYPE_CHECKING:
    from telegram import Bot

FILES = {"document": ("file", "application/octet-stream"), "video": ("video.mp4", "video/mp4"),
         "animation": ("animation.mp4", "video/mp4"), "audio": ("audio.mp3", "audio/mpeg"),
         "voice": ("voice.ogg", "audio/ogg"), "video_note": ("video.mp4", "video/mp4")}  # fmt: skip
MOST_FETCHED = 20_000_000
"""Telegram hands bots no larger file."""
Content = tuple[str, tuple[InboundFile, ...], dict[str, Any]]


def content_of(account: Account, message: Mapping[str, Any]) -> Content:
    """Words, files and card of a message. Raises NotUnderstood, Temporary."""
    words = str(message.get("text") or message.get("caption") or "")
    if sticker := message.get("sticker"):
        return _sticker(sticker), (), {"sticker": str(sticker.get("file_unique_id", ""))}
    if place := message.get("venue") or message.get("location"):
        return _place(place), (), {}
    if contact := message.get("contact"):
        return _contact(contact), (), {}
    given = _given(message)
    if given is not None:
        line, files = _file(account, *given)
        return "\n".join(filter(None, (words, line))), files, {}
    if not words:
        raise NotUnderstood("message")
    return words, (), {}


def _sticker(sticker: Mapping[str, Any]) -> str:
    words = str(sticker.get("emoji") or "")
    return _("[Sticker] %(words)s") % {"words": words} if words else _("[Sticker]")


def _place(place: Mapping[str, Any]) -> str:
    """Name, address, and a map to look at."""
    spot = place.get("location") or place
    at = f"{float(spot['latitude']):.6f},{float(spot['longitude']):.6f}"
    found = (place.get("title"), place.get("address"), f"https://www.google.com/maps?q={at}")
    return "\n".join([_("[Location]"), *(str(one) for one in found if one)])


def _contact(contact: Mapping[str, Any]) -> str:
    name = " ".join(filter(None, (contact.get("last_name"), contact.get("first_name"))))
    return "\n".join(filter(None, (_("[Contact]"), name, str(contact.get("phone_number") or ""))))


def _given(message: Mapping[str, Any]) -> tuple[str, str, str, int] | None:
    """The file that came along: its id, name, type and size; of a picture the largest one."""
    if photos := message.get("photo"):
        best = max(photos, key=lambda one: one.get("width", 0) * one.get("height", 0))
        return str(best["file_id"]), "photo.jpg", "image/jpeg", int(best.get("file_size") or 0)
    for kind, (name, media_type) in FILES.items():
        if one := message.get(kind):
            told = (one.get("file_name") or name, one.get("mime_type") or media_type)
            return str(one["file_id"]), str(told[0]), str(told[1]), int(one.get("file_size") or 0)
    return None


def _file(
    account: Account, file_id: str, name: str, media_type: str, size: int
) -> tuple[str, tuple[InboundFile, ...]]:
    """A line for a file that is not taken, or the file."""
    if size > min(settings.MADOGUCHI_ATTACHMENT_BYTES, MOST_FETCHED):
        return _("[A file that is too large to take: %(name)s]") % {"name": name}, ()
    try:
        content = ask(account, lambda bot: _fetched(account, bot, file_id))
    except Permanent:
        content = None
    if content is None:
        return _("[A file that could not be fetched: %(name)s]") % {"name": name}, ()
    return "", (InboundFile(name, media_type, content),)


async def _fetched(account: Account, bot: "Bot", file_id: str) -> bytes | None:
    """Its bytes, from the account's own server and nowhere else."""
    found = await bot.get_file(file_id)
    if not (found.file_path or "").startswith(files_at(account)):
        return None
    if (found.file_size or 0) > settings.MADOGUCHI_ATTACHMENT_BYTES:
        return None
    content = await bot.request.retrieve(str(found.file_path))
    if len(content) > settings.MADOGUCHI_ATTACHMENT_BYTES:
        raise Temporary("too_long")
    return bytes(content)
