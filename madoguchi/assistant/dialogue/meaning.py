"""Which of a few choices free words mean: 「もう使わないので」 says 「不要になった」.

Only what is plainly nearest is taken, and it is said before the yes like everything else; words that could
mean either are asked about once more.
"""

import re
from collections.abc import Sequence

from madoguchi.language import api as language
from madoguchi.tasks.shapes import Choice

NEAR, AHEAD = 0.45, 0.1
"""Cosine from which a choice is meant (mere noise reaches .41), and by how much it must lead the next one."""
SHORTEST, LONGEST = 5, 300  # letters
_CLAUSES = re.compile(r"[。、,.!！…;\n]+|\b(?:because|since|that)\b|ので|から")


def meant(choices: Sequence[Choice], text: str) -> str | None:
    """The value of the choice that a sentence means; None for a question, a yes or no, or an unclear one.

    Choices with numbers in them (orders, days) are named, never guessed.
    """
    free = [one for one in choices if not one.barred]
    said = text.strip()[:LONGEST]
    if len(free) < 2 or len(said) < SHORTEST or language.asks(said) or language.yes_or_no(said) is not None:
        return None
    if any(letter.isdigit() for one in free for letter in str(one.label)):
        return None
    parts = [said, *(part for part in map(str.strip, _CLAUSES.split(said)) if len(part) >= SHORTEST)]
    near = (language.embed(parts) @ language.embed([str(one.label) for one in free]).T).max(axis=0)
    best, second, *_ = sorted(near, reverse=True)
    return free[int(near.argmax())].value if best >= NEAR and best - second >= AHEAD else None
