"""Finds days and times of day, and joins what belongs together: 明日の18時半, 10日から12日, by Friday."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from ...folded import Folded
from ..shapes import Entity
from . import english, japanese
from .clock import clock_atoms
from .periods import Atom, Moment, Period, Resolver, always

_JOINT = re.compile(r"(?:\s|の|に|は|、|,|\(|\)|at|on|in the|from|around|between|before){0,3}")
_TO = re.compile(r"\s?(?:から|より|~|-|–|to|and|until|till|through)\s?(?:the )?")
_FROM = re.compile(r"(?:from|between) (?:the )?$")
_UNTIL_BEHIND = re.compile(r"\s?(?:中?まで(?!の間の)|以前|より前|いっぱい)に?")
_SINCE_BEHIND = re.compile(r"\s?(?:以降|以後|から|より(?=後|先)|onwards?|or later)")
_UNTIL_BEFORE = re.compile(r"(?<![a-z])(?:by|until|till|before|no later than) (?:the )?$")
_SINCE_BEFORE = re.compile(r"(?<![a-z])(?:from|since|after|starting) (?:the )?$")
_OPENING = re.compile(r"(?:from|between|since|by|until|till) $")
_LETTERS, _JAPANESE = re.compile("[a-z]"), re.compile(r"[^\x00-\x7f]|\d")


def dates(message: Folded, now: datetime) -> Iterator[Entity]:
    """Every date and time in its order, each with what it is joined to."""
    for start, end, period in _joined(message.line, now):
        first, last = message.span(start, end)
        yield Entity("date", str(period), message.text[first:last], first, last)


def _joined(line: str, now: datetime) -> Iterator[tuple[int, int, Period]]:
    atoms = _atoms(line, now)
    at = 0
    while at < len(atoms):
        start, end, period, at = _one(line, atoms, at, now.date())
        if period is None:
            continue
        ranged = _range(line, atoms, at, (start, end, period), now.date())
        if ranged:
            end, period, at = ranged
        yield _opened(line, start, end, period, closed=ranged is not None)


def _one(line: str, atoms: list[Atom], at: int, base: date) -> tuple[int, int, Period | None, int]:
    """The atom there, with its time of day when one stands beside it; and which atom is next."""
    atom = atoms[at]
    period, start, end, at = atom.resolve(base), atom.start, atom.end, at + 1
    if at < len(atoms) and period is not None and {atom.kind, atoms[at].kind} == {"days", "clock"}:
        other = atoms[at]
        between = line[end : other.start]
        if _JOINT.fullmatch(between):
            more = other.resolve(base)
            if more is not None:
                period = period.at(more) if atom.kind == "days" else more.at(period)
                end, at = other.end, at + 1
    return start, end, period, at


def _range(
    line: str, atoms: list[Atom], at: int, begun: tuple[int, int, Period], today: date
) -> tuple[int, Period, int] | None:
    """From what has begun to the next mention, where words between or the wave join them."""
    _, end, period = begun
    if at >= len(atoms) or period.first is None or period.last is None:
        return None
    joint = _TO.fullmatch(line, end, atoms[at].start)
    if joint is None or (joint.group().strip() == "and" and not _FROM.search(line[: begun[0]][-20:])):
        return None
    base = period.first.day if atoms[at].bare and period.first.day else today
    _, last, to, following = _one(line, atoms, at, base)
    until = _ending(period, to)
    if until is None or str(until) < str(period.first):
        return None
    return last, Period(period.first, until), following


def _ending(begun: Period, to: Period | None) -> Moment | None:
    """The end of a range; 明日の10時から12時 ends tomorrow as well."""
    if to is None or to.last is None or begun.first is None or begun.last is None:
        return None
    if to.last.day is None:
        return replace(to.last, day=begun.last.day)
    return to.last if begun.first.day else None


def _opened(line: str, start: int, end: int, period: Period, *, closed: bool) -> tuple[int, int, Period]:
    """With an open end where the words around say by then, or from then on."""
    behind = _UNTIL_BEHIND.match(line, end)
    if closed:
        opening = _OPENING.search(line[max(0, start - 10) : start])
        return start - (len(opening.group()) if opening else 0), behind.end() if behind else end, period
    if behind:
        return start, behind.end(), period.until()
    if since := _SINCE_BEHIND.match(line, end):
        return start, since.end(), period.since()
    before = line[max(0, start - 20) : start]
    if found := _UNTIL_BEFORE.search(before):
        return start - len(found.group()), end, period.until()
    if found := _SINCE_BEFORE.search(before):
        return start - len(found.group()), end, period.since()
    return start, end, period


def _atoms(line: str, now: datetime) -> list[Atom]:
    """What names days or a time of day, in order; of two that overlap, the one found first."""
    found: list[Atom] = []
    taken = bytearray(len(line) + 1)
    for atom in (*_day_atoms(line, now), *clock_atoms(line)):
        if not any(taken[atom.start : atom.end]):
            taken[atom.start : atom.end] = b"\x01" * (atom.end - atom.start)
            found.append(atom)
    return sorted(found, key=lambda atom: atom.start)


def _day_atoms(line: str, now: datetime) -> Iterator[Atom]:
    rooms = [room for room, letters in ((japanese, _JAPANESE), (english, _LETTERS)) if letters.search(line)]
    for room in rooms:
        for start, end, period in room.spans(line, now):
            yield Atom("moment", start, end, always(period))
    for room in rooms:
        for pattern, reader, bare in room.PATTERNS:
            for found in pattern.finditer(line):
                past = bool(room.PAST.match(line, found.end())) or _told_before(room, line, found.start())
                resolve = _resolver(reader, found, now.date() if past else None)
                if resolve(now.date()) is not None:
                    yield Atom("days", found.start(), found.end(), resolve, bare)


def _told_before(room: object, line: str, start: int) -> bool:
    return room is english and english.PAST_BEFORE.search(line[max(0, start - 50) : start]) is not None


def _resolver(reader: japanese.Reader, found: re.Match[str], told_on: date | None) -> Resolver:
    """Reads the match when it is asked; what is told today has happened before today."""

    def resolve(base: date) -> Period | None:
        try:
            return reader(found, base, base == told_on)
        except (OverflowError, ValueError):  # the calendar ends
            return None

    return resolve
