"""LINE on the phone."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..handset import MINE, NOTE, THEIRS, Bubble, Button, Call, Handset, Said
from ..line import signed

PICTURES = ("image/jpeg", "image/png")


class LineApp(Handset):
    """A friend of the company's official account."""

    service = "line"
    acts = ("write", "send", "unsend", "block", "quote")

    def arrived(self, entry: Mapping[str, Any]) -> Iterable[tuple[str, Bubble]]:
        to = entry.get("to") or self.spoke_last.get(entry.get("replyToken", ""), "")
        bubbles = [bubble_of(message) for message in entry["messages"]]
        for bubble, name in zip(bubbles, entry["ids"], strict=True):
            bubble.id = name
        return [(to, bubble) for bubble in bubbles]

    @property
    def spoke_last(self) -> dict[str, str]:
        """Whose reply token it was."""
        return self.__dict__.setdefault("_spoke_last", {})

    def calls(self, address: str, said: Said, endpoint: str) -> Iterator[tuple[Call, Bubble | None]]:
        if said.act == "block":
            yield self._turned(address)
            return
        if not self.threads.get(address):
            yield self._signed(self.server.event(address, "follow")), None
        if said.act == "unsend":
            yield self._taken_back(address, said.id)
        elif said.act == "send":
            yield self._sent(address, said)
        elif said.id.startswith("postback:"):
            event = self.server.event(address, "postback", postback={"data": said.id[9:]})
            yield self._signed(event), Bubble(MINE, said.text)
        else:
            quoted = {"quotedMessageId": said.to} if said.to else {}
            event = self.server.message(address, said.text, **quoted)
            yield self._signed(event), Bubble(MINE, said.text, id=event["message"]["id"])

    def menu(self) -> tuple[Button, ...]:
        shown = [menu for menu in self.server.menus if menu.get("default")]
        return tuple(button_of(area["action"]) for area in shown[-1]["areas"]) if shown else ()

    def _turned(self, address: str) -> tuple[Call, Bubble]:
        blocks = address not in self.blocked
        for kept in (self.blocked, self.server.blocked):
            kept.add(address) if blocks else kept.discard(address)
        event = self.server.event(address, "unfollow" if blocks else "follow")
        return self._signed(event), Bubble(NOTE, kind="blocked" if blocks else "unblocked")

    def _taken_back(self, address: str, message_id: str) -> tuple[Call, None]:
        for bubble in self.threads.get(address, ()):
            bubble.gone = bubble.gone or bubble.id == message_id
        return self._signed(self.server.event(address, "unsend", unsend={"messageId": message_id})), None

    def _sent(self, address: str, said: Said) -> tuple[Call, Bubble]:
        kind = "image" if said.media_type in PICTURES else "file"
        more = {"fileName": said.name, "fileSize": len(said.content)} if kind == "file" else {
            "contentProvider": {"type": "line"}
        }  # fmt: skip
        event = self.server.message(address, type=kind, **more)
        self.server.files[event["message"]["id"]] = said.content
        picture = data_url(said) if kind == "image" else ""
        return self._signed(event), Bubble(
            MINE, kind=kind, name=said.name, picture=picture, id=event["message"]["id"]
        )

    def _signed(self, event: dict[str, Any]) -> Call:
        if token := event.get("replyToken"):
            self.spoke_last[token] = event["source"]["userId"]
        body, headers = signed(event)
        return Call(body, {**headers, "Content-Type": "application/json"})


def bubble_of(message: Mapping[str, Any]) -> Bubble:
    """A message of the company, as the app draws it."""
    quick = message.get("quickReply", {}).get("items", ())
    buttons = tuple(button_of(item["action"]) for item in quick)
    if message["type"] == "image":
        return Bubble(THEIRS, kind="image", picture=message["previewImageUrl"], buttons=buttons)
    if message["type"] == "flex":
        texts, taps = [], []
        read_box(message["contents"], texts, taps)
        return Bubble(
            THEIRS, texts[0] if texts else message["altText"], kind="card",
            lines=tuple(zip(texts[1::2], texts[2::2], strict=False)), buttons=(*taps, *buttons),
        )  # fmt: skip
    return Bubble(THEIRS, message.get("text") or message.get("altText", ""), buttons=buttons)


def read_box(box: Mapping[str, Any], texts: list[str], taps: list[Button]) -> None:
    """The words and buttons of a flex message, from top to bottom."""
    if box.get("type") == "text":
        texts.append(box["text"])
    if box.get("type") == "button":
        taps.append(button_of(box["action"]))
    for part in (*(box.get(name) or {} for name in ("header", "body", "footer")), *box.get("contents", ())):
        if part:
            read_box(part, texts, taps)


def button_of(action: Mapping[str, Any]) -> Button:
    """An action of LINE as a button."""
    data = f"postback:{action['data']}" if action.get("type") == "postback" else ""
    says = action.get("text") or action.get("displayText") or action.get("label", "")
    return Button(action.get("label", says), says=says, opens=action.get("uri", ""), data=data)


def data_url(said: Said) -> str:
    """A picture that needs no address."""
    return f"data:{said.media_type};base64,{base64.b64encode(said.content).decode()}"
