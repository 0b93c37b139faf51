"""Stage 3 of a search: which candidates answer a query, and how sure we may be.

Six features are brought to z-scores over the candidates and added with weights. A query in the language of
the article leans on words and pairs; across languages only the meaning of the headings counts. The weights
were fitted listwise on one half of the development queries and rounded.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .features import Candidates
from .query import Query
from .view import Scores

WEIGHED = ("heading_words", "body_words", "heading_pairs", "body_pairs", "heading_meaning", "body_meaning")
SAME = np.array([0.6, 1.0, 0.4, 0.6, 1.5, 0.7], np.float32)
ACROSS = np.array([0.05, 0.05, 0.1, 0.0, 2.5, 0.1], np.float32)
# constant, coverage, heading cosine, passage cosine, the better cosine, coverage times heading
SURE_SAME = np.array([-5.1, 4.5, 2.6, 2.0, 3.4, -3.7])
SURE_ACROSS = np.array([-7.3, 0.0, 5.7, 1.2, 5.9, 0.0])


@dataclass(frozen=True, slots=True)
class Ranked:
    """One document number with its score and confidence."""

    number: int
    score: float
    confidence: float


def rank(candidates: Candidates, query: Query, limit: int) -> tuple[Ranked, ...]:
    """The best candidates, best first, each with its confidence."""
    if not len(candidates.numbers):
        return ()
    total = _scores(candidates, query)
    top = np.argsort(-total, kind="stable")[:limit]
    sure = _confidences(candidates, query, top)
    return tuple(
        Ranked(int(candidates.numbers[n]), float(total[n]), float(s)) for n, s in zip(top, sure, strict=True)
    )


def _scores(candidates: Candidates, query: Query) -> Scores:
    scaled = _z_scores(np.stack([candidates.features[name] for name in WEIGHED]))
    same, across = SAME @ scaled, ACROSS @ scaled
    if query.names_only:
        return np.asarray(same + across, np.float32)
    return np.where(candidates.japanese == (query.language == "ja"), same, across).astype(np.float32)


def _z_scores(features: Scores) -> Scores:
    middle, spread = features.mean(axis=1, keepdims=True), features.std(axis=1, keepdims=True)
    return np.asarray((features - middle) / np.maximum(spread, 1e-6), np.float32)


def _confidences(candidates: Candidates, query: Query, chosen: npt.NDArray[np.int64]) -> Scores:
    """Estimated chance, 0 to 1, that each of these answers the query: a logistic model of five signs.

    Fitted on questions whose article is known against everyday sentences and other trades' questions. Either
    shared words or a near heading is enough, so their product counts against adding both.
    """
    same = (candidates.japanese[chosen] == (query.language == "ja")) | query.names_only
    coverage = candidates.features["coverage"][chosen] * same
    heading = candidates.features["heading_meaning"][chosen]
    passage = candidates.features["body_meaning"][chosen]
    signs = np.stack(
        [np.ones_like(heading), coverage, heading, passage, np.maximum(heading, passage), coverage * heading]
    )
    return np.asarray(1 / (1 + np.exp(-np.where(same, SURE_SAME @ signs, SURE_ACROSS @ signs))), np.float32)
