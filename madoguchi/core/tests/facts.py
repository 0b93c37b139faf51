"""Facts and listeners for the tests of core."""

import datetime
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from madoguchi.core.events import Fact
from madoguchi.core.shapes import EventShape, Listeners, Nudge, When

HEARD: list[tuple[Fact, EventShape]] = []


@dataclass(frozen=True)
class BoxOpened(Fact):
    name: ClassVar[str] = "core.box_opened"

    conversation_id: int
    customer_id: int | None = None
    at: datetime.datetime | None = None
    key: UUID | None = None
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class BoxLost(Fact):
    name: ClassVar[str] = "core.box_lost"


@dataclass(frozen=True)
class BoxSold(Fact):
    name: ClassVar[str] = "core.box_sold"

    price: int


def is_dear(fact: BoxSold) -> bool:
    return fact.price > 100


def remember(fact: Fact, event: EventShape) -> None:
    HEARD.append((fact, event))


def also_remember(fact: BoxOpened, event: EventShape) -> None:
    HEARD.append((fact, event))


def fail(fact: BoxLost, event: EventShape) -> None:
    raise RuntimeError("no")


def boxes_changed(fact: BoxOpened) -> tuple[Nudge, ...]:
    return (Nudge("inbox:0", f"conversation:{fact.conversation_id}"), Nudge("staff:1", "me"))


LISTENERS = {
    BoxOpened: Listeners(
        durable=(remember, "madoguchi.core.tests.facts.also_remember"), live=(boxes_changed,)
    ),
    BoxLost: Listeners(durable=(fail,)),
    BoxSold: Listeners(durable=(When(is_dear, remember),)),
}
