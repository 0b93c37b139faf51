"""Which articles answer a query, and how sure we may be.

Six features are brought to z-scores over the articles that the search may return, and added with weights.
A query in the language of the article leans on words and pairs; across languages only the meaning of the
headings counts. The weights were fitted listwise on one half of the development queries and rounded.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from madoguchi.language import api as language
from madoguchi.language.api import Vectors

from .postings import Scores
from .snapshot import Snapshot

# heading words, body words, heading pairs, body pairs, heading meaning, passage meaning
SAME = np.array([0.6, 1.0, 0.4, 0.6, 1.5, 0.7], np.float32)
ACROSS = np.array([0.05, 0.05, 0.1, 0.0, 2.5, 0.1], np.float32)
# constant, coverage, heading cosine, passage cosine, the better cosine, coverage times heading
SURE_SAME = np.array([-5.1, 4.5, 2.6, 2.0, 3.4, -3.7])
SURE_ACROSS = np.array([-7.3, 0.0, 5.7, 1.2, 5.9, 0.0])
LONGEST_QUERY = 400


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart once."""

    text: str
    language: str
    words: dict[str, float]
    pairs: dict[str, float]
    vector: Vectors | None
    names_only: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """One document number with its score and confidence."""

    number: int
    score: float
    confidence: float


def read_query(text: str, reader: str) -> Query:
    """Take a query apart. Raises nothing: without vectors the words must do."""
    text = text[:LONGEST_QUERY]
    written = language.language_of(text, default=reader)
    pairs = dict.fromkeys(language.bigrams(language.normalise(text)), 1.0)
    words = dict.fromkeys(language.forms(text), 1.0)
    try:
        vector: Vectors | None = language.embed([text])[0] if text.strip() else None
    except language.EmbeddingUnavailable:
        vector = None
    names_only = written == "en" and reader == "ja" and len(text.split()) < 4
    return Query(text, written, words, pairs, vector, names_only)


def rank(snapshot: Snapshot, query: Query, mask: npt.NDArray[np.bool_], limit: int) -> tuple[Ranked, ...]:
    """The best documents among `mask`, best first, each with its confidence."""
    if not mask.any() or not (query.words or query.pairs or query.vector is not None):
        return ()
    features = _features(snapshot, query)
    scaled = _z_scores(features, mask)
    total = _weigh(scaled, snapshot.is_japanese, query)
    total[~mask] = -np.inf
    top = np.argsort(-total, kind="stable")[: min(limit, int(mask.sum()))]
    return tuple(
        Ranked(int(n), float(total[n]), confidence_of(snapshot, query, features[:, n], int(n))) for n in top
    )


def _features(snapshot: Snapshot, query: Query) -> Scores:
    return np.stack(
        [
            snapshot.heading_words.scores(query.words),
            snapshot.body_words.scores(query.words),
            snapshot.heading_pairs.scores(query.pairs),
            snapshot.body_pairs.scores(query.pairs),
            snapshot.headings.best(query.vector),
            snapshot.passages.best(query.vector),
        ]
    )


def _z_scores(features: Scores, mask: npt.NDArray[np.bool_]) -> Scores:
    among = features[:, mask]
    middle, spread = among.mean(axis=1, keepdims=True), among.std(axis=1, keepdims=True)
    return np.asarray((features - middle) / np.maximum(spread, 1e-6), np.float32)


def _weigh(scaled: Scores, is_japanese: npt.NDArray[np.bool_], query: Query) -> Scores:
    same, across = SAME @ scaled, ACROSS @ scaled
    if query.names_only:
        return np.asarray(same + across, np.float32)
    return np.where(is_japanese == (query.language == "ja"), same, across).astype(np.float32)


def coverage_of(snapshot: Snapshot, query: Query, number: int) -> float:
    """Share of the query's words, weighed by rarity, that the article has in heading or body."""
    heading, body = snapshot.heading_words, snapshot.body_words
    rarities = {word: body.rarity(word) for word in query.words}
    total = sum(rarities.values())
    if not total:
        return 0.0
    has = sum(r for w, r in rarities.items() if heading.holds(w, number) or body.holds(w, number))
    return has / total


def confidence_of(snapshot: Snapshot, query: Query, features: Scores, number: int) -> float:
    """Estimated chance, 0 to 1, that this article answers the query: a logistic model of five signs.

    Fitted on questions whose article is known against everyday sentences and other trades' questions. Either
    shared words or a near heading is enough, so their product counts against adding both.
    """
    same = snapshot.places[number].language == query.language or query.names_only
    coverage = coverage_of(snapshot, query, number) if same else 0.0
    heading, passage = float(features[4]), float(features[5])
    signs = np.array([1.0, coverage, heading, passage, max(heading, passage), coverage * heading])
    return float(1 / (1 + np.exp(-(SURE_SAME if same else SURE_ACROSS) @ signs)))
