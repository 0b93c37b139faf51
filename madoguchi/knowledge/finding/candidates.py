"""Stage 1 of a search: which documents can matter. Cheap, generous, and never outside what may be shown.

Three ways lead to a candidate: rare words and pairs, the meaning of its heading, the meaning of a passage.
"""

import numpy as np

from .counting import LONGEST_START, written_words
from .postings import Numbers
from .query import Query
from .view import Mask, Scores, View

FEW = 400  # so many documents are all candidates
BY_WORDS, BY_HEADING, BY_PASSAGE = 200, 120, 150  # documents, rows, rows
POSTINGS = 60_000  # read for each field, the rarest terms first
WEIGHTS = {"heading_words": 0.6, "body_words": 1.0, "heading_pairs": 0.4, "body_pairs": 0.6}


def find_candidates(view: View, query: Query, wanted: Mask) -> Numbers:
    """Numbers of the documents among `wanted` that are worth describing, ascending."""
    if query.is_empty:
        return np.empty(0, np.int64)
    if np.count_nonzero(wanted) <= FEW:
        return np.flatnonzero(wanted)
    ways = [_by_words(view, query, wanted), *_by_meaning(view, query, wanted)]
    return np.unique(np.concatenate(ways))


def completions(view: View, query: Query, wanted: Mask) -> Numbers:
    """The documents among `wanted` whose headings have a word for each beginning typed, ascending."""
    typed = [word[:LONGEST_START] for word in written_words(query.text) or query.text.casefold().split()]
    found = view.look_up("heading_starts", typed).having_all()
    return found[wanted[found]]


def _by_words(view: View, query: Query, wanted: Mask) -> Numbers:
    sums: Scores = np.zeros(view.snapshot.size, np.float32)
    for name, weight in WEIGHTS.items():
        terms = query.terms(name)
        weights = np.float32(weight) * np.fromiter(terms.values(), np.float32, len(terms))
        view.look_up(name, terms).add_to(sums, weights, POSTINGS)
    sums[~wanted] = 0
    some = np.flatnonzero(sums)
    if len(some) <= BY_WORDS:
        return some
    return some[np.argpartition(sums[some], -BY_WORDS)[-BY_WORDS:]]


def _by_meaning(view: View, query: Query, wanted: Mask) -> list[Numbers]:
    found: list[Numbers] = []
    for segment, start in zip(view.snapshot.segments, view.snapshot.offsets, strict=False):
        mine = wanted[start : start + segment.size]
        found += [
            start + segment.headings.nearest(query.vector, mine, BY_HEADING),
            start + segment.passages.nearest(query.vector, mine, BY_PASSAGE),
        ]
    return found
