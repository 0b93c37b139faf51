"""bin/bench answers [--data DIR] [--fit]: how many questions are answered with at most one wrong in ten.

The paraphrases of ja-support-kb, each asked of the whole knowledge base; right is the article that it is
another title of (about one label in ten is noisy: some "wrong" answers are right). `coverage` is the largest
share of questions answered, surest first, of which at most 10 % are wrong; `by_confidence` the same by the
search's own confidence. `product` is what the product does at its threshold. `ece` is how far the stated
chance lies from what came true, in five groups of equal size. All of it on the half of the articles on which
nothing was fitted; `plain` leaves out questions that are, letter by letter, the heading of another article
than their label says (there the label is wrong). `whole` is all of them, `strangers` how many questions of
other trades would be answered. The curve is drawn into var/answers.svg. `--fit` prints weights fitted on the
other half; nothing is written.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from bench.answers_picture import picture
from bench.search import read, strangers
from bench.search_quality import Asked, asked_of, data_folder
from madoguchi.assistant.certainty import SIGNS, chance_of, signs_of
from madoguchi.knowledge.finding.query import read_query
from madoguchi.knowledge.finding.second import begin_reading
from madoguchi.knowledge.finding.stages import best
from madoguchi.knowledge.finding.understanding import understand
from madoguchi.knowledge.shapes import CONFIDENT

MOST_WRONG = 0.10
GROUPS = 5
STEPS, PACE, SOFT = 4_000, 0.05, 0.01


@dataclass(frozen=True, slots=True)
class Answer:
    """What would be answered to one question, how sure the product is, and whether it is right."""

    ranked: tuple[tuple[float, float], ...]
    right: bool
    fitted: bool
    noisy: bool = False
    """The question is the heading of another article than its label says."""

    @property
    def confidence(self) -> float:
        """The search's own."""
        return self.ranked[0][1] if self.ranked else 0.0

    @property
    def chance(self) -> float:
        """The assistant's."""
        return chance_of(self.ranked)


def answers(
    asked: Asked, rows: Sequence[tuple[str, int | None]], headings: Sequence[str] = ()
) -> list[Answer]:
    """The best article to each question, as the product finds it."""
    found = []
    places: dict[str, set[int]] = {}
    for number, heading in enumerate(headings):
        places.setdefault(heading.strip(), set()).add(number)
    for text, wanted in rows:
        second = begin_reading(text, asked.view)
        query = understand(read_query(text, asked.reader), asked.view, asked.lexicon)
        hits = best(asked.view, query, 3, second=second)
        ranked = tuple((one.score, one.confidence) for one in hits)
        own = places.get(text.strip(), {wanted})
        right = bool(hits) and hits[0].number == wanted
        found.append(Answer(ranked, right, _for_fitting(wanted), wanted not in own))
    return found


def _for_fitting(article: int | None) -> bool:
    return blake2b(str(article).encode(), digest_size=1).digest()[0] < 128


def curve(given: Sequence[Answer], sign: str) -> list[tuple[float, float]]:
    """Share answered and share of these that is wrong, as ever less sure answers are given."""
    order = sorted(given, key=lambda one: -getattr(one, sign))
    wrong = np.cumsum([not one.right for one in order])
    return [((n + 1) / len(order), float(wrong[n]) / (n + 1)) for n in range(len(order))]


def coverage(points: Sequence[tuple[float, float]]) -> float:
    """The largest share answered with at most one in ten wrong."""
    return round(max((share for share, wrong in points if wrong <= MOST_WRONG), default=0.0), 3)


def reliability(given: Sequence[Answer], sign: str) -> list[tuple[float, float]]:
    """Stated chance and share that was right, in groups of equal size."""
    order = sorted(given, key=lambda one: getattr(one, sign))
    groups = [list(group) for group in np.array_split(np.array(order, dtype=object), GROUPS)]
    return [
        (float(np.mean([getattr(one, sign) for one in group])), float(np.mean([one.right for one in group])))
        for group in groups
    ]


def ece(given: Sequence[Answer], sign: str) -> float:
    """Expected calibration error."""
    return round(float(np.mean([abs(said - came) for said, came in reliability(given, sign)])), 3)


def at_threshold(given: Sequence[Answer]) -> dict[str, float]:
    """What the product answers of itself, and how much of that is right."""
    said = [one for one in given if one.confidence >= CONFIDENT]
    right = sum(one.right for one in said) / max(len(said), 1)
    return {"answered": round(len(said) / len(given), 3), "right_of_answered": round(right, 3)}


def fitted(given: Sequence[Answer]) -> list[float]:
    """Weights of the signs by which the chance fits best (logistic, a little shrunk)."""
    rows = np.array([signs_of(one.ranked) for one in given])
    right = np.array([one.right for one in given], float)
    spread = np.maximum(rows.std(axis=0), 1e-9)
    spread[0] = 1.0
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-(rows / spread) @ weights))
        weights -= PACE * ((rows / spread).T @ (sure - right) / len(right) + SOFT * weights * (spread != 1.0))
    return [round(float(one), 3) for one in weights / spread]


def figures(given: Sequence[Answer]) -> dict[str, Any]:
    """Everything of some answers."""
    return {
        "questions": len(given), "right": round(float(np.mean([one.right for one in given])), 3),
        "coverage": coverage(curve(given, "chance")),
        "by_confidence": coverage(curve(given, "confidence")),
        "ece": ece(given, "chance"), "ece_by_confidence": ece(given, "confidence"),
        "reliability": [[round(a, 3), round(b, 3)] for a, b in reliability(given, "chance")],
        "product": at_threshold(given),
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--fit", action="store_true", help="print fitted weights")
    given = parser.parse_args(arguments)
    data = data_folder(["--data", str(given.data)] if given.data else [], __doc__)
    if data is None:
        return 2
    asked = asked_of(data)["paraphrase"]
    headings = [article["heading"] for article in read(data / "articles.jsonl")]
    everything = answers(asked, list(asked.rows), headings)
    unseen = [one for one in everything if not one.fitted]
    found: dict[str, Any] = {
        **figures(unseen), "plain": figures([one for one in unseen if not one.noisy]),
        "whole": figures(everything), "whole_plain": figures([one for one in everything if not one.noisy]),
        "strangers": {},
    }  # fmt: skip
    if given.fit:
        found["fitted"] = fitted([one for one in everything if one.fitted])
        sys.stdout.write(f"{list(SIGNS)} now, {found['fitted']} fitted\n")
    for name, rows in strangers(data.parent).items() if (data.parent / "ja-similarity").exists() else ():
        found["strangers"][name] = at_threshold(answers(asked, rows))["answered"]
    place = Path("var/answers.svg")
    place.parent.mkdir(exist_ok=True)
    place.write_text(picture(curve(everything, "chance"), reliability(everything, "chance"), MOST_WRONG))
    found["picture"] = str(place)
    for name, value in found.items():
        sys.stdout.write(f"{name:>18}  {value}\n")
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
