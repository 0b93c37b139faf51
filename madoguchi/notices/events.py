"""Facts about notices: ids and plain values only, never what was said."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class NoticeTold(Fact):
    """A customer was told something on a channel, in this version of our words (0: the shipped ones)."""

    name: ClassVar[str] = "notices.told"
    customer_id: int
    notice_id: int
    kind: str
    channel: str
    version: int


@dataclass(frozen=True)
class NoticeHeld(Fact):
    """A customer was not told something on a channel; reason as in `shapes.REASONS`."""

    name: ClassVar[str] = "notices.held"
    customer_id: int
    notice_id: int
    kind: str
    channel: str
    reason: str
