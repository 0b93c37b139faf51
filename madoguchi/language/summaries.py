"""What a long conversation was about, in its own sentences: wishes, attempts, promises, what is open.

Nothing is written anew: each line is a sentence that somebody said, chosen by what kind of sentence it is
and where it stands. The same messages always give the same summary.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from .entities.dates import dates
from .folded import folded
from .personal import impersonal as without_persons
from .politeness.reading import sentences
from .summary_words import (
    ASKED_TO_TRY,
    ASSENT,
    NO_PROMISE,
    PERSON,
    PROMISE,
    QUESTION,
    STRONG_WISH,
    TRIED,
    TROUBLE,
    UNTIL,
    WISH,
)

Role = Literal["customer", "agent", "assistant"]
MOST = 3
SHORTEST, LONGEST = 5, 120
MOST_MESSAGES, MOST_LETTERS = 400, 1_500


@dataclass(frozen=True, slots=True)
class Spoken:
    """One message: who said what and when; `place` is given back with what is taken from it."""

    role: Role
    text: str
    at: datetime
    place: int = 0


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence of the conversation. `until`: for a promise, the day or moment as ISO 8601 (a range as
    first/last) where it can be reckoned, and `until_words` as it was said; "" for none."""

    text: str
    role: Role
    at: datetime
    place: int
    until: str = ""
    until_words: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Each part oldest first. Of what is open, the customer's lines wait for us, ours for the customer."""

    wants: tuple[SummaryLine, ...] = ()
    tried: tuple[SummaryLine, ...] = ()
    promised: tuple[SummaryLine, ...] = ()
    open: tuple[SummaryLine, ...] = ()


def summarise(messages: Sequence[Spoken], language: str, *, impersonal: bool = False) -> Summary:
    """The summary of a conversation, about 10 ms for a hundred messages.

    `impersonal` takes names, places, addresses and numbers out of it, in the words of `language`.
    """
    said = [line for one in messages[-MOST_MESSAGES:] for line in _sentences(one)]
    summary = Summary(
        wants=tuple(_wants(said)),
        tried=tuple(_tried(said)),
        promised=tuple(_promised(said)),
        open=tuple(_open(said)),
    )
    return _impersonal(summary, language) if impersonal else summary


def _sentences(message: Spoken) -> Iterator[SummaryLine]:
    for one in sentences(message.text[:MOST_LETTERS]):
        yield SummaryLine(one.text, message.role, message.at, message.place)


def _wants(said: Sequence[SummaryLine]) -> Iterator[SummaryLine]:
    """What she began with, and the wishes that came later, the plainest first."""
    hers = [one for one in said if one.role == "customer" and _tells(one.text)]
    if not hers:
        return
    first = hers[0].place
    began = [one for one in hers if one.place == first]
    best = max(began, key=lambda one: _weight(one.text))
    beginning = [one for one in began if one is best or _weight(one.text) > 1]
    later = [one for one in hers if one.place != first and STRONG_WISH.search(one.text)]
    yield from _last_different([*beginning, *later], keep_first=True)


def _tells(text: str) -> bool:
    if len(text) < SHORTEST or ASSENT.match(text):
        return False
    return not (PERSON.search(text) and len(text) < 40)


def _weight(text: str) -> int:
    """How much of a request a sentence is."""
    return 2 * bool(WISH.search(text)) + 2 * bool(TROUBLE.search(text)) + bool(STRONG_WISH.search(text))


def _tried(said: Sequence[SummaryLine]) -> Iterator[SummaryLine]:
    """What she says that she did, and what we asked her to do."""
    hers = [one for one in said if one.role == "customer" and TRIED.search(one.text) and _tells(one.text)]
    ours = [one for one in said if one.role == "agent" and ASKED_TO_TRY.search(one.text)]
    yield from _last_different(sorted(hers + ours, key=lambda one: one.place))


def _promised(said: Sequence[SummaryLine]) -> Iterator[SummaryLine]:
    found = [
        _with_time(one)
        for one in said
        if one.role == "agent" and PROMISE.search(one.text) and not NO_PROMISE.search(one.text)
    ]
    yield from _last_different(found)


def _with_time(one: SummaryLine) -> SummaryLine:
    when = next(iter(dates(folded(one.text), one.at)), None)
    if when is not None:
        return replace(one, until=when.value, until_words=when.text)
    words = UNTIL.search(one.text)
    return replace(one, until_words=words[0]) if words else one


def _open(said: Sequence[SummaryLine]) -> Iterator[SummaryLine]:
    """What the last of both asked, when nobody of the other side has written since."""
    spoken = [one for one in said if one.role != "assistant"]
    if not spoken:
        return
    last = spoken[-1].role
    turn = [one for one in _last_turn(spoken) if _tells(one.text)]
    if last == "agent":
        yield from [one for one in turn if QUESTION.search(one.text)][-MOST:]
        return
    asked = [one for one in turn if WISH.search(one.text) or QUESTION.search(one.text)]
    yield from (asked or [one for one in turn if TROUBLE.search(one.text)])[-MOST:]


def _last_turn(spoken: Sequence[SummaryLine]) -> list[SummaryLine]:
    turn: list[SummaryLine] = []
    for one in reversed(spoken):
        if one.role != spoken[-1].role:
            break
        turn.insert(0, one)
    return turn


def _last_different(lines: Iterable[SummaryLine], keep_first: bool = False) -> list[SummaryLine]:
    """The last few, each said once; with `keep_first` the first one stays."""
    once = list({line.text: line for line in lines}.values())
    if len(once) > MOST:
        once = [once[0], *once[1 - MOST :]] if keep_first else once[-MOST:]
    return [replace(one, text=_short(one.text)) for one in once]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _impersonal(summary: Summary, language: str) -> Summary:
    def without(lines: tuple[SummaryLine, ...]) -> tuple[SummaryLine, ...]:
        return tuple(replace(one, text=without_persons(one.text, language)) for one in lines)

    return Summary(
        without(summary.wants), without(summary.tried), without(summary.promised), without(summary.open)
    )
