"""Telegram's updates in our words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from madoguchi.core import api as core
from madoguchi.crossing import api as crossing

from ..shapes import Account, Edited, Happening, Inbound, NotUnderstood, Part, Reachable, Reacted
from ..unpacking import json_of
from .contents import content_of
from .send import BY_PLACE, SAYS
from .webhook import chat_of, kind_of, moment

START = "/start"
JSON = "application/json"
OTHER_SIGNS = {"custom_emoji": "✨", "paid": "⭐"}
"""Signs that are no character: one of Telegram's own pictures, a paid star."""


def events(account: Account, part: Part) -> Iterable[Happening]:
    """What an update says. Groups are none of ours. Raises NotUnderstood, Temporary."""
    update = json_of(part.body)
    kind = kind_of(update)
    if not kind:
        raise NotUnderstood(", ".join(sorted(set(update) - {"update_id"}))[:100])
    said = update[kind]
    if chat_of(said).get("type", "private") != "private":
        return ()
    return READ[kind](account, said, part)


def message_id(account: Account, message: Mapping[str, Any]) -> str:
    """Numbers of messages begin anew in every chat of every bot; this is one in the whole house."""
    return f"{bot_id(account)}.{message['chat']['id']}.{message['message_id']}"


def bot_id(account: Account) -> str:
    """The number of our bot, as its token begins."""
    return account.secret("token").partition(":")[0]


def _message(account: Account, said: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    address, at = str(said["chat"]["id"]), moment(said["date"])
    begun, payload = _begun(said)
    if begun and (not payload or crossing.without_code(payload)):
        yield Reachable(address, True, at, _name(said))
        return
    with override(settings.LANGUAGE_CODE):
        text, files, card = (payload, (), {}) if begun else content_of(account, said)
    if answered := said.get("reply_to_message"):
        card = {**card, "quotes": message_id(account, {"chat": said["chat"], **answered})}
    yield Inbound(
        address, message_id(account, said), text, files=files, at=at, name=_name(said),
        language=language_of(said), card=card,
    )  # fmt: skip


def _begun(said: Mapping[str, Any]) -> tuple[bool, str]:
    """Whether she pressed Start, and with which code of a link."""
    command, _space, payload = str(said.get("text") or "").partition(" ")
    return command == START, payload.strip()


def _edited(account: Account, said: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    """A place that moves is "edited" too, and says nothing new."""
    words = said.get("text") or said.get("caption")
    if words:
        at = moment(said.get("edit_date") or said["date"])
        yield Edited(message_id(account, said), str(words), at)


def _pressed(account: Account, said: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    """She pressed a button of ours: she says what it stands for."""
    text, at = _words_of(said), part.at or core.now()
    address, asked = str(chat_of(said)["id"]), (said.get("message") or {}).get("message_id")
    card = {"quotes": f"{bot_id(account)}.{address}.{asked}"} if asked else {}
    yield Inbound(
        address, f"{bot_id(account)}.press.{said['id']}", text, at=at, name=_name(said),
        language=language_of(said), card=card,
    )  # fmt: skip


def _words_of(said: Mapping[str, Any]) -> str:
    data = str(said.get("data") or "")
    if data.startswith(SAYS):
        return data.removeprefix(SAYS)
    if data.startswith(BY_PLACE):
        rows = said["message"]["reply_markup"]["inline_keyboard"]
        return str(rows[int(data.removeprefix(BY_PLACE))][0]["text"])
    raise NotUnderstood("callback_query")


def _reacted(account: Account, said: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    """She set signs on a message, hers or ours, or took them away: what stands there now."""
    signs = [str(one.get("emoji") or OTHER_SIGNS.get(one.get("type"), "")) for one in said["new_reaction"]]
    yield Reacted(message_id(account, said), "".join(signs), moment(said["date"]))


def _reached(account: Account, said: Mapping[str, Any], part: Part) -> Iterable[Happening]:
    """She blocked our bot, or took that back."""
    yes = said["new_chat_member"]["status"] == "member"
    yield Reachable(str(said["chat"]["id"]), yes, moment(said["date"]), _name(said))


def _name(said: Mapping[str, Any]) -> str:
    """As she is called at Telegram; names in kana or kanji begin with the family's."""
    given, family = (str((said.get("from") or {}).get(one) or "") for one in ("first_name", "last_name"))
    order = (given, family) if f"{given}{family}".isascii() else (family, given)
    return " ".join(filter(None, order))


def language_of(said: Mapping[str, Any]) -> str:
    """Hers, as her app tells it; "" for one that we do not speak."""
    language = str((said.get("from") or {}).get("language_code") or "")[:2]
    return language if language in ("ja", "en") else ""


def answer(account: Account, headers: Mapping[str, str], raw: bytes) -> tuple[str, str] | None:
    """What Telegram does upon our answer: it greets whoever pressed Start, and lets a button rest."""
    update = _object(raw)
    if pressed := update.get("callback_query"):
        done = {"method": "answerCallbackQuery", "callback_query_id": str(pressed["id"])}
        return json.dumps(done), JSON
    said = update.get("message") or {}
    if _begun(said) != (True, "") or chat_of(said).get("type") != "private":
        return None
    with override(language_of(said) or account.language):
        words = _("Hello. Please write your question here; pictures and files are welcome too.")
    return json.dumps({"method": "sendMessage", "chat_id": said["chat"]["id"], "text": words}), JSON


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


READ = {
    "message": _message,
    "edited_message": _edited,
    "callback_query": _pressed,
    "message_reaction": _reacted,
    "my_chat_member": _reached,
}
