"""WhatsApp's events in our words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override

from ..meta.refusals import reason_of
from ..meta.webhook import moment
from ..queries.accounts import is_closed
from ..shapes import (
    Account,
    Edited,
    Happening,
    Inbound,
    NotUnderstood,
    Part,
    Reachable,
    Reacted,
    Receipt,
    Unsent,
)
from ..stopping import wish_of
from ..unpacking import json_of
from .contents import content
from .webhook import who

STATES = {"sent": "sent", "delivered": "delivered", "read": "read", "played": "read", "failed": "failed"}


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What a part says. Groups are none of ours. Raises NotUnderstood, Temporary."""
    told = json_of(part.body)
    if told["number"] != str(account.settings.get("phone_number_id")):
        raise NotUnderstood(f"number {told['number']}")
    if "status" in told:
        return _receipt(told["status"])
    message = told["message"]
    if message.get("group_id"):
        return ()
    with override(settings.LANGUAGE_CODE):
        return tuple(_message(account, message, str(told["name"])))


def _receipt(status: Mapping[str, Any]) -> Iterator[Happening]:
    state = STATES.get(str(status["status"]))
    if state is None:
        return
    errors = status.get("errors") or ({},)
    reason = reason_of(errors[0].get("code")) if state == "failed" else ""
    yield Receipt(str(status["id"]), state, moment(status["timestamp"]), reason)


def _message(account: Account, message: Mapping[str, Any], name: str) -> Iterator[Happening]:
    kind, at = message["type"], moment(message["timestamp"])
    if kind == "revoke":
        gone = str(message["revoke"]["original_message_id"])
        yield Unsent(gone, at, who(message), f'"{gone}"')
    elif kind == "reaction":
        told = message["reaction"]
        yield Reacted(str(told["message_id"]), str(told.get("emoji") or ""), at)
    elif kind == "edit":
        yield from _edit(message["edit"], at)
    else:
        yield from _said(account, message, name, at)


def _edit(told: Mapping[str, Any], at: datetime) -> Iterator[Happening]:
    """New words of a text, or below a picture."""
    new = told["message"]
    words = (new.get(new["type"]) or {}).get("body" if new["type"] == "text" else "caption")
    if words is not None:
        yield Edited(str(told["original_message_id"]), str(words), at)


def _said(account: Account, message: Mapping[str, Any], name: str, at: datetime) -> Iterator[Happening]:
    """Her words; STOP closes the way to her, and whatever she writes after it opens it again."""
    found, address = content(account, message), who(message)
    if not found.text and not found.files:
        return
    yield Inbound(
        address, str(message["id"]), found.text, files=found.files, at=at, name=name, card=_quote(message)
    )
    wish = wish_of(found.text)
    if wish is not None or is_closed(account.id, address):
        yield Reachable(address, wish is not False, at, name)


def _quote(message: Mapping[str, Any]) -> dict[str, Any]:
    """Which message she answers with it, as the service calls it."""
    quoted = (message.get("context") or {}).get("id")
    return {"quotes": str(quoted)} if quoted else {}
