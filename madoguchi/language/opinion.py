"""What somebody thinks of something, and of what: negative, neutral or positive, and the theme.

Words that can be read (praise and blame, turned round where they are denied; mood) and the vectors of
sentences, learnt by ridge regression from a few dozen examples of our own in both languages. Stars count
where there are some: who gives one and writes kindly is still displeased. How often it is right,
`bin/bench listening` says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from . import opinion_words as words
from .embedding import EmbeddingUnavailable, embed
from .folded import Folded, folded
from .mood import mood, negated
from .opinion_examples import EXAMPLES

SENTIMENTS = ("negative", "neutral", "positive")
THEMES = ("quality", "use", "delivery", "price", "support", "shop", "app", "other")
MOST = 1500
RIDGE = 3.0
OF_WORDS, OF_THEME_WORDS = 0.5, 0.4
CLEAR = 0.15
OF_STARS = {1: -1.0, 2: -0.8, 3: 0.0, 4: 0.8, 5: 1.0}
Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One of SENTIMENTS, and one of THEMES."""

    sentiment: str
    theme: str


def opinions(texts: Sequence[str], ratings: Sequence[int | None] = ()) -> tuple[Opinion, ...]:
    """One for each text, with its stars (1 to 5) where they are known. About 3 ms each.

    Without a model (an endpoint that does not answer) words and stars alone decide.
    """
    lines = [folded(text, MOST) for text in texts]
    try:
        scores = (
            np.asarray(embed([text[:MOST] for text in texts]), np.float32) @ _weights() if texts else None
        )
    except EmbeddingUnavailable:
        scores = None
    stars = [*ratings, *[None] * (len(texts) - len(ratings))]
    return tuple(
        Opinion(_sentiment(line, given, None if scores is None else scores[at]),
                _theme(line, None if scores is None else scores[at]))
        for at, (line, given) in enumerate(zip(lines, stars, strict=True))
    )  # fmt: skip


def polarity(line: Folded) -> float:
    """What the words alone say, from -1 (blame) to 1 (praise)."""
    said = 0.0
    for sign, table in ((-1.0, words.BAD), (1.0, words.GOOD)):
        for weight, pattern in table:
            for found in pattern.finditer(line.kana):
                denied = negated(line.kana, found) or words.DENIED.match(line.kana, found.end())
                said += sign * weight * (-1 if denied else 1)
    felt = mood(line.text)
    said += {"angry": -1.0, "worried": -0.5, "pleased": 1.0, "neutral": 0.0}[felt.feeling]
    return float(np.tanh(said))


def _sentiment(line: Folded, stars: int | None, scores: Rows | None) -> str:
    by_words = polarity(line)
    learnt = 0.0 if scores is None else float(scores[2] - scores[0])
    whole = learnt + OF_WORDS * by_words
    if stars is not None:
        whole = 0.25 * whole + OF_STARS.get(stars, 0.0)
        return "negative" if whole < -0.3 else "positive" if whole > 0.3 else "neutral"
    if scores is not None and scores[1] > max(scores[0], scores[2]) + abs(OF_WORDS * by_words):
        return "neutral"
    return "negative" if whole < -CLEAR else "positive" if whole > CLEAR else "neutral"


def _theme(line: Folded, scores: Rows | None) -> str:
    found = np.zeros(len(THEMES), np.float32) if scores is None else scores[len(SENTIMENTS) :].copy()
    for at, theme in enumerate(THEMES[:-1]):
        hits = len(set(match.group() for match in words.THEMES[theme].finditer(line.kana)))
        found[at] += OF_THEME_WORDS * min(hits, 2)
    if scores is None and not found.any():
        return "other"
    return THEMES[int(np.argmax(found))]


@cache
def _weights() -> Any:
    """One column for each sentiment, then one for each theme."""
    texts = [text for _s, _t, japanese, english in EXAMPLES for text in (japanese, english)]
    labels = [(one[0], one[1]) for one in EXAMPLES for _language in range(2)]
    rows = np.asarray(embed(texts), np.float64)
    wanted = np.array([
        [float(s == name) for name in SENTIMENTS] + [float(t == name) for name in THEMES] for s, t in labels
    ])  # fmt: skip
    among = rows @ rows.T + RIDGE * np.eye(len(rows))
    return (rows.T @ np.linalg.solve(among, wanted - wanted.mean(axis=0))).astype(np.float32)
