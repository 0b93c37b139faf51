"""Several wishes in one message, in their order; greetings and thanks around them are set aside.

A message is cut into clauses. A clause is a wish (it asks, or wants), or background (it tells). Background
belongs to the wish behind it, or to the one before when none follows or it gives that one's reason. Two
wishes are two parts where a word joins something more (あと, それと, また, also) or where the second has a
subject of its own; 「できますか」 and 「いつですか」 after a wish only go on with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from . import several_words as words
from .folded import Folded, folded

MOST = 4000
_NUMBERED = {code: "•" for code in range(0x2460, 0x2469)}  # ①…⑨, which folding makes figures
_CHAINS = ("て、", "で、", "し、", "と、")  # where `CUT` cuts 「住所を変えて、名前も直してください」
LOOK_AHEAD = 6  # clauses of background before their wish
LIMIT = 8  # parts; whoever writes more is asked what comes first


@dataclass(frozen=True, slots=True)
class Piece:
    """One wish with what belongs to it: text[start:end]."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Clause:
    start: int
    end: int
    wish: bool
    more: bool  # a word says that something more comes
    subjects: frozenset[str]
    follows: bool = False  # goes on with what is before: その場合, ので, でもまだ


@dataclass(slots=True)
class _Part:
    start: int
    end: int
    subjects: frozenset[str]


def wishes(text: str) -> tuple[Piece, ...]:
    """The parts of a message that wish or tell something, in order; none when it only greets."""
    message = folded(text.translate(_NUMBERED), MOST)
    parts = _joined(_clauses(message.kana, message.line))
    found: list[Piece] = []
    for part in parts[:LIMIT]:
        start, end = _trimmed(message, part.start, part.end)
        start = max(start, found[-1].end if found else 0)  # ㈱ unfolds to three letters of one place
        if end > start:
            found.append(Piece(text[start:end], start, end))
    return tuple(found)


def _clauses(kana: str, line: str) -> list[_Clause]:
    clauses = []
    greeted = False
    for start, end in _cuts(kana):
        more = words.MORE.match(kana, start, end)
        begins = more.end() if more else start
        chained = kana.endswith(_CHAINS, 0, start)
        begins = _past_greeting(kana, begins, end)
        names_herself = greeted and words.NAME.fullmatch(kana, begins, end)
        greeted = begins >= end or not words.SAYS.search(kana, begins, end)
        if greeted or names_herself:
            continue
        said = kana[begins:end]
        asks = words.WISH.search(said) or said.endswith(_CHAINS)
        subjects = frozenset(words.subjects(line[begins:end]))
        follows = words.FOLLOWS.match(said) is not None
        clauses.append(_Clause(begins, end, bool(asks), chained or more is not None, subjects, follows))
    return clauses


def _past_greeting(kana: str, start: int, end: int) -> int:
    """Where a clause begins behind its greetings and thanks; its end when it is nothing else."""
    found = words.GREETING.match(kana, start, end)
    while found and found.end() > start:
        start = found.end()
        found = words.GREETING.match(kana, start, end)
    return start


def _cuts(kana: str) -> Iterator[tuple[int, int]]:
    """Clauses: sentences, cut again where a word joins one wish to another."""
    start = 0
    for found in words.CUT.finditer(kana):
        if found.end() > start:
            yield start, found.end()
            start = found.end()
    if start < len(kana):
        yield start, len(kana)


def _joined(clauses: list[_Clause]) -> list[_Part]:
    parts: list[_Part] = []
    waiting: _Part | None = None  # background whose wish has not come
    for at, clause in enumerate(clauses):
        if waiting is None and parts and _goes_on(clause, parts[-1], clauses[at + 1 : at + LOOK_AHEAD]):
            _extend(parts[-1], clause)
            continue
        if waiting is None or clause.more:
            parts += [waiting] if waiting else []
            waiting = _Part(clause.start, clause.end, clause.subjects)
        else:
            _extend(waiting, clause)
        if clause.wish:
            parts.append(waiting)
            waiting = None
    return [*parts, waiting] if waiting else parts


def _goes_on(clause: _Clause, part: _Part, behind: list[_Clause]) -> bool:
    """Whether a clause belongs to the wish before it."""
    if clause.more or clause.follows:
        return not clause.more
    if clause.wish:
        return clause.subjects <= part.subjects
    return not _wish_follows(behind)


def _wish_follows(behind: list[_Clause]) -> bool:
    """Whether telling leads to a wish of its own, before anything more is joined."""
    for later in behind:
        if later.more or later.wish:
            return not later.more and bool(later.subjects) and not later.follows
    return False


def _extend(part: _Part, clause: _Clause) -> None:
    part.end = clause.end
    part.subjects |= clause.subjects


def _trimmed(message: Folded, start: int, end: int) -> tuple[int, int]:
    """Without joining words and stops at either end."""
    tail = words.TAIL.search(message.kana, start, end)
    end = tail.start() if tail else end
    head = words.HEAD.match(message.kana, start, end)
    return message.span(head.end() if head else start, end) if end > start else (0, 0)
