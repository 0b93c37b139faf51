"""What crosses the door of notices: what customers are told, in whose words, and why something was not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

CHANNELS = ("email", "push", "line", "sms")
"""push stands for the line on her page as well as for the notice on her devices."""
LANGUAGES = ("ja", "en")
SILENT = ("email",)
"""Channels that ring nowhere by themselves, unless the company wants them to keep quiet at night too."""
REASONS = ("off", "unwanted", "capped", "no_address", "withdrawn", "late", "gone", "refused")
"""Why something was not told: the company tells it elsewhere; she does not want it; too much in a day; we
know no address; she said no before it went out; it waited too long; the record went into another one;
the service on the way did not take it."""


@dataclass(frozen=True)
class NoticeRules:
    """Of which kinds customers are not told on which channel, when bills are reminded of, when it is night,
    and how much is too much.

    due_days: how many days before a bill is due (0: not at all); overdue_days: so many days after it, once
    for each. quiet_from and quiet_until: full hours in which nothing rings. a_day: the most that goes to one
    customer on one channel within 24 hours, what she has to know left aside; 0: no limit.
    """

    option_name: ClassVar[str] = "portal.alerts"
    no_mail: tuple[str, ...] = ()
    no_push: tuple[str, ...] = ()
    no_line: tuple[str, ...] = ()
    no_sms: tuple[str, ...] = ()
    due_days: int = 3
    overdue_days: tuple[int, ...] = (1, 7)
    quiet_from: int = 21
    quiet_until: int = 8
    quiet_mail: bool = False
    a_day: int = 10

    def tells(self, kind: str, channel: str) -> bool:
        """Whether this kind goes out on this channel at all."""
        left_out = {
            "email": self.no_mail, "push": self.no_push, "line": self.no_line, "sms": self.no_sms
        }  # fmt: skip
        return kind not in left_out[channel]

    def quiet(self, hour: int, channel: str) -> bool:
        """Whether this channel keeps quiet at this hour of the day."""
        if channel in SILENT and not self.quiet_mail:
            return False
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


@dataclass(frozen=True)
class Text:
    """One text in one language; `title` is "" on channels that have none."""

    title: str
    body: str


@dataclass(frozen=True)
class WordingShape:
    """One version of what a kind says on a channel; number 0 is the shipped one, as is one that was reset."""

    kind: str
    channel: str
    number: int
    texts: Mapping[str, Text]
    shipped: bool
    made_at: datetime | None = None
    made_by: str = ""


class WordingRefused(Exception):
    """A text cannot be kept: field → reason ("empty", "long", "unknown", "missing", "faster") and detail."""

    def __init__(self, problems: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(str(dict(problems)))
        self.problems = problems


@dataclass(frozen=True)
class Said:
    """What a customer is told, in one language."""

    title: str
    text: str
    path: str
    key: str


@dataclass(frozen=True)
class ToldShape:
    """A line of what a customer was told."""

    title: str
    short: str
    icon: str
    path: str
    at: datetime


@dataclass(frozen=True)
class Outgoing:
    """Something on its way over a channel that another room looks after."""

    notice_id: int
    telling_id: int
    customer_id: int
    to: str
    language: str
    said: Said


@dataclass(frozen=True)
class Way:
    """How a channel reaches a customer. `config/notices.py` lists them.

    address: where she is reached, "" when she is not; asked for each notice. send: have it sent when the
    transaction commits; it may be called twice for one telling only after a roll-back. What then
    cannot be sent is said by `api.note_refused`. exists: whether the channel is set up in this house.
    """

    address: Callable[[int], str]
    send: Callable[[Outgoing], None]
    exists: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class TellingShape:
    """One line of the log: what, to whom, where, in which version, and how it went."""

    id: int
    at: datetime
    customer_id: int
    customer_name: str
    kind: str
    channel: str
    former: bool
    version: int | None
    state: str
    reason: str
    due_at: datetime | None
