"""Stage 2 of a search: what is known about each candidate against the query, as named float32 arrays."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .dense import Dense
from .postings import Numbers
from .query import Query
from .segment import Segment
from .view import Scores, View


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents by number, and their features in the same order. `japanese`: the language of each."""

    numbers: Numbers
    japanese: npt.NDArray[np.bool_]
    features: dict[str, Scores]


def describe(view: View, query: Query, numbers: Numbers) -> Candidates:
    """The features of these documents only.

    heading_words, body_words, heading_pairs, body_pairs: BM25 of the field;
    heading_meaning, body_meaning: the best cosine among the heading and its questions, among body passages;
    coverage: share of the query's words, weighed by rarity, that stand in heading or body.
    """
    features: dict[str, Scores] = {}
    has: dict[str, npt.NDArray[np.bool_]] = {}
    for name in ("heading_words", "body_words", "heading_pairs", "body_pairs"):
        terms = query.terms(name)
        found = view.look_up(name, terms)
        counts = found.counts(numbers)
        features[name] = found.bm25(counts, numbers, np.fromiter(terms.values(), np.float32, len(terms)))
        has[name] = counts > 0
    features["heading_meaning"] = best_cosines(view, query, numbers, lambda segment: segment.headings)
    features["body_meaning"] = best_cosines(view, query, numbers, lambda segment: segment.passages)
    rarities = view.look_up("body_words", query.words).rarities
    asked = slice(len(query.words))
    features["coverage"] = _share(rarities, has["heading_words"][asked] | has["body_words"][asked])
    return Candidates(numbers, view.snapshot.columns["japanese"][numbers], features)


def best_cosines(view: View, query: Query, numbers: Numbers, rows: Callable[[Segment], Dense]) -> Scores:
    """The highest cosine of the query with the rows of each of these documents; 0 where there is none."""
    offsets = view.snapshot.offsets
    cuts = np.searchsorted(numbers, offsets)
    parts = [
        rows(segment).best(query.vector, numbers[cuts[n] : cuts[n + 1]] - offsets[n])
        for n, segment in enumerate(view.snapshot.segments)
    ]
    return np.concatenate([np.empty(0, np.float32), *parts])


def _share(rarities: Scores, has: npt.NDArray[np.bool_]) -> Scores:
    total = float(rarities.sum())
    found: Scores = (rarities @ has).astype(np.float32)
    return found / np.float32(total) if total else found
