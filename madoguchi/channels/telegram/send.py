"""To Telegram: words in pieces, files by themselves, and what may be pressed below the last words."""

from collections.abc import Awaitable, Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from madoguchi.conversations.shapes import Choice, Outgoing, OutgoingFile
from madoguchi.core import api as core

from ..files import absolute
from ..pieces import send_pieces
from ..shapes import Account, Permanent, Route, Sent, Temporary, Unsure
from .capabilities import CAPABILITIES
from .client import ask, kit

if TYPE_CHECKING:
    from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message

SAYS, BY_PLACE = "say=", "nth="
"""What a button of ours hands back: the words, or where they are too long, its place."""
MOST_DATA = 64
MOST_PICTURE = 10_000_000
PICTURES = ("image/jpeg", "image/png")
UNCLEAR = ("no_answer", "garbage")
Step = Callable[["Bot"], Awaitable["Message"]]


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message of ours. Raises Permanent, Temporary, Broken, Unsure.

    Telegram knows no key of ours: where no answer comes back, nobody knows whether it arrived.
    """
    steps = tuple(_steps(route.address, outgoing))
    if not steps:
        raise Permanent("empty")
    return send_pieces(route, outgoing, steps, lambda step: _one(account, route.address, step))


def _one(account: Account, to: str, step: Step) -> str:
    """Ask one thing of Telegram; the message's id in the whole house."""

    async def work(bot: "Bot") -> str:
        return f"{bot.token.partition(':')[0]}.{to}.{(await step(bot)).message_id}"

    try:
        return ask(account, work)
    except Temporary as trouble:
        if trouble.reason in UNCLEAR:
            raise Unsure("no_answer") from None
        raise


def _steps(to: str, outgoing: Outgoing) -> Iterator[Step]:
    """Everything that has to be asked of Telegram, in order."""
    texts = [part for part in CAPABILITIES.parts(outgoing.text.strip()) if part]
    if len(texts) > CAPABILITIES.most_parts:
        raise Permanent("too_long")
    pressed = _keyboard(outgoing)
    for place, text in enumerate(texts, start=1):
        yield _text(to, text, pressed if place == len(texts) else None)
    for file in outgoing.files:
        yield _file(to, file)


def _text(to: str, text: str, pressed: "InlineKeyboardMarkup | None") -> Step:
    return lambda bot: bot.send_message(to, text, reply_markup=pressed)


def _file(to: str, file: OutgoingFile) -> Step:
    """Small pictures are shown, everything else is a document. Raises Permanent("file")."""
    content = BytesIO()
    if not core.copy_attachment(file.id, content):
        raise Permanent("file")
    given: dict[str, Any] = {"filename": file.name}
    if file.media_type in PICTURES and file.size <= MOST_PICTURE:
        return lambda bot: bot.send_photo(to, content.getvalue(), **given)
    return lambda bot: bot.send_document(to, content.getvalue(), **given)


def _keyboard(outgoing: Outgoing) -> "InlineKeyboardMarkup | None":
    """Choices one below the other, and the page that a card leads to."""
    rows = [[_button(place, one)] for place, one in enumerate(outgoing.choices[: CAPABILITIES.quick_replies])]
    facts = outgoing.card.get("facts") or {}
    url = absolute(str(facts.get("url") or ""))
    if url.startswith("https://"):
        rows.append([kit.InlineKeyboardButton(str(facts.get("action") or facts.get("title"))[:64], url=url)])
    return kit.InlineKeyboardMarkup(rows) if rows else None


def _button(place: int, choice: Choice) -> "InlineKeyboardButton":
    words = f"{SAYS}{choice.text or choice.label}"
    fits = len(words.encode()) <= MOST_DATA
    label = choice.label if fits else choice.text or choice.label
    return kit.InlineKeyboardButton(label, callback_data=words if fits else f"{BY_PLACE}{place}")
