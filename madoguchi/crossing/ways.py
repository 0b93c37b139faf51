"""Which channel serves this matter best, and why: the company's rules, then what is known of the moment."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import ClassVar

from madoguchi.conversations.shapes import ConversationShape
from madoguchi.people import api as people
from madoguchi.routing.shapes import Position

from .shapes import Why

URGENT = 4
LONGEST_FOLLOWING = 24 * 60


@dataclass(frozen=True)
class WayRule:
    """For this topic this channel is best; files: because pictures help."""

    topic: str
    channel: str
    files: bool = False


@dataclass(frozen=True)
class WayRules:
    """How the best channel is found here.

    `long_wait_minutes`: from which wait on another channel is offered. `quick`: for what is urgent;
    `patient`: for whoever need not wait at the screen, the best first.
    """

    option_name: ClassVar[str] = "crossing.ways"
    rules: tuple[WayRule, ...] = ()
    long_wait_minutes: int = 10
    quick: str = "phone"
    patient: tuple[str, ...] = ("line", "email", "sms")


@dataclass(frozen=True)
class Following:
    """Whether our answers follow a customer who has left the chat, to an address of hers that we know.

    `minutes`: so long an answer may stand unread before she is taken to have left. Raises ValueError.
    """

    option_name: ClassVar[str] = "crossing.following"
    on: bool = True
    minutes: int = 3

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= LONGEST_FOLLOWING:
            raise ValueError(self.minutes)


@dataclass(frozen=True)
class Way:
    """One channel on which to go on. known: we have her address there already. best: this one first."""

    channel: str
    why: Why
    known: bool = False
    best: bool = False


@dataclass(frozen=True)
class Moment:
    """What the choice depends on: where she is and waits, what is open, where we know her, what she likes."""

    topic: str
    priority: int
    channel: str
    open: Collection[str]
    known: Collection[str] = ()
    prefers: str = ""
    closed: bool = False
    wait_minutes: int | None = None


def moment_of(
    here: ConversationShape,
    place: Position | None,
    *,
    open_channels: Collection[str],
    known: Collection[str],
) -> Moment:
    """The moment as the rooms know it. place: hers in the queue; known: channels on which we reach her."""
    return Moment(
        topic=here.topic,
        priority=here.priority,
        channel=here.channel,
        open=open_channels,
        known=known,
        prefers=people.profile(here.customer_id).preferred_channel,
        closed=place is not None and place.next_opening is not None,
        wait_minutes=place.high_minutes if place else None,
    )


def ways(moment: Moment, rules: WayRules) -> tuple[Way, ...]:
    """The open channels other than the present one, each once: what speaks for itself first."""
    found: dict[str, Way] = {}
    for channel, why in _reasons(moment, rules):
        if channel in moment.open and channel != moment.channel and channel not in found:
            best = not found and why != "asked"
            found[channel] = Way(channel, why, channel in moment.known, best)
    return tuple(found.values())


def _reasons(moment: Moment, rules: WayRules) -> Iterator[tuple[str, Why]]:
    if moment.priority >= URGENT:
        yield rules.quick, "urgent"
    for rule in rules.rules:
        if rule.topic == moment.topic:
            yield rule.channel, "files" if rule.files else "topic"
    if moment.prefers:
        yield moment.prefers, "prefers"
    patient = sorted(rules.patient, key=lambda channel: channel not in moment.known)
    if moment.closed:
        yield from ((channel, "closed") for channel in patient)
    elif moment.wait_minutes is not None and moment.wait_minutes >= rules.long_wait_minutes:
        yield from ((channel, "wait") for channel in patient)
    yield from ((channel, "asked") for channel in (*patient, rules.quick, *sorted(moment.open)))
