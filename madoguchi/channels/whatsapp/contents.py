"""What a WhatsApp message says, in words where it says it otherwise; its files are fetched in two steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..meta.graph import Gone, TooLarge, fetch, get
from ..shapes import Account, Broken, InboundFile, Permanent, Temporary

PRESSED = "say:"
"""What we put into a button: the number of the choice, and what is said by pressing it."""
FILE_NAMES = {"image": "image", "video": "video", "audio": "audio", "document": "file", "sticker": "sticker"}
ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "video/mp4": ".mp4",
    "video/3gpp": ".3gp", "audio/ogg": ".ogg", "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/aac": ".aac",
    "audio/amr": ".amr", "application/pdf": ".pdf",
}  # fmt: skip


@dataclass(frozen=True)
class Content:
    """Words and files of one message."""

    text: str = ""
    files: tuple[InboundFile, ...] = ()
    card: Mapping[str, Any] = field(default_factory=dict)


def content(account: Account, message: Mapping[str, Any]) -> Content:
    """Raises Temporary while a file cannot be fetched. What we do not know is said to be unknown."""
    kind = str(message["type"])
    if kind in FILE_NAMES:
        return _file(account, kind, message[kind])
    said = READ[kind](message[kind]) if kind in READ and message.get(kind) else _unsupported(message)
    return Content(said)


def _text(said: Mapping[str, Any]) -> str:
    return str(said["body"])


def _file(account: Account, kind: str, told: Mapping[str, Any]) -> Content:
    media_type = str(told.get("mime_type") or "application/octet-stream").partition(";")[0].strip()
    name = str(told.get("filename") or FILE_NAMES[kind] + ENDINGS.get(media_type, ""))
    words = str(told.get("caption") or "")
    try:
        bytes_ = _fetched(account, str(told["id"]))
    except TooLarge:
        missing = _("[A file that is too large to take: %(name)s]") % {"name": name}
    except Gone:
        missing = _("[A file that could no longer be fetched: %(name)s]") % {"name": name}
    else:
        if kind == "sticker":
            words = _("[Sticker]")
        return Content(words, (InboundFile(name, media_type, bytes_),))
    return Content("\n".join(filter(None, (words, missing))))


def _fetched(account: Account, media_id: str) -> bytes:
    """First where the file lies, then the file. Raises Gone, TooLarge, Temporary."""
    most = settings.MADOGUCHI_ATTACHMENT_BYTES
    try:
        found = get(account, media_id, phone_number_id=str(account.settings.get("phone_number_id") or ""))
    except Permanent:
        raise Gone from None
    except Broken as trouble:
        raise Temporary(trouble.reason) from None
    if int(found.get("file_size") or 0) > most:
        raise TooLarge
    return fetch(account, str(found.get("url") or ""), with_token=True, most=most)


def _place(told: Mapping[str, Any]) -> str:
    at = f"{float(told['latitude']):.6f},{float(told['longitude']):.6f}"
    found = (told.get("name"), told.get("address"), f"https://www.google.com/maps?q={at}")
    return "\n".join([_("[Location]"), *(str(one) for one in found if one)])


def _contacts(told: list[Mapping[str, Any]]) -> str:
    """Cards of people: name, numbers, addresses of mail."""
    lines = [_("[Contact card]")]
    for one in told:
        ways = [*(each.get("phone") for each in one.get("phones") or ()),
                *(each.get("email") for each in one.get("emails") or ())]  # fmt: skip
        name = (one.get("name") or {}).get("formatted_name", "")
        lines.append(" ".join(str(part) for part in (name, *ways) if part))
    return "\n".join(lines)


def _button(told: Mapping[str, Any]) -> str:
    """The button of a template."""
    return str(told.get("text") or told.get("payload") or "")


def _interactive(told: Mapping[str, Any]) -> str:
    """She pressed one of our buttons, or chose from our list: she says what stands on it."""
    chosen = told.get("button_reply") or told.get("list_reply")
    if chosen is None:
        return str((told.get("nfm_reply") or {}).get("body") or _("[A form was sent]"))
    mark, _number, said = str(chosen.get("id", "")).removeprefix(PRESSED).partition(":")
    ours = str(chosen.get("id", "")).startswith(PRESSED) and mark.isdigit() and said
    return said if ours else str(chosen.get("title") or "")


def _order(told: Mapping[str, Any]) -> str:
    """What she put into the cart of a catalogue."""
    rows = [
        f"{item.get('product_retailer_id', '')} × {item.get('quantity', 1)}"
        for item in told.get("product_items") or ()
    ]
    return "\n".join(filter(None, [_("[Order]"), *rows, str(told.get("text") or "")]))


def _system(told: Mapping[str, Any]) -> str:
    """She has moved to another number, or WhatsApp tells something of the kind."""
    new = told.get("new_wa_id") or told.get("wa_id")
    return _("[New telephone number] +%(number)s") % {"number": new} if new else str(told.get("body") or "")


def _unsupported(message: Mapping[str, Any]) -> str:
    kind = str((message.get("unsupported") or {}).get("type") or message["type"])
    name = str(UNSUPPORTED.get(kind, lambda: kind)())
    if kind in ("unsupported", "unknown"):
        return _("[A message of a kind that WhatsApp does not pass on]")
    return _("[A message of a kind that WhatsApp does not pass on: %(kind)s]") % {"kind": name}


READ: Mapping[str, Callable[[Any], str]] = {
    "text": _text, "location": _place, "contacts": _contacts, "button": _button,
    "interactive": _interactive, "order": _order, "system": _system,
}  # fmt: skip
UNSUPPORTED: Mapping[str, Callable[[], str]] = {
    "poll": lambda: pgettext("message", "a poll"),
    "edit": lambda: pgettext("message", "a change of an earlier message"),
    "ephemeral": lambda: pgettext("message", "a disappearing message"),
    "event": lambda: pgettext("message", "an event"),
}
