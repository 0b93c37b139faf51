"""Telegram on the phone."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..handset import MINE, NOTE, THEIRS, Bubble, Button, Call, Handset, Said
from ..telegram import chat
from .line import PICTURES, data_url

TAP = "tap:"


class TelegramApp(Handset):
    """A chat with the company's bot."""

    service = "telegram"
    acts = ("write", "send", "block", "react", "quote")

    @property
    def unannounced(self) -> bool:
        """Whether the desk has yet to tell the service where it is."""
        return not self.server.hook

    def arrived(self, entry: Mapping[str, Any]) -> Iterable[tuple[str, Bubble]]:
        rows = (entry.get("reply_markup") or {}).get("inline_keyboard", ())
        buttons = tuple(
            Button(key["text"], key["text"], key.get("url", ""), TAP + key.get("callback_data", ""))
            for row in rows for key in row
        )  # fmt: skip
        photo, document = entry.get("photo"), entry.get("document")
        picture = (
            f"data:image/png;base64,{base64.b64encode(photo).decode()}" if isinstance(photo, bytes) else ""
        )
        text = entry.get("text") or entry.get("caption", "")
        kind = "image" if picture else "file" if document else "text"
        name = str(entry["message_id"])
        bubble = Bubble(THEIRS, text, kind=kind, picture=picture, buttons=buttons, id=name)
        return [(str(entry["chat_id"]), bubble)]

    def calls(self, address: str, said: Said, endpoint: str) -> Iterator[tuple[Call, Bubble | None]]:
        user = int(address)
        if said.act == "block":
            yield self._turned(user)
        elif said.act == "react":
            sign = self.signed_with(address, said)
            yield self._call(self.server.reaction(user, int(said.id or 0), sign)), None
        elif said.act == "send":
            yield self._sent(user, said)
        elif said.id.startswith(TAP):
            press = self.server.press(user)
            press["callback_query"]["data"] = said.id.removeprefix(TAP)
            yield self._call(press), Bubble(MINE, said.text)
        else:
            update = self.server.message(user, said.text, **self._answered(user, said.to))
            yield self._call(update), Bubble(MINE, said.text, id=str(update["message"]["message_id"]))

    def answered(self, address: str, body: bytes) -> None:
        if body.strip().startswith(b"{") and b'"method"' in body:
            self.server.hear(body)

    def _answered(self, user: int, to: str) -> dict[str, Any]:
        """The message that is answered, as Telegram repeats it."""
        if not to.isdecimal():
            return {}
        return {"reply_to_message": {"message_id": int(to), "date": 1, "chat": chat(user)}}

    def _turned(self, user: int) -> tuple[Call, Bubble]:
        blocks = user not in self.server.blocked
        for kept, one in ((self.server.blocked, user), (self.blocked, str(user))):
            kept.add(one) if blocks else kept.discard(one)
        update = self.server.member(user, "kicked" if blocks else "member")
        return self._call(update), Bubble(NOTE, kind="blocked" if blocks else "unblocked")

    def _sent(self, user: int, said: Said) -> tuple[Call, Bubble]:
        file_id = f"file{next(self.numbers)}"
        self.server.files[file_id] = said.content
        about = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(said.content)}
        image = said.media_type in PICTURES
        photo = [{**about, "width": 800, "height": 600}]
        document = {**about, "file_name": said.name, "mime_type": said.media_type}
        update = self.server.message(user, **({"photo": photo} if image else {"document": document}))
        picture = data_url(said) if image else ""
        return self._call(update), Bubble(
            MINE, kind="image" if image else "file", name=said.name, picture=picture,
            id=str(update["message"]["message_id"]),
        )  # fmt: skip

    def _call(self, update: dict[str, Any]) -> Call:
        return Call(json.dumps(update).encode(), {**self.server.secret(), "Content-Type": "application/json"})
