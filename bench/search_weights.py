"""bin/bench search-weights [--data DIR]: fits the weights of `finding/ranking.py`; tells their worth.

Learns on four fifths of the development queries and reports the fifth set aside, five times; queries of one
article stay together. Then it fits on all and prints the weights. Nothing is written.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.search_quality import Asked, asked_of
from madoguchi.knowledge.finding.candidates import find_candidates
from madoguchi.knowledge.finding.features import describe
from madoguchi.knowledge.finding.query import read_query
from madoguchi.knowledge.finding.ranking import ACROSS, BENT, SCALED, bent, scaled
from madoguchi.knowledge.finding.understanding import understand
from madoguchi.knowledge.finding.view import EVERYWHERE

Array = npt.NDArray[np.float64]
FOLDS, TOP, STEPS, PACE, SOFT = 5, 100, 250, 0.05, 0.5
PARAPHRASES = 3.0  # there are few of them: each counts so often
NEVER = -1e6

BY_HAND = "asked_so"  # no collection that we learn from has questions of its editors


def table(asked: Asked, names: list[str]) -> tuple[Array, Array]:
    """For each query the features of its best candidates, the right one first; and which are there."""
    rows = np.zeros((len(asked.rows), TOP, len(names)))
    there = np.zeros((len(asked.rows), TOP), bool)
    for n, (text, wanted) in enumerate(asked.rows):
        query = understand(read_query(text, asked.reader), asked.view, asked.lexicon)
        numbers = find_candidates(asked.view, query, asked.view.wanted(EVERYWHERE))
        candidates = describe(asked.view, query, numbers)
        z = scaled(candidates)
        z |= bent(candidates, z)
        hopeful = z["all_words"] + z["all_pairs"] + z["whole_meaning"] + 1.5 * z["heading_meaning"]
        hopeful = np.where(numbers == wanted, np.inf, hopeful)
        order = np.argsort(-hopeful, kind="stable")[:TOP]
        if len(order) and numbers[order[0]] == wanted:
            rows[n, : len(order)] = np.stack([z[name][order] for name in names], axis=1)
            there[n, : len(order)] = True
    return rows, there


def reciprocal(rows: Array, there: Array, weights: Array) -> Array:
    """The reciprocal rank of the right candidate within ten; ties count half."""
    scores = np.where(there, rows @ weights, NEVER)
    right = scores[:, :1]
    rank = 0.5 + (scores > right + 1e-6).sum(axis=1) + (np.abs(scores - right) <= 1e-6).sum(axis=1) / 2
    return np.where(there[:, 0] & (rank <= 10), 1 / rank, 0.0)


def fitted(rows: Array, there: Array, counts: Array, start: Array) -> Array:
    """Weights with a high smoothed mean reciprocal rank (T. Qin et al. 2010), found by Adam from `start`."""
    kept = there[:, 0]
    rows, there, counts = rows[kept], there[kept], counts[kept]
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        scores = np.where(there, rows @ weights, NEVER)
        above = 1 / (1 + np.exp(np.clip((scores[:, :1] - scores) / SOFT, -50, 50)))
        above[:, 0] = 0
        rank = 1 + above.sum(axis=1)
        slope = (counts / rank**2)[:, None] * above * (1 - above) / SOFT
        ahead = np.einsum("qc,qcf->f", slope, rows) - slope.sum(axis=1) @ rows[:, 0]
        gradient = ahead / counts.sum() + 0.001 * (weights - start)
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        weights -= PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return weights


def learn(kinds: dict[str, Asked], start: dict[str, float]) -> dict[str, float]:
    """Fit one set of weights on these kinds together; prints what is worth what on queries set aside."""
    names = list(start)
    tables = {kind: table(asked, names) for kind, asked in kinds.items()}
    rows = np.concatenate([one for one, _ in tables.values()])
    there = np.concatenate([one for _, one in tables.values()])
    kind_of = np.concatenate([[kind] * len(asked.rows) for kind, asked in kinds.items()])
    counts = np.where(kind_of == "paraphrase", PARAPHRASES, 1.0)
    articles = np.concatenate([[wanted for _, wanted in asked.rows] for asked in kinds.values()])
    fold = np.random.default_rng(0).integers(0, FOLDS, int(articles.max()) + 1)[articles]
    first = np.array(list(start.values()))
    aside = np.zeros(len(rows))
    for n in range(FOLDS):
        weights = fitted(rows[fold != n], there[fold != n], counts[fold != n], np.ones_like(first))
        aside[fold == n] = reciprocal(rows[fold == n], there[fold == n], weights)
    for kind in kinds:
        sys.stdout.write(f"{kind:11} set aside: MRR@10 {aside[kind_of == kind].mean():.4f}\n")
    last = fitted(rows, there, counts, np.ones_like(first))
    return dict(zip(names, np.round(last, 2).tolist(), strict=True))


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, the weights as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("MADOGUCHI_DATA", "../shared/data")) / "ja-support-kb"
    parser.add_argument("--data", type=Path, default=home)
    data: Path = parser.parse_args(arguments).data
    if not (data / "articles.jsonl").exists():
        sys.stderr.write(f"no {data}/articles.jsonl; give the folder with --data\n")
        return 2
    asked = asked_of(data)
    same = {kind: one for kind, one in asked.items() if kind != "english"}
    across = {kind: one for kind, one in asked.items() if kind == "english"}
    found = {
        "same": learn(same, SCALED | {name: BENT[name] for name in BENT if name != BY_HAND}) if same else {},
        "across": learn(across, ACROSS) if across else {},
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
