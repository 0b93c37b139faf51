"""Text messages on the phone."""

import mimetypes
from collections.abc import Iterable, Iterator, Mapping

from ..handset import MINE, THEIRS, Bubble, Call, Handset, Said
from ..sms import signed
from .line import data_url


class SmsApp(Handset):
    """The telephone's own messages."""

    service = "sms"
    acts = ("write", "send")

    def arrived(self, entry: Mapping[str, str]) -> Iterable[tuple[str, Bubble]]:
        return [(entry["To"], Bubble(THEIRS, entry["Body"]))]

    def calls(self, address: str, said: Said, endpoint: str) -> Iterator[tuple[Call, Bubble | None]]:
        media, bubble = {}, Bubble(MINE, said.text)
        if said.act == "send":
            kind = said.media_type or mimetypes.guess_type(said.name)[0] or "application/octet-stream"
            media = {f"ME{next(self.numbers):032d}": (kind, said.content)}
            image = kind.startswith("image/")
            bubble = Bubble(MINE, kind="image" if image else "file", name=said.name,
                            picture=data_url(said) if image else "")  # fmt: skip
        body, headers = signed(endpoint, self.server.message(address, said.text, media=media))
        yield Call(body, {**headers, "Content-Type": "application/x-www-form-urlencoded"}), bubble

    def answered(self, address: str, body: bytes) -> None:
        if body.strip().startswith(b"<"):
            self.server.hear(address, body)
