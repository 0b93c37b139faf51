"""Stage 3 of a search: which candidates answer a query, and how sure we may be.

Features are brought to z-scores over the candidates and added with weights. A query in the language of the
article leans on words, pairs and meaning together; across languages the meaning of the headings decides, and
the names that are written alike. `bin/bench search-weights` fits the weights; one setting serves every query.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .features import Candidates
from .query import Query
from .view import Scores

SCALED = {
    "all_words": 1.46,
    "all_pairs": 2.26,
    "coverage": 1.02,
    "pair_coverage": 0.99,
    "heading_names": 0.29,
    "body_names": 1.12,
    "heading_meaning": 1.83,
    "body_meaning": 0.91,
    "whole_meaning": 1.28,
    "first_meaning": 1.10,
}
"""Weights of features as z-scores, cut at -4 and 12, in the language of the article."""
BENT = {"near": 0.33, "share_behind": 1.50, "overlap": 0.98, "asked_so": 10.0}
"""Weights of what is not a straight line: see `bent`."""
ACROSS = {"heading_meaning": 5.9, "heading_names": 0.63, "body_names": 0.07, "whole_meaning": 0.23}
"""Weights of features as z-scores across languages."""
SAME_QUESTION = 0.7  # cosine from which on two questions ask the same
LOWEST, HIGHEST = -4.0, 12.0
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


def scaled(candidates: Candidates) -> dict[str, Scores]:
    """Every feature as z-scores over the candidates."""
    return {name: _z_scores(values) for name, values in candidates.features.items()}


def bent(candidates: Candidates, z: dict[str, Scores]) -> dict[str, Scores]:
    """What a straight line misses.

    A very near heading; a heading that is nothing but what is asked; a question that editors wrote as it is
    asked now, which they mean to be answered by just this article.
    """
    near, share = z["heading_meaning"], candidates.features["heading_share"]
    asked = np.maximum(candidates.features["question_meaning"] - SAME_QUESTION, 0)
    return {
        "near": near * np.abs(near) / 5,
        "share_behind": 3 * (share - share.max(initial=0)),
        "overlap": 3 * share * candidates.features["pair_coverage"],
        "asked_so": asked / (1 - SAME_QUESTION),
    }


def _scores(candidates: Candidates, query: Query) -> Scores:
    z = scaled(candidates)
    curves = bent(candidates, z)
    same = sum(weight * z[name] for name, weight in SCALED.items())
    same += sum(weight * curves[name] for name, weight in BENT.items())
    across = sum(weight * z[name] for name, weight in ACROSS.items())
    if query.names_only:
        return np.asarray(same + across, np.float32)
    return np.where(candidates.japanese == (query.language == "ja"), same, across).astype(np.float32)


def _z_scores(values: Scores) -> Scores:
    spread = max(float(values.std()), 1e-6)
    return np.asarray(np.clip((values - values.mean()) / spread, LOWEST, HIGHEST), np.float32)


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
