"""What can be chosen by a digit: what was said last, in the order in which it is read out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import pgettext

from madoguchi.conversations.shapes import MessageShape

VERDICTS = ("solved", "not_solved", "person")
Act = Literal["say", "solved", "not_solved", "person"]


@dataclass(frozen=True)
class Offered:
    """One digit: what it does, and the words under which it is kept."""

    act: Act
    words: str
    note: str = ""


def offered(lines: Sequence[MessageShape]) -> tuple[Offered, ...]:
    """What the last line lets her choose; nothing where it only offers a person, which it says in words."""
    said = [line for line in lines if line.author_kind == "assistant"]
    card = said[-1].card if said else {}
    if options := card.get("options"):
        return tuple(Offered("say", str(one["label"]), str(one.get("note", ""))) for one in options)
    if card.get("type") != "answer":
        return ()
    return tuple(Offered(act, verdict_words(act)) for act in VERDICTS if act in card.get("actions", ()))


def verdict_words(act: str) -> str:
    """What she said by a digit below an answer."""
    return {
        "solved": pgettext("voice", "That settled it."),
        "not_solved": pgettext("voice", "That did not settle it."),
        "person": pgettext("voice", "Please connect me with your staff."),
    }[act]
