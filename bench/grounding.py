"""bin/bench grounding [--data DIR] [--fit] [--verbose]: of answers with one planted false sentence
each, how many lose it.

The answers are built from the articles of the demo company (Japanese and English, worded by hand) and,
where DIR
(default ja-support-kb under $MADOGUCHI_DATA, else ../shared/data) has them, from those of a knowledge
base. Some
are for tuning (`--fit` prints weights fitted on them), answers from other articles are reported: a
hundred of them, and all.
Needs no database.
"""

import argparse
import json
import math
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.grounding_answers import Answer, of_demo, of_knowledge_base, of_other
from madoguchi.language import api as language
from madoguchi.language.grounding import checked
from madoguchi.language.grounding.check import readings
from madoguchi.language.grounding.features import NO_FIGURES, Reading, is_japanese, second_nearness

FROM_KNOWLEDGE_BASE, REPORTED = 136, 100
ALONE = len(NO_FIGURES.row())  # figures without the second model's
SMALL, PARTS = 0.02, 8  # how far weights are kept small; parts of the articles, each left out once
KEPT_FROM = 0.42  # chance, where true and false sentences count alike, from which one stands
Weights = npt.NDArray[np.float64]


def answers(data: Path) -> list[Answer]:
    """All of them."""
    made = [*of_demo(), *of_other()]
    if (data / "articles.jsonl").exists():
        made += of_knowledge_base(data, FROM_KNOWLEDGE_BASE)
    return made


def judged(made: Sequence[Answer], verbose: bool) -> dict[str, Any]:
    """How many lost their planted sentence, and how many true sentences were lost."""
    lost, true_lost, true, kinds, kept = 0, 0, 0, Counter[str](), Counter[str]()
    began = time.perf_counter()
    for answer in made:
        found = {one.text: one for one in checked("\n".join(answer.sentences), answer.sources)}
        for place, sentence in enumerate(answer.sentences):
            stands = sentence in found and found[sentence].stands
            wrong = stands == (place == answer.planted)
            if place == answer.planted:
                lost, kinds[answer.kind], kept[answer.kind] = (
                    lost + (not stands),
                    kinds[answer.kind] + 1,
                    kept[answer.kind] + stands,
                )
            else:
                true, true_lost = true + 1, true_lost + (not stands)
            if wrong and verbose:
                say_wrong(answer, place, found.get(sentence))
    return {
        "answers": len(made), "planted_lost": lost, "planted_lost_share": round(lost / len(made), 4),
        "true": true, "true_lost": true_lost, "true_lost_share": round(true_lost / true, 4),
        "kept_of_kind": {kind: f"{kept[kind]} of {many}" for kind, many in sorted(kinds.items())},
        "ms_an_answer": round(1000 * (time.perf_counter() - began) / len(made), 1),
    }  # fmt: skip


def say_wrong(answer: Answer, place: int, found: Any) -> None:
    """One sentence that was judged wrongly."""
    word = "KEPT" if place == answer.planted else "LOST"
    kind = answer.kind if place == answer.planted else ""
    chance = f"{found.chance:.2f} {found.reason}" if found else ""
    sys.stderr.write(f"{word} {answer.where} {kind} {answer.sentences[place]} {chance}\n")


Row = tuple[str, list[float], bool, bool]  # article, figures, whether true, whether it has a fault


def tables(made: Sequence[Answer]) -> Iterator[str]:
    """The weights of each language as lines of code, with what they did to articles left out of fitting."""
    known = sorted(rows_of(made).items())
    ja = [row for text, row in known if is_japanese(text)]
    en = [row for text, row in known if not is_japanese(text)]
    alone = [(article, row[:ALONE], true, fault) for article, row, true, fault in en]
    for name, rows in (("JAPANESE", ja), ("ENGLISH", en), ("ENGLISH_ALONE", alone)):
        *weights, constant = fitted([row for row in rows if not row[3]])
        constant -= _odds(KEPT_FROM)
        caught, lost = crossed(rows)
        said = ", ".join(f"{float(w):.2f}" for w in (*weights, constant))
        yield f"{name} = ({said})  # {caught:.1%} caught, {lost:.1%} lost"


def rows_of(made: Sequence[Answer]) -> dict[str, Row]:
    """Every sentence once for each article it is said of."""
    found: dict[str, Row] = {}
    for answer in made:
        article = answer.sources[0].heading
        for text, reading in readings("\n".join(answer.sentences), answer.sources):
            true = text != answer.sentences[answer.planted]
            found[f"{text} {article}"] = (article, _row(text, reading), true, bool(reading.fault))
    return found


def _row(text: str, reading: Reading) -> list[float]:
    """Of an English sentence with what the second model sees."""
    row = reading.figures.row()
    return row if is_japanese(text) else [*row, second_nearness(text, reading.line) or 0.0]


def fitted(rows: Sequence[Row]) -> Weights:
    """Weights and the constant of a logistic regression in which true and false sentences count alike."""
    figures, true = np.array([row[1] for row in rows]), np.array([float(row[2]) for row in rows])
    middle, spread = figures.mean(0), figures.std(0) + 1e-6
    x = np.c_[(figures - middle) / spread, np.ones(len(rows))]
    even = np.where(true == 1, 0.5 / true.sum(), 0.5 / (1 - true).sum())
    small = np.diag([SMALL] * figures.shape[1] + [0.0])
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        steep = (x.T * (even * chance * (1 - chance))) @ x + small
        weights -= np.linalg.solve(steep, x.T @ (even * (chance - true)) + small @ weights)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ middle)


def crossed(rows: Sequence[Row]) -> tuple[float, float]:
    """The shares of false sentences caught and of true ones lost, of articles that a fit has not seen."""
    articles = sorted({row[0] for row in rows})
    random.Random(6).shuffle(articles)
    stands: dict[bool, list[bool]] = {True: [], False: []}
    for part in range(PARTS):
        left_out = set(articles[part::PARTS])
        *weights, constant = fitted([row for row in rows if row[0] not in left_out and not row[3]])
        for article, row, true, fault in rows:
            if article in left_out:
                stands[true].append(not fault and bool(np.dot(weights, row) + constant >= _odds(KEPT_FROM)))
    return 1 - float(np.mean(stands[False])), 1 - float(np.mean(stands[True]))


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("MADOGUCHI_DATA", "../shared/data")) / "ja-support-kb"
    parser.add_argument("--data", type=Path, default=home)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--tuning", action="store_true", help="judge the tuning half")
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args(arguments)
    language.warm()
    made = answers(given.data)
    if given.fit:
        sys.stdout.writelines(f"{line}\n" for line in tables([one for one in made if one.tuning]))
        return 0
    half = [answer for answer in made if answer.tuning == given.tuning]
    known = [answer for answer in half if not answer.where.startswith("other")]
    hundred = random.Random(6).sample(known, min(REPORTED, len(known)))
    result = {"of_100": judged(hundred, False)}
    for where in sorted({answer.where for answer in half}):
        result[where] = judged([answer for answer in half if answer.where == where], given.verbose)
    for name, found in result.items():
        sys.stdout.write(f"{name:8} {json.dumps(found)}\n")
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
