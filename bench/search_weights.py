"""bin/bench search-weights [--data DIR]: fits the weights of `finding/ranking.py`; tells their worth.

Learns on four fifths of the development queries and reports the fifth set aside, five times; queries of one
article stay together. Then it fits on all and prints the weights. Nothing is written.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.search_quality import Asked, asked_of, bank, data_folder
from madoguchi.knowledge.finding.candidates import find_candidates
from madoguchi.knowledge.finding.features import describe, with_second
from madoguchi.knowledge.finding.query import read_query
from madoguchi.knowledge.finding.ranking import BOTH, FIRST, scaled
from madoguchi.knowledge.finding.second import begin_reading
from madoguchi.knowledge.finding.understanding import understand
from madoguchi.knowledge.finding.view import EVERYWHERE

Array = npt.NDArray[np.float64]
FOLDS, TOP, STEPS, PACE, SOFT = 5, 100, 250, 0.03, 0.5
COUNTS = {"paraphrase": 5.0}  # there are few of them: each counts so often
NEVER = -1e6


@dataclass(frozen=True, slots=True)
class Table:
    """For each query the features of its best candidates, the right one first; and which are there."""

    rows: Array
    there: npt.NDArray[np.bool_]
    counts: Array
    articles: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.str_]

    def part(self, queries: npt.NDArray[np.bool_]) -> "Table":
        """These queries only."""
        values = (self.rows, self.there, self.counts, self.articles, self.kinds)
        return Table(*(value[queries] for value in values))


def table(kind: str, asked: Asked, names: list[str]) -> Table:
    """All queries of one kind."""
    rows = np.zeros((len(asked.rows), TOP, len(names)))
    there = np.zeros((len(asked.rows), TOP), bool)
    for n, (text, wanted) in enumerate(asked.rows):
        query = understand(read_query(text, asked.reader), asked.view, asked.lexicon)
        second = begin_reading(text, asked.view)
        numbers = find_candidates(asked.view, query, asked.view.wanted(EVERYWHERE))
        found = describe(asked.view, query, numbers)
        z = scaled(with_second(asked.view, found, second(query)))
        hopeful = z["all_words"] + z["all_pairs"] + z["whole_meaning"] + 1.5 * z["heading_meaning"]
        hopeful = np.where(numbers == wanted, np.inf, hopeful + 2 * z["second_meaning"])
        order = np.argsort(-hopeful, kind="stable")[:TOP]
        if len(order) and numbers[order[0]] == wanted:
            rows[n, : len(order)] = np.stack([z[name][order] for name in names], axis=1)
            there[n, : len(order)] = True
    many = len(rows)
    counts, kinds = np.full(many, COUNTS.get(kind, 1.0)), np.full(many, kind)
    return Table(rows, there, counts, np.array([wanted for _, wanted in asked.rows]), kinds)


def joined(tables: list[Table]) -> Table:
    """One table of several."""
    names = Table.__slots__
    return Table(*(np.concatenate([getattr(one, name) for one in tables]) for name in names))


def reciprocal(data: Table, weights: Array) -> Array:
    """The reciprocal rank of the right candidate within ten; ties count half."""
    scores = np.where(data.there, data.rows @ weights, NEVER)
    right = scores[:, :1]
    rank = 0.5 + (scores > right + 1e-6).sum(axis=1) + (np.abs(scores - right) <= 1e-6).sum(axis=1) / 2
    return np.where(data.there[:, 0] & (rank <= 10), 1 / rank, 0.0)


def fitted(data: Table) -> Array:
    """Weights that make the right candidate likely the first, then such with a high mean reciprocal rank.

    Likelihood first (Z. Cao et al. 2007): it has one best point, from which the smoothed rank (T. Qin et al.
    2010) does not stray far.
    """
    data = data.part(data.there[:, 0])
    start = descended(data, np.zeros(data.rows.shape[2]), slope_of_likelihood, 0.002)
    return descended(data, start, slope_of_rank, 0.005)


def descended(data: Table, start: Array, slope: Callable[[Array, Array], Array], pull: float) -> Array:
    """Weights after so many steps of Adam, pulled back to where they began."""
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        scores = np.where(data.there, data.rows @ weights, NEVER)
        of_scores = slope(scores, data.counts)
        gradient = np.einsum("qc,qcf->f", of_scores, data.rows) / data.counts.sum()
        gradient += pull * (weights - start)
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        weights -= PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return weights


def slope_of_likelihood(scores: Array, counts: Array) -> Array:
    """How the cost of each score grows: by the chance it is given, less for the right one."""
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[:, 0] -= 1
    return counts[:, None] * chances


def slope_of_rank(scores: Array, counts: Array) -> Array:
    """The same for the reciprocal of a rank that counts softly who is above."""
    above = 1 / (1 + np.exp(np.clip((scores[:, :1] - scores) / SOFT, -50, 50)))
    above[:, 0] = 0
    rank = 1 + above.sum(axis=1)
    slope = (counts / rank**2)[:, None] * above * (1 - above) / SOFT
    slope[:, 0] = -slope.sum(axis=1)
    return slope


def learn(data: Table, what: str, names: list[str]) -> dict[str, float]:
    """Fit one set of weights; prints what it is worth on queries set aside."""
    fold = np.random.default_rng(0).integers(0, FOLDS, int(data.articles.max()) + 1)[data.articles]
    aside = np.zeros(len(data.rows))
    for n in range(FOLDS):
        aside[fold == n] = reciprocal(data.part(fold == n), fitted(data.part(fold != n)))
    last = fitted(data)
    known = reciprocal(data, last)
    for kind in dict.fromkeys(data.kinds.tolist()):
        mine = data.kinds == kind
        figures = f"set aside {aside[mine].mean():.4f}  known {known[mine].mean():.4f}"
        sys.stdout.write(f"{what:12} {kind:11} MRR@10 {figures}\n")
    return dict(zip(names, np.round(last, 2).tolist(), strict=True))


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, the weights as one JSON object."""
    data = data_folder(arguments, __doc__)
    if data is None:
        return 2
    asked = asked_of(data) | bank(data)
    groups = {"across": [k for k in asked if k == "english"], "same": [k for k in asked if k != "english"]}
    found: dict[str, dict[str, float]] = {}
    for group, kinds in groups.items():
        wanted = list(getattr(BOTH, group))
        rows = joined([table(kind, asked[kind], wanted) for kind in kinds]) if kinds else None
        for name, weights in (("first", FIRST), ("both", BOTH)):
            if rows is not None:
                names = list(getattr(weights, group))
                columns = [wanted.index(one) for one in names]
                mine = Table(rows.rows[:, :, columns], rows.there, rows.counts, rows.articles, rows.kinds)
                found[f"{name}.{group}"] = learn(mine, f"{name}.{group}", names)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
