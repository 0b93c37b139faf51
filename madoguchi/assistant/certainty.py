"""How likely the best article is the right one: of answers said to be 70 % sure, about 70 in 100 are right.

The search says how well an article fits a question; that another one fits about as well it does not say.
Here both count: the fit, and how far the first lies before the second. `bin/bench answers --fit` fits the
weights on one half of the paraphrases of a knowledge base and tells how true they are on the other half.
"""

import math
from collections.abc import Sequence

SIGNS = ("constant", "fit", "lead", "height")
WEIGHTS = (-1.693, -0.093, 0.959, 0.298)
RATHER_SURE = 0.6
"""Below it an answer is given with reserve, and people are offered beside it."""
_LEAST, _SCALE = 0.01, 10.0


def chance_of(ranked: Sequence[tuple[float, float]]) -> float:
    """The chance that the first is right; each with its score and the search's confidence, best first."""
    if not ranked:
        return 0.0
    total = sum(weight * sign for weight, sign in zip(WEIGHTS, signs_of(ranked), strict=True))
    return 1 / (1 + math.exp(-total))


def signs_of(ranked: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """What speaks for the first one."""
    (score, confidence), *others = ranked
    fit = min(max(confidence, _LEAST), 1 - _LEAST)
    lead = score - others[0][0] if others else _SCALE
    return 1.0, math.log(fit / (1 - fit)), math.log1p(max(lead, 0.0)), score / _SCALE
