"""What a channel can do, and how the sending of a message fares. Plain, without Django."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

LengthUnit = Literal["characters", "utf16", "bytes"]
Formatting = Literal["none", "markdown", "html"]
DeliveryState = Literal["waiting", "sending", "unknown", "sent", "failed", "delivered", "read"]

DELIVERY_STATES: tuple[DeliveryState, ...] = (
    "waiting", "sending", "unknown", "sent", "failed", "delivered", "read",
)  # fmt: skip
"""In the order in which a delivery moves on: news of an earlier state changes nothing."""

RANK: Mapping[str, int] = {state: rank for rank, state in enumerate(DELIVERY_STATES)}


@dataclass(frozen=True)
class InboundMessage:
    """A customer's message as a channel hands it in. client_id or external_id make it count once.

    `apart`: a matter of its own (a new mail), opened beside her current conversation, under `subject`.
    `also`: words by which it is found besides its own (the subject of a mail, the names of its files).
    """

    customer_id: int
    channel: str
    text: str
    client_id: str = ""
    external_id: str = ""
    conversation_id: int | None = None
    attachment_ids: tuple[UUID, ...] = ()
    language: str = ""
    page_url: str = ""
    subject: str = ""
    apart: bool = False
    card: Mapping[str, Any] = field(default_factory=dict)
    also: str = ""


@dataclass(frozen=True)
class FileRules:
    """Which files go out on a channel: media types ("image/png", "image/*", "*/*"), bytes each, how many."""

    kinds: tuple[str, ...] = ("*/*",)
    max_bytes: int = 20_000_000
    most: int = 10

    def takes(self, media_type: str, size: int) -> bool:
        """Whether a file of this type and size goes."""
        return size <= self.max_bytes and any(_fits(kind, media_type) for kind in self.kinds)


def _fits(kind: str, media_type: str) -> bool:
    return kind in ("*/*", media_type) or (kind.endswith("/*") and media_type.startswith(kind[:-1]))


MOST_NUMBERED, LONGEST_NUMBERED = 9, 60
"""Of answers that nobody can press: they stand below the text, and she writes the number."""


@dataclass(frozen=True)
class Capabilities:
    """What a channel can do. The composer shows and obeys it, `send` may rely on it.

    `files` is None where no file goes. `reply_window`: how long after the customer's last message we may
    write freely; `templates`: what is approved beforehand may be sent after it. `cost` says in words what
    a message costs. `delivers` is False where the customer's own screen asks us for what is new (web chat).
    `by_hand`: people carry it out (letters), so no job sends it and what goes elsewhere does not wait for it.
    `personal`: whoever writes there is the customer, and nobody in her name, so that the
    assistant does things for her. `counted`: as how many messages the service charges a text, where that
    depends on its length and signs (text messages); None where a message is a message. `most_parts`: into
    how many messages of `max_length` a longer text may be parted. `letter`: what goes out is a letter, with
    addressee, greeting and signature. `together`: so many of ours may go as one, for the price of one.
    `asides`: small news of the enquiry itself (“passed on to our staff”) go out too; False where each of
    them would be a letter. `quick_replies`: so many answers may stand below a message to be pressed, each of
    `quick_reply_length` characters; 0 where nothing can be pressed, and they stand in the text by number.
    """

    max_length: int = 10_000
    length_unit: LengthUnit = "characters"
    formatting: Formatting = "none"
    files: FileRules | None = None
    receipts: tuple[DeliveryState, ...] = ()
    reply_window: timedelta | None = None
    templates: bool = False
    quick_replies: int = 0
    quick_reply_length: int = 20
    can_write_first: bool = False
    needs_subject: bool = False
    cost: Any = ""
    delivers: bool = True
    by_hand: bool = False
    personal: bool = False
    counted: Callable[[str], int] | None = None
    most_parts: int = 1
    letter: bool = False
    together: int = 1
    asides: bool = True

    @property
    def most_answers(self) -> int:
        """How many answers staff may offer with a message, to be pressed or by number; 0 on paper."""
        return 0 if self.by_hand else self.quick_replies or MOST_NUMBERED

    @property
    def longest_answer(self) -> int:
        """How long each of them may be, in characters."""
        return self.quick_reply_length if self.quick_replies else LONGEST_NUMBERED

    def too_long(self, text: str) -> bool:
        """Whether this text goes out by no means, even parted."""
        return len(self.parts(text)) > self.most_parts

    def length(self, text: str) -> int:
        """How long this text is as the channel counts."""
        if self.length_unit == "utf16":
            return len(text.encode("utf-16-le")) // 2
        return len(text.encode()) if self.length_unit == "bytes" else len(text)

    def parts(self, text: str) -> tuple[str, ...]:
        """The text in pieces that fit, parted at paragraphs, sentences or spaces where that is possible."""
        rest, found = text, []
        while self.length(rest) > self.max_length:
            cut = self._cut(rest)
            found.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return (*found, rest) if rest or not found else tuple(found)

    def _cut(self, text: str) -> int:
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.length(text[:middle]) <= self.max_length else (low, middle - 1)
        for end in (r"\n\n", r"\n", r"[。．.!?！？]", r"\s"):
            last = next(reversed([m.end() for m in re.finditer(end, text[:low])]), 0)
            if last > low // 2:
                return last
        return low


PLAIN = Capabilities(delivers=False)
"""Of a channel that nobody has described: words go, and nobody carries them out."""


class AddressRefused(ValueError):
    """Nobody can be written to there; `addresses` are those, as they were typed.

    reason: "address" (no mail can go there), "own" (a mailbox of ours), "many" (too many), "none" (nobody
    is left to write to), "route" (nobody wrote by this channel yet).
    """

    def __init__(self, reason: str, addresses: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason, self.addresses = reason, tuple(addresses)


@dataclass(frozen=True)
class Recipient:
    """Somebody who gets our next message. `known`: took part here already (wrote, or was written to)."""

    address: str
    name: str = ""
    known: bool = True


@dataclass(frozen=True)
class Recipients:
    """Who gets our next message in a conversation on a channel of many (mail), in their order.

    `offered`: who took part here and is not written to next (left out, or never asked for).
    """

    to: tuple[Recipient, ...] = ()
    cc: tuple[Recipient, ...] = ()
    offered: tuple[Recipient, ...] = ()

    @property
    def added(self) -> tuple[Recipient, ...]:
        """Those whom staff added and who have not been written to yet: worth a question before sending."""
        return tuple(one for one in (*self.to, *self.cc) if not one.known)

    @property
    def seal(self) -> str:
        """The same as long as the same people get it: what a screen showed can be compared with now."""
        told = "\n".join([*(one.address for one in self.to), "", *(one.address for one in self.cc)])
        return hashlib.sha256(told.lower().encode()).hexdigest()[:16]


def _one_alone(conversation_id: int) -> Recipients | None:
    return None


def _nobody_else(conversation_id: int, to: Sequence[str], cc: Sequence[str]) -> Recipients:
    raise AddressRefused("route")


@dataclass(frozen=True)
class Channel:
    """A way to reach us: what it is called, its icon, what it can do. An adapter is one too."""

    kind: str
    label: Any
    icon: str
    capabilities: Capabilities = PLAIN
    hows: Mapping[str, Any] = field(default_factory=dict)
    """How a message may go out (code → words), where that makes a difference in cost."""
    recipients: Callable[[int], Recipients | None] = _one_alone
    """Who gets our next message in a conversation; None where it is the customer alone."""
    set_recipients: Callable[[int, Sequence[str], Sequence[str]], Recipients] = _nobody_else
    """Others get it from now on (To, CC; "Name <address>" or an address). Raises AddressRefused."""


@dataclass(frozen=True)
class DeliveryShape:
    """How the sending of one message fares.

    `reason`: a code of `desk/sending.py`, or the service's own. `how` and `units`: how it went, and as
    how many messages the service counts it. `until`: when it is tried next, while it waits.
    """

    state: DeliveryState
    reason: str = ""
    tries: int = 0
    how: str = ""
    units: int = 0
    until: datetime | None = None
    channel: str = ""
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    read_at: datetime | None = None

    @property
    def may_be_sent_again(self) -> bool:
        """Whether a person may have it sent once more: it failed, or nobody knows whether it arrived."""
        return self.state in ("failed", "unknown")


@dataclass(frozen=True)
class Choice:
    """Something to press below a message: what it says, and what is written by pressing it."""

    label: str
    text: str = ""


def by_number(text: str, answers: Sequence[str]) -> str:
    """The text with the answers below it, by number."""
    lines = [f"{number}. {one}" for number, one in enumerate(answers, 1)]
    return "\n\n".join(filter(None, (text, "\n".join(lines))))


@dataclass(frozen=True)
class OutgoingFile:
    """A file that goes with a message; `read` through core.attachment(s)."""

    id: UUID
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Outgoing:
    """One message as it is to go out, in the language of the conversation.

    `key` is the same however often this sending is tried, and new when a person has it sent again.
    `interrupted`: an earlier try was cut off, so that it may have arrived. `handler` and `status`: who has
    the conversation now, and how it stands.
    """

    message_id: int
    conversation_id: int
    customer_id: int
    channel: str
    key: UUID
    text: str
    author_kind: str
    author_name: str
    language: str
    number: str
    subject: str
    created_at: datetime
    tries: int = 1
    interrupted: bool = False
    files: tuple[OutgoingFile, ...] = ()
    choices: tuple[Choice, ...] = ()
    card: Mapping[str, Any] = field(default_factory=dict)
    handler: str = ""
    status: str = ""


@dataclass(frozen=True)
class LetterFrame:
    """What stands above and below the words of a letter: addressee and greeting; name and signature.

    On paper also what stands on its envelope: to whom and where (for a fax its number), and whether it is
    written with 拝啓 and 敬具.
    """

    opening: str = ""
    closing: str = ""
    recipient: str = ""
    address: str = ""
    formal: bool = True

    def as_json(self) -> dict[str, Any]:
        """As it is kept, and made again by `LetterFrame(**kept)`."""
        return asdict(self)

    @property
    def first(self) -> str:
        """The line that addresses somebody, which is the first."""
        return self.opening.strip().partition("\n")[0]

    @property
    def signed(self) -> str:
        """The signature on one line, without its rules."""
        return " ".join(line.strip() for line in self.closing.splitlines() if re.search(r"\w", line))


@dataclass(frozen=True)
class Detour:
    """She is not reached where her conversation is held: why, and by which channel she is; "" for none.

    why: "blocked" (she takes no messages there) or "parted" (her account there is hers no more for us).
    """

    why: Literal["blocked", "parted"]
    channel: str = ""


def _straight_on(conversation_id: int, customer_id: int, channel: str) -> Detour | None:
    return None


@dataclass(frozen=True)
class Reach:
    """What the accounts of channels know beyond a channel's table; config/channels.py names who knows it.

    `frame(conversation, language, values)`: what stands around a reply that goes out as a letter, None where
    none does. `writable_until(conversation)`: until when she may be written to freely (None: without end) and
    whether that is over. `file_link(file)`: where a file of ours is fetched without signing in, for
    `link_lasts`. `detour(conversation id, customer id, channel)`: that she is not reached there any more.
    """

    frame: Callable[[Any, str, Mapping[str, str]], LetterFrame | None] = lambda here, spoken, values: None
    writable_until: Callable[[Any], tuple[datetime | None, bool]] = lambda here: (None, False)
    file_link: Callable[[OutgoingFile], str] = lambda file: ""
    link_lasts: timedelta = timedelta(days=7)
    detour: Callable[[int, int, str], Detour | None] = _straight_on


@dataclass(frozen=True)
class QuotedLine:
    """An earlier line of the same customer's, in short; `body` is "" where its words are gone."""

    conversation_id: int
    sequence: int
    author_kind: str
    body: str
    message_id: int = 0
