"""Which of a few choices free words mean: 「もう使わないので」 says 「不要になった」.

Only what is plainly nearest is taken, and it is said before the yes like everything else; words that could
mean either are asked about once more.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from madoguchi.language import api as language
from madoguchi.tasks.shapes import Choice

NEAR, AHEAD = 0.45, 0.1
"""Cosine from which a choice is meant (mere noise reaches .41), and by how much it must lead the next one."""
PLAIN = 0.6
"""The same where the words could be something else."""
SHORTEST, LONGEST = 5, 300  # letters
_CLAUSES = re.compile(r"[。、,.!！…;\n]+|\b(?:because|since|that)\b|ので|から")


def meant(choices: Sequence[Choice], text: str, *, plainly: bool = False) -> str | None:
    """The value of the choice that a sentence means; None for a question, a yes or no, or an unclear one.

    plainly: the sentence could be something else, so it must be much nearer to the choice.

    Choices with numbers in them (orders, days) are named, never guessed.
    """
    free = [one for one in choices if not one.barred]
    said = text.strip()[:LONGEST]
    if len(free) < 2 or len(said) < SHORTEST or language.asks(said) or language.yes_or_no(said) is not None:
        return None
    if any(letter.isdigit() for one in free for letter in str(one.label)):
        return None
    parts = [said, *(part for part in map(str.strip, _CLAUSES.split(said)) if len(part) >= SHORTEST)]
    near = np.array([_nearness(parts, one) for one in free])
    best, second, *_ = sorted(near, reverse=True)
    least = PLAIN if plainly else NEAR
    return free[int(near.argmax())].value if best >= least and best - second >= AHEAD else None


def _nearness(parts: Sequence[str], choice: Choice) -> float:
    """How near the nearest part comes to a choice, by its label or by what customers say for it."""
    ways = [str(choice.label), *SAID_FOR.get(choice.value, ())]
    return float((language.embed(list(parts)) @ language.embed(ways).T).max())


SAID_FOR: Mapping[str, tuple[str, ...]] = {
    "no_longer_needed": (
        "もういらない", "必要なくなった", "ほかの店でもっと安く見つけた", "同じものを家族が買っていた",
        "気が変わった", "使わない",
        "we do not need it anymore", "I changed my mind", "I found it cheaper in another shop",
        "somebody gave me the same one", "it does not fit in our home",
    ),
    "ordered_by_mistake": (
        "間違えて注文した", "色や数を間違えた", "二回注文してしまった", "押し間違えた",
        "I ordered the wrong one", "I ordered it twice by accident", "I pressed the wrong button",
    ),
}  # fmt: skip
"""What customers say for the reasons that come with the product, by the reason's code."""
