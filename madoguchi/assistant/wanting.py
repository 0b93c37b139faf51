"""What a message asks for, part by part: one is done, the others wait, questions are answered."""

import re
from dataclasses import replace

from madoguchi.language import api as language

from .dialogue.shapes import CARRIED, Wish
from .understanding import Understanding, current

MOST = 4
"""So many parts of a message are looked at."""
STORY = 2
"""Sentences from which on a message tells a story, with the wish in one of them."""
_STOPS = re.compile(r"(?<=[。！？!?])\s*|(?<=[a-z0-9]\.)\s+|\n+")
_WANTS = re.compile(
    r"たい|[てで](?:ほしい|欲しい|ください|下さい|もらえ|もらい|いただけ|いただき|頂け|くれ)|お願い|おねがい"
    r"|できますか|できませんか"
    r"|\b(?:want|would like|i'?d like|please|need to"
    r"|(?:can|could|would) (?:i|we|you|somebody|someone|anybody|anyone))\b",
    re.IGNORECASE,
)


def wanted(text: str, spoken: str) -> Wish | None:
    """What a message asks for first, with what else it asks for; None where it asks for nothing we can do."""
    now = current()
    whole = now.wish(text, spoken) or _in_story(text, spoken, now)
    pieces = [piece.text for piece in language.wishes(text)[:MOST]]
    if len(pieces) < 2:
        return whole
    wishes: dict[tuple[str, str], Wish] = {}
    questions: list[str] = []
    for piece in pieces:
        wish = now.wish(piece, spoken) or _in_story(piece, spoken, now)
        if wish and wish.kind in CARRIED:
            wishes.setdefault((wish.kind, wish.ref), replace(wish, said=piece))
        elif language.asks(piece):
            questions.append(piece)
    if not wishes or len(wishes) + len(questions) < 2:
        return whole or next(iter(wishes.values()), None)
    first, *later = wishes.values()
    return replace(first, later=tuple(later), besides=tuple(questions))


def _in_story(text: str, spoken: str, now: Understanding) -> Wish | None:
    """The wish of the one sentence that wants something, after what led to it; None in a short message."""
    sentences = [one for one in _STOPS.split(text.strip()) if one.strip()]
    if len(sentences) < STORY:
        return None
    wishes = (now.wish(one, spoken) for one in reversed(sentences) if _WANTS.search(one))
    return next((one for one in wishes if one and one.kind == "task"), None)
