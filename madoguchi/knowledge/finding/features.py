"""Stage 2 of a search: what is known about each candidate against the query, as named float32 arrays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from madoguchi.language.api import Vectors

from .dense import Dense
from .postings import Numbers
from .query import Query
from .segment import Segment
from .view import K1, B, Lookup, Scores, View

HEADING_TIMES = 3  # what a word of the heading counts where heading and body are taken together


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents by number, and their features in the same order. `japanese`: the language of each."""

    numbers: Numbers
    japanese: npt.NDArray[np.bool_]
    features: dict[str, Scores]


@dataclass(frozen=True, slots=True)
class Matched:
    """The query's terms in one field of the candidates."""

    found: Lookup
    counts: npt.NDArray[np.uint8]
    weights: Scores


def describe(view: View, query: Query, numbers: Numbers) -> Candidates:
    """The features of these documents only; "words" are Sudachi's, "pairs" those of characters.

    all_words, all_pairs: BM25 of heading and body as one text, the heading three times;
    coverage, pair_coverage: share of what is asked, weighed by rarity, that stands in heading or body;
    heading_names, body_names: rarity of the Latin words and numbers that are there as asked;
    heading_meaning, body_meaning: the best cosine among the heading and its questions, among body passages;
    question_meaning: the former where editors wrote questions, else 0;
    first_meaning, whole_meaning: the cosine of the first passage, the mean over the passages;
    joint_meaning: the cosine of what lies halfway between heading (or question) and first passage;
    """
    fields = {
        name: _matched(view, query, name, numbers)
        for name in ("heading_words", "body_words", "heading_pairs", "body_pairs")
    }
    ways = _ways(view, numbers)
    features = {f"all_{unit}": _together(view, fields, unit, numbers, ways) for unit in ("words", "pairs")}
    words, pairs = len(query.words), len(query.pairs)
    features["coverage"] = _share(fields["heading_words"], fields["body_words"], words)
    features["pair_coverage"] = _share(fields["heading_pairs"], fields["body_pairs"], pairs)
    names = np.fromiter((pair.isascii() for pair in query.pairs), np.bool_, pairs)
    for name in ("heading", "body"):
        features[f"{name}_names"] = _names(fields[f"{name}_pairs"], fields["body_pairs"], names)
    headings = cosines(view, query.vector, numbers, lambda segment: segment.headings)
    features["heading_meaning"] = headings[0]
    features["question_meaning"] = np.where(ways > 1, features["heading_meaning"], np.float32(0))
    features |= zip(
        ("body_meaning", "whole_meaning", "first_meaning"),
        cosines(view, query.vector, numbers, lambda segment: segment.passages),
        strict=True,
    )
    features["joint_meaning"] = (headings[0] + features["first_meaning"]) / _halfway(view, numbers)
    return Candidates(numbers, view.snapshot.columns["japanese"][numbers], features)


def with_second(view: View, found: Candidates, second: Vectors | None) -> Candidates:
    """The same with second_meaning, where the second model has read the query as `second`.

    That is the best cosine of its rows of an article, 0 where the article has none.
    """
    if second is None:
        return found
    meaning = cosines(view, second, found.numbers, lambda segment: segment.seconds)[0]
    return replace(found, features=found.features | {"second_meaning": meaning})


def cosines(
    view: View, vector: Vectors | None, numbers: Numbers, rows: Callable[[Segment], Dense]
) -> Sequence[Scores]:
    """The highest, the mean and the first cosine of a vector with the rows of each of these documents."""
    offsets = view.snapshot.offsets
    cuts = np.searchsorted(numbers, offsets)
    parts = [
        rows(segment).cosines(vector, numbers[cuts[n] : cuts[n + 1]] - offsets[n])
        for n, segment in enumerate(view.snapshot.segments)
    ]
    return np.concatenate([np.empty((3, 0), np.float32), *parts], axis=1)


def _ways(view: View, numbers: Numbers) -> Scores:
    """In how many ways each is asked for: its heading and its questions, at least one."""
    rows = [np.diff(segment.headings.starts) for segment in view.snapshot.segments]
    return np.maximum(np.concatenate([np.empty(0, np.int64), *rows])[numbers], 1).astype(np.float32)


def _halfway(view: View, numbers: Numbers) -> Scores:
    parts = [np.empty(0, np.float32), *(segment.halfway for segment in view.snapshot.segments)]
    return np.maximum(np.concatenate(parts)[numbers], 1e-6)


def _matched(view: View, query: Query, name: str, numbers: Numbers) -> Matched:
    terms = query.terms(name)
    found = view.look_up(name, terms)
    return Matched(found, found.counts(numbers), np.fromiter(terms.values(), np.float32, len(terms)))


def _together(view: View, fields: dict[str, Matched], unit: str, numbers: Numbers, ways: Scores) -> Scores:
    """BM25F with one length for both fields (Robertson and Zaragoza 2009, section 3.6).

    More questions do not make a heading longer: what counts is the mean length of its ways.
    """
    heading, body = fields[f"heading_{unit}"], fields[f"body_{unit}"]
    counts = HEADING_TIMES * heading.counts.astype(np.float32) + body.counts
    names = (f"heading_{unit}", f"body_{unit}")
    lengths = HEADING_TIMES * view.lengths(names[0])[numbers] / ways + view.lengths(names[1])[numbers]
    mean = HEADING_TIMES * view.mean_length(names[0]) + view.mean_length(names[1])
    shares = counts * np.float32(K1 + 1) / (counts + K1 * (1 - B + B * lengths / max(mean, 1.0)))
    return np.asarray((body.weights * body.found.rarities) @ shares, np.float32)


def _share(heading: Matched, body: Matched, asked: int) -> Scores:
    rarities = body.found.rarities[:asked]
    has = (heading.counts[:asked] > 0) | (body.counts[:asked] > 0)
    found: Scores = (rarities @ has).astype(np.float32)
    return found / np.float32(max(float(rarities.sum()), 1e-6))


def _names(field: Matched, body: Matched, names: npt.NDArray[np.bool_]) -> Scores:
    return ((body.found.rarities[names]) @ (field.counts[names] > 0)).astype(np.float32)
