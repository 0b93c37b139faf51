"""Facts about crossings: ids and plain values only."""

from dataclasses import dataclass
from typing import ClassVar

from madoguchi.core.events import Fact


@dataclass(frozen=True)
class CrossingFact(Fact):
    """What every fact about a crossing carries: from where to where, and why (`shapes.WHYS`)."""

    conversation_id: int
    customer_id: int
    crossing_id: int
    before: str
    after: str
    why: str


@dataclass(frozen=True)
class CrossingOffered(CrossingFact):
    """Another channel was offered."""

    name: ClassVar[str] = "crossing.offered"


@dataclass(frozen=True)
class Crossed(CrossingFact):
    """The conversation goes on there. held: what the packet held when it travelled (`shapes.PARTS`)."""

    name: ClassVar[str] = "crossing.crossed"
    held: tuple[str, ...] = ()
