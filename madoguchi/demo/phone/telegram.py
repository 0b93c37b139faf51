"""Telegram's Bot API on loopback: it keeps what a bot sends, and says what people write to it."""

import itertools
import json
import time
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qs

from .service import Asked, Service

TOKEN = "700001:telegram-bot-token"
BOT = {"id": 700001, "is_bot": True, "first_name": "あおぞら電機", "username": "aozora_bot"}
Answer = tuple[int, Any, dict[str, str]]


class TelegramServer(Service):
    """One bot's Telegram. `sent` is what arrived in chats; `blocked`: who wants no more of it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[dict[str, Any]] = []
        self.files: dict[str, bytes] = {}
        self.blocked: set[int] = set()
        self.hook: dict[str, Any] = {}
        self.only_https = False
        self.numbers = itertools.count(1)
        self.began = int(time.time()) - 3600

    def moment(self) -> int:
        """A second of its own for everything that happens, so that their order is plain."""
        return self.began + next(self.numbers)

    def said(self, to: int = 0) -> list[str]:
        """The words that arrived, in one chat or all."""
        return [one["text"] for one in self.sent if "text" in one and to in (0, int(one["chat_id"]))]

    def update(self, kind: str, **what: Any) -> dict[str, Any]:
        """An update of this kind, with a number of its own."""
        return {"update_id": 10_000 + next(self.numbers), kind: what}

    def message(self, user: int, text: str = "", *, kind: str = "message", **more: Any) -> dict[str, Any]:
        """Somebody writes; `more` describes anything but a text."""
        words = {"text": text} if text else {}
        told = {"message_id": next(self.numbers), "from": person(user), "chat": chat(user),
                "date": self.moment(), **words, **more}  # fmt: skip
        return self.update(kind, **told)

    def press(self, user: int, place: int = 0) -> dict[str, Any]:
        """Somebody presses a button of the last message that has some."""
        last = next(one for one in reversed(self.sent) if one.get("reply_markup"))
        rows = last["reply_markup"]["inline_keyboard"]
        message = {"message_id": 1, "date": 1, "chat": chat(user), "reply_markup": last["reply_markup"]}
        told = {"id": str(next(self.numbers)), "from": person(user), "message": message, "chat_instance": "1"}
        return self.update("callback_query", **told, data=rows[place][0]["callback_data"])

    def member(self, user: int, status: str) -> dict[str, Any]:
        """Somebody blocks the bot ("kicked"), or takes that back ("member")."""
        bot = {"user": BOT, "status": status}
        return self.update("my_chat_member", chat=chat(user), date=self.moment(), new_chat_member=bot,
                           **{"from": person(user)})  # fmt: skip

    def reaction(self, user: int, message_id: int, sign: str) -> dict[str, Any]:
        """Somebody sets a sign on a message, or takes it away ("")."""
        new = [{"type": "emoji", "emoji": sign}] if sign else []
        return self.update("message_reaction", chat=chat(user), message_id=message_id, user=person(user),
                           date=self.moment(), old_reaction=[], new_reaction=new)  # fmt: skip

    def secret(self) -> dict[str, str]:
        """The header that the webhook was set with."""
        return {"X-Telegram-Bot-Api-Secret-Token": str(self.hook.get("secret_token", ""))}

    def hear(self, answered: bytes) -> None:
        """Our webhook's answer: what it asks for is done at once."""
        asked = json.loads(answered)
        self._do(asked.pop("method"), asked)

    def answer(self, asked: Asked) -> Answer:
        """As the Bot API answers."""
        if asked.path.startswith(f"/file/bot{TOKEN}/"):
            content = self.files.get(asked.path.rpartition("/")[2])
            return (200, content, {}) if content is not None else _refused(404, "Not Found")
        if not asked.path.startswith(f"/bot{TOKEN}/"):
            return _refused(401, "Unauthorized")
        return self._do(asked.path.rpartition("/")[2], _fields(asked))

    def _do(self, method: str, asked: dict[str, Any]) -> Answer:
        if method in ("sendMessage", "sendPhoto", "sendDocument"):
            return self._send(method, asked)
        if method == "setWebhook":
            if self.only_https and not str(asked["url"]).startswith("https://"):
                return _refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
            self.hook = asked
            return _found(True)
        if method == "getWebhookInfo":
            told = {"url": self.hook.get("url", ""), "pending_update_count": 0,
                    "has_custom_certificate": False}  # fmt: skip
            return _found(told)
        if method == "getFile":
            known = asked["file_id"] in self.files
            told = {"file_id": asked["file_id"], "file_unique_id": "u", "file_path": asked["file_id"]}
            return _found(told) if known else _refused(400, "Bad Request: invalid file_id")
        return _found({"getMe": BOT, "answerCallbackQuery": True}.get(method, True))

    def _send(self, method: str, asked: dict[str, Any]) -> Answer:
        to = int(asked["chat_id"])
        if to in self.blocked:
            return _refused(403, "Forbidden: bot was blocked by the user")
        if to < 1000:
            return _refused(400, "Bad Request: chat not found")
        if len(str(asked.get("text", "")).encode("utf-16-le")) // 2 > 4096:
            return _refused(400, "Bad Request: message is too long")
        number = next(self.numbers)
        self.sent.append({"method": method, "message_id": number, **asked})
        made = {"message_id": number, "date": self.moment(), "chat": chat(to)}
        return _found(made | ({"text": asked["text"]} if "text" in asked else {}))


def person(user: int) -> dict[str, Any]:
    """Somebody in Telegram."""
    return {"id": user, "is_bot": False, "first_name": "容子", "last_name": "高崎", "language_code": "ja"}


def chat(user: int) -> dict[str, Any]:
    """Her chat with the bot."""
    return {"id": user, "type": "private", "first_name": "容子", "last_name": "高崎"}


def _fields(asked: Asked) -> dict[str, Any]:
    """What was posted: as a form, or with files in parts."""
    kind = asked.headers.get("Content-Type", "")
    if not kind.startswith("multipart/"):
        return {name: _read(values[0]) for name, values in parse_qs(asked.raw.decode()).items()}
    whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + asked.raw)
    found: dict[str, Any] = {}
    for part in whole.get_payload():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        found[name] = content if part.get_filename() else _read(content.decode())
    return found


def _read(text: str) -> Any:
    return json.loads(text) if text[:1] in ("{", "[") else text


def _found(result: Any) -> Answer:
    return 200, {"ok": True, "result": result}, {}


def _refused(status: int, words: str) -> Answer:
    return status, {"ok": False, "error_code": status, "description": words}, {}
