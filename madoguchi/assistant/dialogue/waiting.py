"""What a message asks for besides the first thing: named at once, and begun when its turn has come."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import saying
from .shapes import CARRIED, Carrier, Heard, Move, Talk, Wish


def queued(wishes: Sequence[Wish], heard: Heard) -> tuple[Talk, ...]:
    """Wishes that wait for their turn, each with the words that ask for it."""
    return tuple(
        Talk(one.ref, "turn", kind=kind, given={"text": one.said or heard.text, "number": heard.number})
        for one in wishes
        for kind in CARRIED
        if kind == one.kind
    )


def named(move: Move, first: str, later: Sequence[str]) -> Move:
    """The same move, led in by all that was asked for."""
    return replace(move, said=saying.led_in(saying.one_by_one([first, *later]), move.said))


def begun(talk: Talk, heard: Heard, carriers: Mapping[str, Carrier]) -> Move:
    """Its turn has come."""
    carrier = carriers[talk.kind]
    first = replace(heard, text=str(talk.given["text"]), number=int(talk.given["number"]))
    move = carrier.begin(talk.ref, first)
    return replace(move, said=saying.led_in(saying.now_this(carrier.title(talk)), move.said))
