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
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.grounding_answers import Answer, of_demo, of_knowledge_base
from madoguchi.language import api as language
from madoguchi.language.grounding import checked
from madoguchi.language.grounding.check import readings
from madoguchi.language.grounding.features import Reading

FROM_KNOWLEDGE_BASE, REPORTED = 136, 100


def answers(data: Path) -> list[Answer]:
    """All of them."""
    made = list(of_demo())
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


def fitted(made: Sequence[Answer]) -> tuple[list[float], float]:
    """Weights of a logistic regression on the sentences that have no fault of themselves."""
    rows: dict[str, tuple[Reading, bool]] = {}
    for answer in made:
        for text, reading in readings("\n".join(answer.sentences), answer.sources):
            rows[f"{answer.sources[0].heading} {text}"] = (reading, text != answer.sentences[answer.planted])
    sound = [(reading.figures.row(), true) for reading, true in rows.values() if not reading.fault]
    x = np.array([[*row, 1.0] for row, _ in sound])
    y = np.array([float(true) for _, true in sound])
    even = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    weights = np.zeros(x.shape[1])
    keep = np.array([*[0.002] * (x.shape[1] - 1), 0.0])
    for _ in range(6000):
        chance = 1 / (1 + np.exp(-x @ weights))
        weights -= 0.5 * (x.T @ ((chance - y) * even) / len(y) + keep * weights)
    return [round(float(w), 2) for w in weights[:-1]], round(float(weights[-1]), 2)


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
        weights, constant = fitted([answer for answer in made if answer.tuning])
        sys.stdout.write(f"WEIGHTS = {tuple(weights)}\nCONSTANT = {constant}\n")
        return 0
    half = [answer for answer in made if answer.tuning == given.tuning]
    hundred = random.Random(6).sample(half, min(REPORTED, len(half)))
    result = {"of_100": judged(hundred, False)}
    for where in sorted({answer.where for answer in half}):
        result[where] = judged([answer for answer in half if answer.where == where], given.verbose)
    for name, found in result.items():
        sys.stdout.write(f"{name:8} {json.dumps(found)}\n")
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
