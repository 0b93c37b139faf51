"""What a message asks for, part by part: one is done, the others wait, questions are answered."""

from dataclasses import replace

from madoguchi.language import api as language

from .dialogue.shapes import CARRIED, Wish
from .understanding import current

MOST = 4
"""So many parts of a message are looked at."""


def wanted(text: str, spoken: str) -> Wish | None:
    """What a message asks for first, with what else it asks for; None where it asks for nothing we can do."""
    now = current()
    whole = now.wish(text, spoken)
    pieces = [piece.text for piece in language.wishes(text)[:MOST]]
    if len(pieces) < 2:
        return whole
    wishes: dict[tuple[str, str], Wish] = {}
    questions: list[str] = []
    for piece in pieces:
        wish = now.wish(piece, spoken)
        if wish and wish.kind in CARRIED:
            wishes.setdefault((wish.kind, wish.ref), replace(wish, said=piece))
        elif language.asks(piece):
            questions.append(piece)
    if not wishes or len(wishes) + len(questions) < 2:
        return whole or next(iter(wishes.values()), None)
    first, *later = wishes.values()
    return replace(first, later=tuple(later), besides=tuple(questions))
