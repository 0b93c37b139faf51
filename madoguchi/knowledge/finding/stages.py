"""The three stages of a search in a row: candidates, their features, their order."""

import numpy as np

from .candidates import completions, find_candidates
from .features import describe, with_second
from .query import Query
from .ranking import Ranked, rank
from .second import Reading, nothing
from .view import EVERYWHERE, Filter, View

COMPLETIONS = 200  # described at most
NOISE = 0.1  # confidence below which an answer is not offered unasked


def best(
    view: View, query: Query, limit: int, where: Filter = EVERYWHERE, second: Reading = nothing
) -> tuple[Ranked, ...]:
    """The best documents of a view, best first, each with its confidence; `second` is waited for last."""
    candidates = describe(view, query, find_candidates(view, query, view.wanted(where)))
    return rank(with_second(view, candidates, second(query)), query, limit)


def best_while_typing(view: View, query: Query, limit: int, where: Filter = EVERYWHERE) -> tuple[Ranked, ...]:
    """The same for words that are not finished: first headings that complete them, then answers.

    The second model is not asked: it takes too long for every key.
    """
    wanted = view.wanted(where)
    complete = completions(view, query, wanted)[:COMPLETIONS]
    numbers = np.union1d(find_candidates(view, query, wanted), complete)
    ranked = rank(describe(view, query, numbers), query, len(numbers))
    begun = set(complete.tolist())
    kept = [one for one in ranked if one.number in begun or one.confidence >= NOISE]
    return tuple(sorted(kept, key=lambda one: one.number not in begun)[:limit])
