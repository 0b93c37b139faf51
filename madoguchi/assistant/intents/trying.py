"""A sentence is tried: as what the version in use and the one that was trained last understand it."""

from dataclasses import dataclass

from ..dialogue.shapes import Wish
from ..models import Version
from ..understanding import Understanding, current, of_version
from .destinations import titles
from .versions import active_turn

SHOWN = 3


@dataclass(frozen=True)
class Guessed:
    """An intent with its chance in per cent."""

    name: str
    code: str
    percent: int
    tone: str


@dataclass(frozen=True)
class Tried:
    """What one version makes of a sentence. `wish` None: not sure enough, the articles answer."""

    number: int
    active: bool
    guesses: tuple[Guessed, ...]
    wish: Wish | None
    name: str
    title: str


def tried(text: str, spoken: str, reader: str) -> list[Tried]:
    """By the version in use, and by the one that was trained last where that is another."""
    asked = [current()]
    newest = Version.objects.filter(state="ready").first()
    if newest is not None and newest.number != active_turn().number:
        asked.append(of_version(newest))
    return [_tried(by, text, spoken, reader, active=place == 0) for place, by in enumerate(asked)]


def _tried(by: Understanding, text: str, spoken: str, reader: str, *, active: bool) -> Tried:
    wish = by.wish(text, spoken)
    aim = {(wish.kind, wish.ref)} if wish else set()
    guesses = tuple(
        Guessed(by.content.name(code, reader), code, round(chance * 100), _tone(by, code, chance, spoken))
        for code, chance in by.guesses(text, spoken, SHOWN)
    )
    name = by.content.name(wish.intent, reader) if wish else ""
    return Tried(by.number, active, guesses, wish, name, next(iter(titles(aim).values()), ""))


def _tone(by: Understanding, code: str, chance: float, spoken: str) -> str:
    kind, _ref = by.content.led(code)
    return "accent" if chance >= by.enough(kind, spoken) else "soon"
