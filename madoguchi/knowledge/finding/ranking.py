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


@dataclass(frozen=True, slots=True)
class Weights:
    """Of features as z-scores, cut at -4 and 12: in the language of the article, and across languages."""

    same: dict[str, float]
    across: dict[str, float]


FIRST = Weights(
    same={
        "all_words": 1.45,
        "all_pairs": 1.40,
        "coverage": 0.37,
        "pair_coverage": 0.87,
        "heading_names": 0.29,
        "body_names": 0.43,
        "heading_meaning": 0.80,
        "body_meaning": 0.58,
        "whole_meaning": 0.79,
        "first_meaning": -0.56,
        "joint_meaning": 1.84,
    },
    across={"heading_meaning": 5.9, "heading_names": 0.63, "body_names": 0.07, "whole_meaning": 0.23},
)
"""Where the second model has not been asked: while somebody types, or before it has read the articles."""
BOTH = Weights(
    same={
        "all_words": 0.81,
        "all_pairs": 0.89,
        "coverage": 0.34,
        "pair_coverage": 0.74,
        "heading_names": 0.42,
        "body_names": 0.26,
        "heading_meaning": 0.41,
        "body_meaning": 0.16,
        "whole_meaning": 1.01,
        "first_meaning": -0.55,
        "joint_meaning": 0.84,
        "second_meaning": 2.74,
    },
    across={
        "heading_meaning": 5.24,
        "heading_names": 0.52,
        "body_names": -0.11,
        "whole_meaning": 0.39,
        "second_meaning": 2.42,
    },
)
"""Where it has read at least half of the candidates."""
ASKED_SO = 7.0
SAME_QUESTION = 0.7  # cosine from which on two questions ask the same
LOWEST, HIGHEST = -4.0, 12.0
SECOND, GUESS = "second_meaning", 0.4
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


def weights_for(candidates: Candidates) -> Weights:
    """Which weights fit what is known of the candidates."""
    read = candidates.features.get(SECOND)
    return BOTH if read is not None and np.count_nonzero(read) >= len(read) / 2 else FIRST


def scaled(candidates: Candidates) -> dict[str, Scores]:
    """Every feature as z-scores over the candidates.

    An article that the second model has not read yet is thought to please it about as it pleases the first.
    """
    z = {name: _z_scores(values) for name, values in candidates.features.items() if name != SECOND}
    if SECOND in candidates.features:
        read = candidates.features[SECOND] != 0
        z[SECOND] = GUESS * (z["whole_meaning"] + z["heading_meaning"])
        if read.any():
            z[SECOND][read] = _z_scores(candidates.features[SECOND][read])
    return z


def asked_so(candidates: Candidates) -> Scores:
    """How nearly a question that editors wrote is what is asked: they mean it to be answered by just this."""
    nearness = np.maximum(candidates.features["question_meaning"] - SAME_QUESTION, 0)
    return np.asarray(nearness / (1 - SAME_QUESTION), np.float32)


def _scores(candidates: Candidates, query: Query) -> Scores:
    z, weights = scaled(candidates), weights_for(candidates)
    same = sum(weight * z[name] for name, weight in weights.same.items()) + ASKED_SO * asked_so(candidates)
    across = sum(weight * z[name] for name, weight in weights.across.items())
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
