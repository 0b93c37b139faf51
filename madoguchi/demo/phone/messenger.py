"""Messenger and Instagram on loopback: keep what arrives at phones, refuse, and write as a customer."""

import json
import time
from typing import Any, cast

from .graph import GraphHandler, GraphServer, missing, wrong

PAGE, INSTAGRAM_ID = "102290129340398", "17841400000000001"
DAY, WEEK = 24 * 3600, 7 * 24 * 3600
FIELDS = ("messages", "messaging_postbacks", "message_reads", "message_deliveries", "messaging_referrals")


class MessengerServer(GraphServer):
    """One page's chats, on Messenger or Instagram. `sent` arrived at phones; `last_in`: when each wrote."""

    def __init__(self, kind: str = "messenger") -> None:
        super().__init__(MessengerHandler)
        self.kind = kind
        self.subscribed = FIELDS
        self.connected = True
        self.last_in: dict[str, float] = {}

    @property
    def place(self) -> str:
        """What Meta calls us in the webhook."""
        return INSTAGRAM_ID if self.kind == "instagram" else PAGE

    def said(self, to: str = "") -> list[str]:
        """The words that arrived, of one person or all."""
        return [words(one["message"]) for one in self.sent if not to or one["recipient"]["id"] == to]

    def event(self, her: str, kind: str, told: dict[str, Any], *, at: int | None = None) -> dict[str, Any]:
        """An event as Meta writes it; a message or a press opens the window."""
        if kind in ("message", "postback"):
            self.last_in[her] = time.time()
        when = at or int(time.time() * 1000)
        return {"sender": {"id": her}, "recipient": {"id": self.place}, "timestamp": when, kind: told}

    def message(self, her: str, text: str = "", *, at: int | None = None, **more: Any) -> dict[str, Any]:
        """What she writes; `more` describes anything but a text."""
        said = {"text": text} if text else {}
        return self.event(her, "message", {"mid": f"m_IN{next(self.numbers)}", **said, **more}, at=at)

    def attachment(self, kind: str, content: bytes, media_type: str, name: str = "") -> dict[str, Any]:
        """A file that she has sent, as a message names it: its address is open to whoever knows it."""
        place = name or str(next(self.numbers))
        self.files[place] = (content, media_type)
        return {"type": kind, "payload": {"url": f"{self.address}/open/{place}"}}

    def hook(self, *events: dict[str, Any], kind: str = "") -> dict[str, Any]:
        """The webhook with these events."""
        object_ = "instagram" if (kind or self.kind) == "instagram" else "page"
        entry = {"id": self.place, "time": int(time.time() * 1000), "messaging": list(events)}
        return {"object": object_, "entry": [entry]}


def instagram() -> MessengerServer:
    """The same for a profile on Instagram."""
    return MessengerServer("instagram")


def words(message: dict[str, Any]) -> str:
    """What a phone shows of a message."""
    attached = message.get("attachment")
    if not attached:
        return str(message.get("text", ""))
    payload = attached["payload"]
    return str(payload.get("text") or f"[{attached['type']}] {payload.get('url', '')}")


class MessengerHandler(GraphHandler):
    """The paths that a desk uses."""

    server: MessengerServer

    def answer(self, method: str, path: str, raw: bytes) -> tuple[int, Any]:
        if method == "POST" and path == f"/{PAGE}/messages":
            return self._take(json.loads(raw))
        if path == f"/{PAGE}":
            return 200, self._page()
        if path == f"/{PAGE}/subscribed_apps":
            return 200, {"data": [{"id": "1", "subscribed_fields": list(self.server.subscribed)}]}
        if path.startswith("/open/"):
            found = self.server.files.get(path.removeprefix("/open/"))
            return (200, found) if found else missing("file")
        if path.strip("/") in self.server.last_in:
            return 200, {"name": f"花子 {path[-4:]}", "id": path.strip("/")}
        return missing()

    def _page(self) -> dict[str, Any]:
        page: dict[str, Any] = {"id": PAGE, "name": "あおぞら電機", "username": "aozora.denki"}
        if self.server.connected and self.server.kind == "instagram":
            owned = {"id": INSTAGRAM_ID, "username": "aozora_denki", "name": "あおぞら電機"}
            page["instagram_business_account"] = owned
        return page

    def _take(self, asked: dict[str, Any]) -> tuple[int, Any]:
        her = str(asked["recipient"]["id"])
        if refused := self._fault(her, asked):
            return refused
        mid = f"m_OUT{next(self.server.numbers)}"
        self.server.sent.append({**asked, "mid": mid})
        return 200, {"recipient_id": her, "message_id": mid}

    def _fault(self, her: str, asked: dict[str, Any]) -> tuple[int, Any] | None:
        if her in self.server.blocked:
            return wrong(551, "This person isn't available right now.", 1545041)
        if her not in self.server.last_in:
            return wrong(100, "No matching user found", 2018001)
        human = asked.get("messaging_type") == "MESSAGE_TAG" and asked.get("tag") == "HUMAN_AGENT"
        if time.time() - self.server.last_in[her] > (WEEK if human else DAY):
            return wrong(10, "This message is sent outside of allowed window.", 2018278)
        return (
            wrong(100, "Length of param message must be shorter")
            if self._too_much(asked["message"])
            else None
        )

    def _too_much(self, message: dict[str, Any]) -> bool:
        text = str(message.get("text", ""))
        replies = cast(list[dict[str, Any]], message.get("quick_replies", []))
        most = len(text.encode()) > 1000 if self.server.kind == "instagram" else len(text) > 2000
        titles = [str(one["title"]) for one in replies]
        return most or len(replies) > 13 or any(not 0 < len(one) <= 20 for one in titles)
