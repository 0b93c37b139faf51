"""WhatsApp, Messenger and Instagram on the phone: what they have in common."""

import base64
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..graph import signed
from ..handset import MINE, NOTE, THEIRS, Bubble, Button, Call, Handset, Said
from ..messenger import words as words_of_page
from ..whatsapp import words
from .line import PICTURES, data_url

TAP = "tap:"


def call_of(told: Mapping[str, Any]) -> Call:
    """A webhook of Meta's."""
    body, headers = signed(told)
    return Call(body, {**headers, "Content-Type": "application/json"})


def mine(said: Said) -> Bubble:
    """What she sent, as her phone draws it."""
    image = said.media_type in PICTURES
    return Bubble(
        MINE, kind="image" if image else "file", name=said.name, picture=data_url(said) if image else ""
    )


class WhatsAppApp(Handset):
    """A chat with the company's number."""

    service = "whatsapp"
    acts = ("write", "send", "react", "quote")

    def arrived(self, entry: Mapping[str, Any]) -> Iterable[tuple[str, Bubble]]:
        to = str(entry.get("to") or entry.get("recipient") or "").lstrip("+")
        media = entry.get(entry["type"], {}) if entry["type"] in ("image", "document") else {}
        content, media_type = self.server.files.get(media.get("id", ""), (b"", ""))
        picture = ""
        if media_type.startswith("image/"):
            picture = f"data:{media_type};base64,{base64.b64encode(content).decode()}"
        kind = "image" if picture else "file" if media else "text"
        name = str(media.get("filename", ""))
        text = "" if media else words(dict(entry))
        bubble = Bubble(THEIRS, text, kind=kind, name=name, picture=picture, id=str(entry["id"]))
        bubble.buttons = self._buttons(entry)
        return [(to, bubble)]

    def calls(self, address: str, said: Said, endpoint: str) -> Iterator[tuple[Call, Bubble | None]]:
        bubble = Bubble(MINE, said.text)
        if said.act == "react":
            reaction = {"message_id": said.id, "emoji": self.signed_with(address, said)}
            told = self.server.message(address, at=self.moment(), type="reaction", reaction=reaction)
            yield call_of(self.server.hook(told)), None
            return
        if said.act == "send":
            bubble = mine(said)
            kind = "image" if bubble.kind == "image" else "document"
            file = self.server.file(said.content, said.media_type or "application/octet-stream")
            told = self.server.message(address, type=kind, **{kind: {**file, "filename": said.name}})
        elif said.id.startswith(TAP):
            reply = {"id": said.id.removeprefix(TAP), "title": said.text}
            interactive = {"type": "button_reply", "button_reply": reply}
            told = self.server.message(address, type="interactive", interactive=interactive)
        else:
            told = self.server.message(
                address, said.text, **({"context": {"id": said.to}} if said.to else {})
            )
        bubble.id = str(told["id"])
        yield call_of(self.server.hook(told)), bubble

    def _buttons(self, entry: Mapping[str, Any]) -> tuple[Button, ...]:
        action = entry.get("interactive", {}).get("action", {})
        replies = [one["reply"] for one in action.get("buttons", ())]
        replies += [row for part in action.get("sections", ()) for row in part["rows"]]
        return tuple(Button(one["title"], one["title"], data=TAP + one["id"]) for one in replies)


class MessengerApp(Handset):
    """A chat with the company's page."""

    service = "messenger"
    acts = ("write", "send", "block", "react", "quote")

    def arrived(self, entry: Mapping[str, Any]) -> Iterable[tuple[str, Bubble]]:
        message = entry["message"]
        quick = tuple(
            Button(one["title"], one["title"], data=TAP + str(one.get("payload", "")))
            for one in message.get("quick_replies", ())
        )
        bubble = Bubble(THEIRS, words_of_page(message), buttons=quick, id=str(entry["mid"]))
        return [(entry["recipient"]["id"], bubble)]

    def calls(self, address: str, said: Said, endpoint: str) -> Iterator[tuple[Call, Bubble | None]]:
        if said.act == "block":
            blocks = address not in self.blocked
            for kept in (self.blocked, self.server.blocked):
                kept.add(address) if blocks else kept.discard(address)
            self._add(address, Bubble(NOTE, kind="blocked" if blocks else "unblocked"))
            return
        if said.act == "react":
            sign = self.signed_with(address, said)
            told = {"mid": said.id, "action": "react" if sign else "unreact", "emoji": sign}
            event = self.server.event(address, "reaction", told, at=self.moment(1000))
            yield call_of(self.server.hook(event)), None
            return
        bubble, more = Bubble(MINE, said.text), {}
        if said.act == "send":
            bubble = mine(said)
            kind = "image" if bubble.kind == "image" else "file"
            where = f"{uuid.uuid4().hex}-{said.name}" if said.name.isascii() else ""
            more["attachments"] = [self.server.attachment(kind, said.content, said.media_type, where)]
        elif said.id.startswith(TAP):
            more["quick_reply"] = {"payload": said.id.removeprefix(TAP)}
        elif said.to:
            more["reply_to"] = {"mid": said.to}
        event = self.server.message(address, said.text, **more)
        bubble.id = str(event["message"]["mid"])
        yield call_of(self.server.hook(event)), bubble


class InstagramApp(MessengerApp):
    """Direct messages to the company's profile."""

    service = "instagram"

    @property
    def unannounced(self) -> bool:
        """The desk learns the profile's number when it tests the connection."""
        return not self.server.calls
