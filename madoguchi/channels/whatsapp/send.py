"""To WhatsApp: freely for a day after her last message, else by a template that was approved beforehand."""

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.conversations.shapes import Choice, Outgoing, OutgoingFile
from madoguchi.core import api as core

from ..files import absolute
from ..meta.graph import needed, post, upload
from ..pieces import send_pieces
from ..shapes import Account, Permanent, Route, Sent, Unsure
from .capabilities import CAPABILITIES
from .contents import PRESSED
from .templates import filled

LONGEST_ABOVE = 1024
"""Characters above buttons, or below a picture."""
MOST_BUTTONS, LONGEST_BUTTON, LONGEST_ROW, LONGEST_ID = 3, 20, 24, 200
SHOWN = {
    "image/jpeg": ("image", 5_000_000), "image/png": ("image", 5_000_000),
    "video/mp4": ("video", 16_000_000), "video/3gpp": ("video", 16_000_000),
    "audio/aac": ("audio", 16_000_000), "audio/mp4": ("audio", 16_000_000),
    "audio/mpeg": ("audio", 16_000_000), "audio/amr": ("audio", 16_000_000),
    "audio/ogg": ("audio", 16_000_000),
}  # fmt: skip
"""What WhatsApp shows or plays itself, up to so many bytes; anything else goes as a document."""
Piece = Callable[[], dict[str, Any]]


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message of ours. Raises Permanent, Temporary, Broken, Unsure."""
    template = outgoing.card.get("template")
    pieces = [partial(filled, template)] if template else pieces_of(account, outgoing)
    if not pieces:
        raise Permanent("empty")
    how = "template" if template else "free"
    return send_pieces(route, outgoing, pieces, partial(_post, account, route, outgoing), how=how)


def _post(account: Account, route: Route, outgoing: Outgoing, piece: Piece) -> str:
    """One message of WhatsApp's; what it is called there. Our key comes back with its receipts."""
    whom = {"to": route.address} if route.address.isdigit() else {"recipient": route.address}
    body = {
        "messaging_product": "whatsapp", "recipient_type": "individual", **whom,
        "biz_opaque_callback_data": str(outgoing.key), **piece(),
    }  # fmt: skip
    said = post(account, f"{needed(account, 'phone_number_id')}/messages", body)
    try:
        return str(said["messages"][0]["id"])
    except (LookupError, TypeError):
        raise Unsure("garbage") from None


def pieces_of(account: Account, outgoing: Outgoing) -> list[Piece]:
    """WhatsApp's messages for ours: a picture with the words below it, else words, then the files."""
    words, link = _words(outgoing)
    files, choices = list(outgoing.files), outgoing.choices[: CAPABILITIES.quick_replies]
    fits = CAPABILITIES.length(words) <= LONGEST_ABOVE
    with override(outgoing.language):
        if files and words and fits and not (choices or link) and _takes_words(files[0]):
            first: list[Piece] = [partial(_file, account, files.pop(0), words)]
        elif words and fits and choices:
            first = [partial(_choices, words, choices)]
        elif words and fits and link:
            first = [partial(_link, words, link)]
        else:
            spoken = "\n".join(filter(None, (words, link and absolute(link[1]))))
            first = [partial(_text, part) for part in CAPABILITIES.parts(spoken) if part]
            if choices:
                first.append(partial(_choices, _("Please choose:"), choices))
    return [*first, *(partial(_file, account, one, "") for one in files)]


def _words(outgoing: Outgoing) -> tuple[str, tuple[str, str] | None]:
    """The words, and where they lead: (what stands on the button, address)."""
    facts = outgoing.card.get("facts") if isinstance(outgoing.card, dict) else None
    if not isinstance(facts, Mapping) or not facts.get("url"):
        return outgoing.text, None
    return outgoing.text, (str(facts.get("action") or facts["title"]), str(facts["url"]))


def _text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": words, "preview_url": False}}


def _choices(words: str, choices: tuple[Choice, ...]) -> dict[str, Any]:
    """Up to three as buttons, more as a list to open."""
    named = [(_id(number, one), one) for number, one in enumerate(choices)]
    if len(choices) <= MOST_BUTTONS:
        buttons = [
            {"type": "reply", "reply": {"id": id_, "title": cut(one.label, LONGEST_BUTTON)}}
            for id_, one in named
        ]
        return _interactive("button", words, {"buttons": buttons})
    rows = [{"id": id_, **_row(one.label)} for id_, one in named]
    opens = cut(_("Choose"), LONGEST_BUTTON)
    return _interactive("list", words, {"button": opens, "sections": [{"title": opens, "rows": rows}]})


def _id(number: int, one: Choice) -> str:
    return f"{PRESSED}{number}:{one.text or one.label}"[:LONGEST_ID]


def _row(label: str) -> dict[str, str]:
    """A row of a list: what does not fit into its title stands below it."""
    short = cut(label, LONGEST_ROW)
    return {"title": short} if short == label else {"title": short, "description": cut(label, 72)}


def _link(words: str, link: tuple[str, str]) -> dict[str, Any]:
    shown = {"display_text": cut(link[0], LONGEST_BUTTON), "url": absolute(link[1])}
    return _interactive("cta_url", words, {"name": "cta_url", "parameters": shown})


def _interactive(kind: str, words: str, action: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": words}, "action": action}}


def _kind(file: OutgoingFile) -> str:
    kind, most = SHOWN.get(file.media_type, ("document", 0))
    return kind if file.size <= most else "document"


def _takes_words(file: OutgoingFile) -> bool:
    return _kind(file) != "audio"


def _file(account: Account, file: OutgoingFile, words: str) -> dict[str, Any]:
    """Laid down at WhatsApp first; the message names it. Raises Permanent("file") for one that is gone."""
    kind = _kind(file)
    with tempfile.SpooledTemporaryFile(max_size=1_000_000) as spool:
        content = cast(IO[bytes], spool)
        if not core.copy_attachment(file.id, content):
            raise Permanent("file")
        content.seek(0)
        fields = {"messaging_product": "whatsapp", "type": file.media_type}
        laid = upload(
            account,
            f"{needed(account, 'phone_number_id')}/media",
            fields,
            (file.name, content, file.media_type),
        )
    told = {"id": str(laid.get("id") or "")}
    if words:
        told["caption"] = words
    if kind == "document":
        told["filename"] = file.name
    return {"type": kind, kind: told}


def cut(text: str, letters: int) -> str:
    """A label as long as it may be."""
    return text if len(text) <= letters else text[: letters - 1] + "…"
