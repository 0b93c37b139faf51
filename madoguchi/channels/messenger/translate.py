"""Events of Messenger and Instagram in our words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override

from ..meta.graph import get
from ..meta.webhook import moment_of_milliseconds
from ..queries.accounts import has_route, is_closed
from ..shapes import (
    Account,
    Edited,
    Happening,
    Inbound,
    NotUnderstood,
    Part,
    Reachable,
    Reacted,
    ReadUntil,
    Receipt,
    SendingTrouble,
    Unsent,
)
from ..stopping import wish_of
from ..unpacking import json_of
from .contents import PRESSED, content
from .links import said_by

Event = Mapping[str, Any]
STARTS = "GET_STARTED"


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What a part says. Raises NotUnderstood, Temporary."""
    told = json_of(part.body)
    ours = account.settings.get("instagram_id" if account.kind == "instagram" else "page_id")
    if ours and told["page"] != ours:
        raise NotUnderstood(f"page {told['page']}")
    event = told["event"]
    at = moment_of_milliseconds(event["timestamp"])
    with override(settings.LANGUAGE_CODE):
        return tuple(READ[told["kind"]](account, event, at))


def _message(account: Account, event: Event, at: datetime) -> Iterator[Happening]:
    message = event["message"]
    if message.get("is_deleted"):
        gone = str(message["mid"])
        yield Unsent(gone, at, _her(event), f'"{gone}"')
        return
    yield from _referral(account, message, event, at)
    found = content(account, message)
    if found.text or found.files:
        quoted = (message.get("reply_to") or {}).get("mid")
        card = {"quotes": str(quoted)} if quoted else {}
        yield Inbound(
            _her(event), str(message["mid"]), found.text, files=found.files, at=at, card=card,
            name=_name(account, _her(event)),
        )  # fmt: skip
        yield from _wish(account, event, found.text, at)


def _wish(account: Account, event: Event, text: str, at: datetime) -> Iterator[Happening]:
    """STOP closes the way to her; whatever she writes after it opens it again."""
    wish = wish_of(text)
    if wish is not None or is_closed(account.id, _her(event)):
        yield Reachable(_her(event), wish is not False, at)


def _edit(account: Account, event: Event, at: datetime) -> Iterator[Happening]:
    told = event["message_edit"]
    yield Edited(str(told["mid"]), str(told.get("text") or ""), at)


def _reaction(account: Account, event: Event, at: datetime) -> Iterator[Happening]:
    """A sign set on a message, hers or ours, or taken away again."""
    told = event["reaction"]
    gone = told.get("action") == "unreact"
    yield Reacted(str(told["mid"]), "" if gone else str(told.get("emoji") or told.get("reaction") or ""), at)


def _postback(account: Account, event: Event, at: datetime) -> Iterator[Happening]:
    """She pressed something of the menu: she says what stands on it. The first button says nothing."""
    told = event["postback"]
    yield from _referral(account, told, event, at)
    payload = str(told.get("payload") or "")
    words = payload.removeprefix(PRESSED) if payload.startswith(PRESSED) else str(told.get("title") or "")
    if payload == STARTS or not words:
        return
    id_ = str(told.get("mid") or f"postback:{_her(event)}:{event['timestamp']}")
    yield Inbound(_her(event), id_, words, at=at, name=_name(account, _her(event)))


def _referral(account: Account, told: Event, event: Event, at: datetime) -> Iterator[Happening]:
    """She came by our link: it brings the code of a conversation, as if she had written it."""
    words = said_by(str((told.get("referral") or {}).get("ref") or ""))
    if words:
        id_ = f"referral:{_her(event)}:{event['timestamp']}"
        yield Inbound(_her(event), id_, words, at=at, name=_name(account, _her(event)))


def _opened(account: Account, event: Event, at: datetime) -> Iterator[Happening]:
    yield from _referral(account, event, event, at)


def _delivery(account: Account, event: Event, at: datetime) -> Iterator[Happening]:
    for mid in event["delivery"].get("mids") or ():
        yield Receipt(str(mid), "delivered", at)


def _read(account: Account, event: Event, at: datetime) -> Iterator[Happening]:
    """Messenger tells until when she has read, Instagram what she has read last."""
    told = event["read"]
    if told.get("watermark"):
        yield ReadUntil(_her(event), moment_of_milliseconds(told["watermark"]))
    elif told.get("mid"):
        yield Receipt(str(told["mid"]), "read", at)
        yield ReadUntil(_her(event), at)


def _her(event: Event) -> str:
    return str(event["sender"]["id"])


def _name(account: Account, address: str) -> str:
    """Her name as she has it there, asked once; nothing when Meta will not say."""
    if has_route(account.id, address):
        return ""
    fields = "name,username" if account.kind == "instagram" else "first_name,last_name,name"
    try:
        found = get(account, address, fields=fields)
    except SendingTrouble:
        return ""
    parts = (found.get("last_name"), found.get("first_name"))
    return str(found.get("name") or found.get("username") or " ".join(str(one) for one in parts if one))


READ: Mapping[str, Callable[[Account, Event, datetime], Iterator[Happening]]] = {
    "message": _message, "message_edit": _edit, "reaction": _reaction, "postback": _postback,
    "referral": _opened, "delivery": _delivery, "read": _read,
}  # fmt: skip
