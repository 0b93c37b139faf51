"""To LINE: by the reply token while it lives, which costs nothing; else by a push, which counts.

Up to five of LINE's messages go in one of either, and count as one, so what we say in a row goes together.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.conversations.shapes import Outgoing
from madoguchi.core import api as core

from ..files import address_of_file
from ..shapes import Account, Permanent, Route, Sent, Temporary, Unsure
from .capabilities import CAPABILITIES
from .client import TIMEOUT, Arrived, kit, messaging
from .flex import card_of
from .pressing import choices
from .webhook import moment

TOKEN_LIVES = timedelta(seconds=50)
MOST_MESSAGES = 5
Messages = list[dict[str, Any]]


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message of ours, as up to five of LINE's. Raises Permanent, Temporary, Broken, Unsure."""
    return send_together(account, route, (outgoing,))[0]


def send_together(account: Account, route: Route, batch: Sequence[Outgoing]) -> tuple[Sent, ...]:
    """Send several in a row as one, all or none. Raises Permanent, Temporary, Broken, Unsure.

    What `reserve` set the reply token aside for is replied, also when an earlier try was cut off: LINE takes
    a token once, so that a second try within its life tells whether the first one arrived.
    """
    parts = [objects(one) for one in batch]
    if not all(parts):
        raise Permanent("empty")
    messages = [message for part in parts for message in part]
    if len(messages) > MOST_MESSAGES:
        raise Permanent("too_long")
    if answers := choices(batch[-1]):
        messages[-1] = {**messages[-1], "quickReply": {"items": answers}}
    held = route.data.get("replying") or {}
    if str(batch[0].key) in held.get("keys", ()):
        done = _reply(account, held, messages, again=any(one.interrupted for one in batch))
        if done is not None:
            return tuple(_shared(done, parts, "reply", {"replying": None}))
    ids = _push(account, route, batch[0].key, messages)
    return tuple(_shared(ids, parts, "push", {"replying": None}))


def fitting(batch: Sequence[Outgoing]) -> int:
    """How many of these, from the front, are at most five of LINE's messages."""
    many = total = 0
    for one in batch:
        total += len(objects(one))
        if many and total > MOST_MESSAGES:
            break
        many += 1
    return many


def reserve(route: Route, batch: Sequence[Outgoing]) -> Mapping[str, Any]:
    """A living token is set aside for these; after that, no other message uses it."""
    if batch[0].tries > 1 or not (token := _living_token(route)):
        return {}
    keys = [str(one.key) for one in batch]
    held = {"token": token, "at": route.data["reply_at"], "keys": keys}
    return {"replying": held, "reply_token": None, "reply_at": None}


def _living_token(route: Route) -> str:
    """The token of her last message, as long as LINE takes it."""
    token, at = route.data.get("reply_token"), route.data.get("reply_at")
    fresh = token and at and core.now() - moment(at) < TOKEN_LIVES
    return str(token) if fresh else ""


def _reply(account: Account, held: Mapping[str, Any], messages: Messages, *, again: bool) -> list[str] | None:
    """The ids of what was replied; None where LINE did not take the token, so that a push says the same.

    A reply knows no retry key: where no answer comes back, nobody knows whether it arrived.
    """
    asked = kit.ReplyMessageRequest.from_dict({"replyToken": held["token"], "messages": messages})
    try:
        with messaging(account) as line:
            return _ids(line.reply_message(asked, _request_timeout=TIMEOUT))
    except Permanent:
        if not again:
            return None
        if core.now() - moment(held["at"]) < TOKEN_LIVES:
            return []  # it lives and was used: the earlier try arrived
        raise Unsure("interrupted") from None
    except Temporary as trouble:
        if trouble.reason in ("no_answer", "garbage"):
            raise Unsure("no_answer") from None
        raise


def _push(account: Account, route: Route, key: UUID, messages: Messages) -> list[str]:
    """A push is repeated under the same key, and LINE sends it once."""
    asked = kit.PushMessageRequest.from_dict({"to": route.address, "messages": messages})
    try:
        with messaging(account) as line:
            return _ids(line.push_message(asked, x_line_retry_key=str(key), _request_timeout=TIMEOUT))
    except Arrived:
        return []


def _shared(
    ids: Sequence[str], parts: Sequence[Messages], how: str, data: Mapping[str, Any]
) -> Iterator[Sent]:
    """What became of each: its ids; one push counts once, with the first."""
    begin = 0
    for number, part in enumerate(parts):
        units = 1 if how == "push" and number == 0 else 0
        yield Sent(tuple(ids[begin : begin + len(part)]), how=how, units=units, data=data)
        begin += len(part)


def _ids(said: Any) -> list[str]:
    return [str(one.id) for one in (said.sent_messages or ())]


def objects(outgoing: Outgoing) -> Messages:
    """LINE's messages for ours: words, a card, files."""
    facts = outgoing.card.get("facts") if isinstance(outgoing.card, dict) else None
    words = outgoing.text.partition("\n")[0] if facts else outgoing.text
    found = [{"type": "text", "text": part} for part in CAPABILITIES.parts(words) if part]
    if facts:
        found.append(card_of(facts))
    found += [_file(file, outgoing) for file in outgoing.files]
    return found


def _file(file: Any, outgoing: Outgoing) -> dict[str, Any]:
    """Pictures are shown; any other file is a link to it that lasts for a while."""
    url = address_of_file(file)
    if file.media_type in ("image/jpeg", "image/png"):
        return {"type": "image", "originalContentUrl": url, "previewImageUrl": url}
    with override(outgoing.language):
        words = _("A file for you: %(name)s") % {"name": file.name}
    return {"type": "text", "text": f"{words}\n{url}"}
