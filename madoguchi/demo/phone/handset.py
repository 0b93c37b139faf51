"""What a phone shows of one service, and what it says there: the other side of a fake server."""

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

MINE, THEIRS, NOTE = "mine", "theirs", "note"
NOBODY = 599


@dataclass(frozen=True)
class Button:
    """Something to tap below a message: says `says`, or opens `opens`."""

    label: str
    says: str = ""
    opens: str = ""
    data: str = ""
    """What the service calls the tap, if not by its words."""


@dataclass
class Bubble:
    """One thing in a conversation on the phone."""

    side: str
    text: str = ""
    kind: str = "text"
    name: str = ""
    picture: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    buttons: tuple[Button, ...] = ()
    id: str = ""
    gone: bool = False
    sign: str = ""
    """Hers, set on it."""
    quotes: str = ""
    """The beginning of what it answers."""
    at: float = field(default_factory=time.time)
    number: int = 0


@dataclass(frozen=True)
class Said:
    """What the person does: writes, sends a file, taps, takes back, blocks, sets a sign (`text`) on `id`.

    `to`: the message that she answers with what she writes.
    """

    act: str
    text: str = ""
    name: str = ""
    media_type: str = ""
    content: bytes = field(default=b"", repr=False)
    id: str = ""
    to: str = ""


@dataclass(frozen=True)
class Call:
    """A request that the service makes to the company's desk."""

    body: bytes
    headers: dict[str, str]


SIGNS = ("👍", "❤", "😮", "🙏")
"""What can be set on a message with one tap."""
SNIPPET = 60
Post = Callable[[str, Call], tuple[int, bytes]]
"""Makes a call; the status and the body of the answer, (0, b"") when nobody answers."""


class Handset:
    """One service's app on everybody's phone. Subclasses say how the service speaks."""

    service = ""
    acts: tuple[str, ...] = ("write",)
    """What a person can do in it: write, send (a file), unsend, block, react (with a sign), quote."""

    def __init__(self, server: Any) -> None:
        self.server = server
        self.lock = threading.Lock()
        self.numbers = itertools.count(1)
        self.threads: dict[str, list[Bubble]] = {}
        self.read = 0
        self.blocked: set[str] = set()
        self.latest = 0

    @property
    def unannounced(self) -> bool:
        """Whether the desk has yet to tell the service where it is."""
        return False

    def arrived(self, entry: Any) -> Iterable[tuple[str, Bubble]]:
        """What one entry of the server's `sent` put on whose screen."""
        raise NotImplementedError

    def calls(self, address: str, said: Said, endpoint: str) -> Iterator[tuple[Call, Bubble | None]]:
        """What the service tells the desk of it, and what the phone shows."""
        raise NotImplementedError

    def moment(self, parts: int = 1) -> int:
        """Now in seconds, or so many parts of one: later than any moment before, as what is tapped is."""
        self.latest = max(int(time.time() * parts), self.latest + 1)
        return self.latest

    def found(self, address: str, id: str) -> Bubble | None:
        """The bubble that the service calls by this id."""
        return next((one for one in self.threads.get(address, ()) if id and one.id == id), None)

    def signed_with(self, address: str, said: Said) -> str:
        """The sign that stands on that bubble now; the same one again takes it away."""
        bubble = self.found(address, said.id)
        if bubble is None or said.text not in SIGNS:
            return ""
        bubble.sign = "" if bubble.sign == said.text else said.text
        return bubble.sign

    def menu(self) -> tuple[Button, ...]:
        """What is always there to tap."""
        return ()

    def screen(self, address: str) -> dict[str, Any]:
        """The whole conversation of one person, as plain data."""
        with self.lock:
            self._take_in()
            bubbles = [asdict(bubble) for bubble in self.threads.get(address, ())]
        return {
            "bubbles": bubbles, "acts": self.acts, "blocked": address in self.blocked,
            "unannounced": self.unannounced,
            "menu": [asdict(button) for button in self.menu()],
        }  # fmt: skip

    def answered(self, address: str, body: bytes) -> None:
        """What the desk answered to a call, where the service makes something of it."""

    def say(self, address: str, said: Said, endpoint: str, post: Post) -> int:
        """Do it, tell the desk, and return its worst answer (an HTTP status; 0 when nobody was there)."""
        worst = 200
        answered = self.found(address, said.to)
        for call, bubble in self.calls(address, said, endpoint):
            if bubble is not None:
                bubble.quotes = (answered.text or answered.name)[:SNIPPET] if answered else ""
                self._add(address, bubble)
            status, body = post(endpoint, call)
            worst = max(worst, status or NOBODY)
            if status == 200:
                self.answered(address, body)
        return 0 if worst == NOBODY else worst

    def _add(self, address: str, bubble: Bubble) -> None:
        with self.lock:
            self._take_in()
            self._append(address, bubble)

    def _append(self, address: str, bubble: Bubble) -> None:
        bubble.number = next(self.numbers)
        self.threads.setdefault(address, []).append(bubble)

    def _take_in(self) -> None:
        sent = self.server.sent
        while self.read < len(sent):
            for address, bubble in self.arrived(sent[self.read]):
                self._append(address, bubble)
            self.read += 1
