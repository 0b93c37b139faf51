"""LINE's events in our words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..queries.accounts import has_route
from ..shapes import (
    Account,
    Happening,
    Inbound,
    InboundFile,
    Linked,
    NotUnderstood,
    Part,
    Permanent,
    Reachable,
    SendingTrouble,
    Temporary,
    Unsent,
)
from ..unpacking import json_of
from .client import TIMEOUT, contents, messaging
from .pressing import pressed, typed
from .webhook import moment, who

NOTHING = frozenset(
    ("join", "leave", "memberJoined", "memberLeft", "beacon", "videoPlayComplete", "membership", "module",
     "activated", "deactivated", "botSuspended", "botResumed", "delivery", "things")
)  # fmt: skip
"""Events that say nothing to a customer desk."""
KINDS = {"image": ("image.jpg", "image/jpeg"), "video": ("video.mp4", "video/mp4"),
         "audio": ("audio.m4a", "audio/mp4"), "file": ("file", "application/octet-stream")}  # fmt: skip
NOT_READY = 202


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What an event says. Groups are none of ours. Raises NotUnderstood, Temporary."""
    event = json_of(part.body)
    kind, source = event["type"], event.get("source") or {}
    if kind in NOTHING or source.get("type", "user") != "user" or event.get("mode") == "standby":
        return ()
    if kind not in READ:
        raise NotUnderstood(f"type {kind}")
    return READ[kind](account, event)


def _message(account: Account, event: Mapping[str, Any]) -> Iterable[Happening]:
    message, address = event["message"], who(event)
    with override(settings.LANGUAGE_CODE):
        text, files, card = _content(account, message)
    if quoted := message.get("quotedMessageId"):
        card = {**card, "quotes": str(quoted)}
    name, language = ("", "") if has_route(account.id, address) else _profile(account, address)
    yield Inbound(
        address, str(message["id"]), text, files=files, at=moment(event["timestamp"]), name=name,
        language=language, data=_reply_token(event), card=card, wish=typed(text),
    )  # fmt: skip


def _content(
    account: Account, message: Mapping[str, Any]
) -> tuple[str, tuple[InboundFile, ...], dict[str, Any]]:
    kind = message["type"]
    if kind == "text":
        return str(message["text"]), (), {}
    if kind == "sticker":
        return _sticker(message), (), {"sticker": str(message.get("stickerId", ""))}
    if kind == "location":
        return _place(message), (), {}
    if kind in KINDS:
        return _file(account, message)
    raise NotUnderstood(f"message {kind}")


def _sticker(message: Mapping[str, Any]) -> str:
    """What the sticker says, or what LINE has it stand for."""
    words = message.get("text") or ", ".join(map(str, message.get("keywords") or ()))
    return _("[Sticker] %(words)s") % {"words": words} if words else _("[Sticker]")


def _place(message: Mapping[str, Any]) -> str:
    """Name, address, and a map to look at."""
    at = f"{float(message['latitude']):.6f},{float(message['longitude']):.6f}"
    found = (message.get("title"), message.get("address"), f"https://www.google.com/maps?q={at}")
    return "\n".join([_("[Location]"), *(str(one) for one in found if one)])


def _file(
    account: Account, message: Mapping[str, Any]
) -> tuple[str, tuple[InboundFile, ...], dict[str, Any]]:
    name, media_type = KINDS[message["type"]]
    name = str(message.get("fileName") or name)
    outside = (message.get("contentProvider") or {}).get("originalContentUrl")
    if outside:
        return str(outside), (), {}
    if int(message.get("fileSize") or 0) > settings.MADOGUCHI_ATTACHMENT_BYTES:
        return _("[A file that is too large to take: %(name)s]") % {"name": name}, (), {}
    content = _fetched(account, str(message["id"]))
    if content is None:
        return _("[A file that LINE no longer has: %(name)s]") % {"name": name}, (), {}
    return "", (InboundFile(name, media_type, content),), {}


def _fetched(account: Account, message_id: str) -> bytes | None:
    """The bytes of a file; None when LINE has them no more. Raises Temporary while it prepares them."""
    try:
        with contents(account) as line:
            found = line.get_message_content_with_http_info(message_id, _request_timeout=TIMEOUT)
    except Permanent:
        return None
    except SendingTrouble as trouble:
        raise Temporary(trouble.reason) from None
    if found.status_code == NOT_READY:
        raise Temporary("not_ready")
    return bytes(found.data or found.raw_data or b"")


def _profile(account: Account, address: str) -> tuple[str, str]:
    """Name and language as she has them at LINE; nothing when it will not say."""
    try:
        with messaging(account) as line:
            found = line.get_profile(address, _request_timeout=TIMEOUT)
    except SendingTrouble:
        return "", ""
    language = str(found.language or "")[:2]
    return str(found.display_name or ""), language if language in ("ja", "en") else ""


def _reply_token(event: Mapping[str, Any]) -> dict[str, Any]:
    """A token answers once, for about a minute, and costs nothing."""
    token = event.get("replyToken")
    return {"reply_token": token, "reply_at": event["timestamp"]} if token else {}


def _unsend(account: Account, event: Mapping[str, Any]) -> Iterable[Happening]:
    message_id = str(event["unsend"]["messageId"])
    yield Unsent(message_id, moment(event["timestamp"]), who(event), f'"{message_id}"')


def _follow(account: Account, event: Mapping[str, Any]) -> Iterable[Happening]:
    name, _language = _profile(account, who(event))
    yield Reachable(who(event), True, moment(event["timestamp"]), name, _reply_token(event))


def _unfollow(account: Account, event: Mapping[str, Any]) -> Iterable[Happening]:
    yield Reachable(who(event), False, moment(event["timestamp"]))


def _postback(account: Account, event: Mapping[str, Any]) -> Iterable[Happening]:
    """She pressed something of ours: she says what stands on it, and what it is for is done."""
    found = pressed(str(event["postback"]["data"]))
    if found is None:
        raise NotUnderstood("postback")
    said, wish = found
    yield Inbound(
        who(event), str(event["webhookEventId"]), said, at=moment(event["timestamp"]),
        data=_reply_token(event), wish=wish,
    )  # fmt: skip


def _account_link(account: Account, event: Mapping[str, Any]) -> Iterable[Happening]:
    """She confirmed at LINE that she came from our page, or could not."""
    link = event["link"]
    yes, nonce = link.get("result") == "ok", str(link.get("nonce") or "")
    yield Linked(who(event), nonce, yes, moment(event["timestamp"]), _reply_token(event))


READ = {
    "message": _message,
    "unsend": _unsend,
    "follow": _follow,
    "unfollow": _unfollow,
    "postback": _postback,
    "accountLink": _account_link,
}
