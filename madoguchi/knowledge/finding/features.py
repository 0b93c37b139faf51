"""Stage 2 of a search: what is known about each candidate against the query, as named float32 arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .candidates import Numbers
from .postings import Scores
from .query import Query
from .snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents by number, and their features in the same order. `japanese`: the language of each."""

    numbers: Numbers
    japanese: npt.NDArray[np.bool_]
    features: dict[str, Scores]


def describe(snapshot: Snapshot, query: Query, numbers: Numbers) -> Candidates:
    """The features of these documents only.

    heading_words, body_words, heading_pairs, body_pairs: BM25 of the field;
    heading_meaning, body_meaning: the best cosine among the heading and its questions, among body passages;
    coverage: share of the query's words, weighed by rarity, that stand in heading or body.
    """
    features = {
        "heading_words": snapshot.heading_words.scores(query.words)[numbers],
        "body_words": snapshot.body_words.scores(query.words)[numbers],
        "heading_pairs": snapshot.heading_pairs.scores(query.pairs)[numbers],
        "body_pairs": snapshot.body_pairs.scores(query.pairs)[numbers],
        "heading_meaning": snapshot.headings.best(query.vector)[numbers],
        "body_meaning": snapshot.passages.best(query.vector)[numbers],
        "coverage": _coverage(snapshot, query, numbers),
    }
    return Candidates(numbers, snapshot.is_japanese[numbers], features)


def _coverage(snapshot: Snapshot, query: Query, numbers: Numbers) -> Scores:
    heading, body = snapshot.heading_words, snapshot.body_words
    has, total = np.zeros(len(numbers), np.float32), 0.0
    for word in query.words:
        rarity = body.rarity(word)
        total += rarity
        has += np.float32(rarity) * (heading.holding(word) | body.holding(word))[numbers]
    return has / np.float32(total) if total else has
