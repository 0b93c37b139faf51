"""To LINE: by the reply token while it lives, which costs nothing; else by a push, which counts."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from linebot.v3.messaging import PushMessageRequest, ReplyMessageRequest
from linebot.v3.messaging.exceptions import ApiException

from madoguchi.conversations.shapes import Outgoing
from madoguchi.core import api as core

from ..files import address_of_file
from ..shapes import Account, Permanent, Route, Sent, Temporary, Unsure
from .capabilities import CAPABILITIES
from .client import TIMEOUT, messaging
from .flex import card_of
from .webhook import moment

TOKEN_LIVES = timedelta(seconds=50)
MOST_MESSAGES = 5
ALREADY = 409
"""LINE knows this retry key: the message had arrived with an earlier try."""


def send(account: Account, route: Route, outgoing: Outgoing) -> Sent:
    """Send one message of ours, as up to five of LINE's. Raises Permanent, Temporary, Broken, Unsure."""
    messages = objects(outgoing)
    if not messages:
        raise Permanent("empty")
    if len(messages) > MOST_MESSAGES:
        raise Permanent("too_long")
    token = _living_token(route)
    if token and not outgoing.interrupted:
        try:
            return _reply(account, token, messages)
        except Permanent:
            pass  # the token was used or has died: a push says the same
    return _push(account, route, outgoing, messages)


def _living_token(route: Route) -> str:
    """The token of her last message, as long as LINE takes it."""
    token, at = route.data.get("reply_token"), route.data.get("reply_at")
    fresh = token and at and core.now() - moment(at) < TOKEN_LIVES
    return str(token) if fresh else ""


def _reply(account: Account, token: str, messages: list[dict[str, Any]]) -> Sent:
    """A reply knows no retry key: where no answer comes back, nobody knows whether it arrived."""
    asked = ReplyMessageRequest.from_dict({"replyToken": token, "messages": messages})
    try:
        with messaging(account) as line:
            said = line.reply_message(asked, _request_timeout=TIMEOUT)
    except Temporary as trouble:
        if trouble.reason in ("no_answer", "garbage"):
            raise Unsure("no_answer") from None
        raise
    return Sent(_ids(said), how="reply", units=0, data={"reply_token": None, "reply_at": None})


def _push(account: Account, route: Route, outgoing: Outgoing, messages: list[dict[str, Any]]) -> Sent:
    """A push is repeated under the same key, and LINE sends it once."""
    asked = PushMessageRequest.from_dict({"to": route.address, "messages": messages})
    with messaging(account) as line:
        try:
            said = line.push_message(asked, x_line_retry_key=str(outgoing.key), _request_timeout=TIMEOUT)
        except ApiException as refused:
            if refused.status != ALREADY:
                raise
            return Sent(how="push", units=1)
    return Sent(_ids(said), how="push", units=1)


def _ids(said: Any) -> tuple[str, ...]:
    return tuple(str(one.id) for one in (said.sent_messages or ()))


def objects(outgoing: Outgoing) -> list[dict[str, Any]]:
    """LINE's messages for ours: words, a card, files, and what may be pressed below the last."""
    facts = outgoing.card.get("facts") if isinstance(outgoing.card, dict) else None
    words = outgoing.text.partition("\n")[0] if facts else outgoing.text
    found = [{"type": "text", "text": part} for part in CAPABILITIES.parts(words) if part]
    if facts:
        found.append(card_of(facts))
    found += [_file(file, outgoing) for file in outgoing.files]
    pressed = _quick_replies(outgoing)
    if found and pressed:
        found[-1] = {**found[-1], "quickReply": {"items": pressed}}
    return found


def _file(file: Any, outgoing: Outgoing) -> dict[str, Any]:
    """Pictures are shown; any other file is a link to it that lasts for a while."""
    url = address_of_file(file)
    if file.media_type in ("image/jpeg", "image/png"):
        return {"type": "image", "originalContentUrl": url, "previewImageUrl": url}
    with override(outgoing.language):
        words = _("A file for you: %(name)s") % {"name": file.name}
    return {"type": "text", "text": f"{words}\n{url}"}


def _quick_replies(outgoing: Outgoing) -> list[dict[str, Any]]:
    most, letters = CAPABILITIES.quick_replies, CAPABILITIES.quick_reply_length
    return [
        {"type": "action", "action": {"type": "message", "label": _cut(one.label, letters),
                                      "text": (one.text or one.label)[:300]}}
        for one in outgoing.choices[:most]
    ]  # fmt: skip


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1] + "…"
