"""bin/bench search-quality [--data DIR]: how well articles are found, and how well by simple baselines.

DIR (default ja-support-kb under $MADOGUCHI_DATA, else under ../shared/data) holds `articles.jsonl` and any of
`queries-question.jsonl` (bodies only are searched), `queries-paraphrase.jsonl`, `queries-english.jsonl`. One
setting ranks all three, the product's. Slips are typed into the same queries. Where `en-bank-kb` lies beside
DIR, its headings are looked for in its bodies. Needs no database.
"""

import argparse
import json
import os
import random
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.search import index_of, lexicons_of, read
from madoguchi.knowledge.finding.lexicon import Lexicon
from madoguchi.knowledge.finding.query import Query, read_query
from madoguchi.knowledge.finding.second import begin_reading
from madoguchi.knowledge.finding.stages import best
from madoguchi.knowledge.finding.understanding import understand
from madoguchi.knowledge.finding.view import Scores, View
from madoguchi.language import api as language

KINDS = {"question": "ja", "paraphrase": "ja", "english": "en"}
SLIPS = 250  # queries of each kind that are typed with a slip
KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゲゴザジダデド"
    "バビブベボパピプペポ"
)
TYPED = re.compile("[ァ-ヺー]{4,}|[ぁ-ん]{4,}|[a-zA-Z]{5,}")
Ranker = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Queries of one kind with the numbers of the articles that answer them, and where they are asked."""

    reader: str
    view: View
    lexicon: Lexicon
    rows: list[tuple[str, int]]


def figures(ranks: Iterable[int]) -> dict[str, float]:
    """MRR@10 and recall at 1, 3 and 10; a rank of 0 is a miss."""
    found = np.array(list(ranks), float)
    shares = {f"r{n}": float(np.mean((found > 0) & (found <= n))) for n in (1, 3, 10)}
    within = found[(found > 0) & (found <= 10)]
    return {"mrr10": round(float((1 / within).sum() / max(len(found), 1)), 4)} | {
        name: round(share, 4) for name, share in shares.items()
    }


def ranks(rows: list[tuple[str, int]], ranker: Ranker) -> list[int]:
    """At which place each query's article comes, or 0."""
    found = [(ranker(text), wanted) for text, wanted in rows]
    return [numbers.index(wanted) + 1 if wanted in numbers else 0 for numbers, wanted in found]


def product(asked: Asked) -> Ranker:
    """The ranking of the product."""

    def ranked(text: str) -> list[int]:
        second = begin_reading(text, asked.view)
        query = understand(read_query(text, asked.reader), asked.view, asked.lexicon)
        return [one.number for one in best(asked.view, query, 10, second=second)]

    return ranked


def baselines(asked: Asked) -> dict[str, Ranker]:
    """BM25 of pairs and of words, the meaning alone, and the plain mixes of them; all without any fitting."""
    mixes: dict[str, dict[str, float]] = {
        "pairs": {"pairs": 1},
        "words": {"words": 1},
        "meaning": {"body": 1, "heading": 1},
        "mix_body": {"words": 1, "pairs": 0.5, "body": 0.5},
        "mix_heading": {"words": 1, "pairs": 0.5, "heading": 1.5},
    }
    known: dict[str, dict[str, Scores]] = {}

    def ranker(mix: dict[str, float]) -> Ranker:
        def ranked(text: str) -> list[int]:
            if text not in known:
                known[text] = plain_scores(asked.view, read_query(text, asked.reader))
            total = sum(weight * known[text][name] for name, weight in mix.items())
            return np.argsort(-np.asarray(total), kind="stable")[:10].tolist()

        return ranked

    return {name: ranker(mix) for name, mix in mixes.items()}


def plain_scores(view: View, query: Query) -> dict[str, Scores]:
    """z-scores of all articles: BM25 of heading and body, and cosines."""
    found: dict[str, Scores] = {}
    for unit in ("words", "pairs"):
        sums = np.zeros(view.snapshot.size, np.float32)
        for name in (f"heading_{unit}", f"body_{unit}"):
            terms = query.terms(name)
            view.look_up(name, terms).add_to(sums, np.ones(len(terms), np.float32), sys.maxsize)
        found[unit] = sums
    everything = [(segment, np.arange(segment.size)) for segment in view.snapshot.segments]
    found["heading"] = np.concatenate([s.headings.best(query.vector, all_) for s, all_ in everything])
    found["body"] = np.concatenate([s.passages.best(query.vector, all_) for s, all_ in everything])
    return {name: (one - one.mean()) / max(float(one.std()), 1e-6) for name, one in found.items()}


def slipped(text: str, draw: random.Random) -> str:
    """The text with one letter of a kana or Latin word more, less, other, or changed for its neighbour."""
    places = list(TYPED.finditer(text))
    if not places:
        return text
    place = draw.choice(places)
    word, at = place.group(), draw.randrange(len(place.group()))
    letters = "abcdefghijklmnopqrstuvwxyz" if word.isascii() else KANA
    letter = draw.choice(letters if word[0] >= "ァ" or word.isascii() else language.hiragana(letters))
    typed = draw.choice(
        [
            word[:at] + letter + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        ]
    )
    return text[: place.start()] + typed + text[place.end() :]


def slips(asked: Asked) -> dict[str, float]:
    """Recall@3 of some queries as they are, with a slip, and the loss."""
    draw = random.Random(7)
    rows = draw.sample(asked.rows, min(SLIPS, len(asked.rows)))
    pairs = [(slipped(text, draw), text, wanted) for text, wanted in rows]
    pairs = [row for row in pairs if row[0] != row[1]]
    ranker = product(asked)
    clean = figures(ranks([(text, wanted) for _, text, wanted in pairs], ranker))["r3"]
    typed = figures(ranks([(text, wanted) for text, _, wanted in pairs], ranker))["r3"]
    return {"r3": clean, "r3_slipped": typed, "loss": round(clean - typed, 4)}


def asked_of(data: Path) -> dict[str, Asked]:
    """The kinds of query that there are under `data`."""
    articles = read(data / "articles.jsonl")
    numbers = {article["id"]: number for number, article in enumerate(articles)}
    whole, bodies = index_of(articles)
    of_whole, of_bodies = lexicons_of(articles)
    found: dict[str, Asked] = {}
    for kind, reader in KINDS.items():
        path = data / f"queries-{kind}.jsonl"
        rows = read(path) if path.exists() else []
        known = [(row["query"], numbers[row["article"]]) for row in rows if row["article"] in numbers]
        place = (bodies, of_bodies) if kind == "question" else (whole, of_whole)
        if known:
            found[kind] = Asked(reader, *place, known)
    return found


def bank(data: Path) -> dict[str, Asked]:
    """The headings of an English knowledge base, to be found in its bodies."""
    path = data.parent / "en-bank-kb/articles.jsonl"
    if not path.exists():
        return {}
    articles = read(path)
    rows = [(article["heading"].removeprefix("Internal: "), n) for n, article in enumerate(articles)]
    return {"bank": Asked("en", index_of(articles)[1], lexicons_of(articles)[1], rows)}


def data_folder(arguments: list[str] | None, about: str | None) -> Path | None:
    """The folder that was asked for; None, and said, where no articles lie."""
    parser = argparse.ArgumentParser(description=about)
    home = Path(os.environ.get("MADOGUCHI_DATA", "../shared/data")) / "ja-support-kb"
    parser.add_argument("--data", type=Path, default=home)
    data: Path = parser.parse_args(arguments).data
    if (data / "articles.jsonl").exists():
        return data
    sys.stderr.write(f"no {data}/articles.jsonl; give the folder with --data\n")
    return None


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    data = data_folder(arguments, __doc__)
    if data is None:
        return 2
    result: dict[str, Any] = {"baseline": {}, "baselines": {}, "slips": {}}
    for kind, asked in (asked_of(data) | bank(data)).items():
        result[kind] = figures(ranks(asked.rows, product(asked)))
        say(kind, "product", len(asked.rows), result[kind])
        plain = {name: figures(ranks(asked.rows, ranker)) for name, ranker in baselines(asked).items()}
        for name, found in plain.items():
            say(kind, name, len(asked.rows), found)
        result["baselines"][kind] = plain
        result["baseline"][kind] = max(plain.values(), key=lambda found: found["mrr10"])
        result["slips"][kind] = slips(asked)
        say(kind, "slips", SLIPS, result["slips"][kind])
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


def say(kind: str, ranking: str, many: int, found: dict[str, float]) -> None:
    """One readable line."""
    shown = "  ".join(f"{name} {value:.3f}" for name, value in found.items())
    sys.stdout.write(f"{kind:11} {ranking:12} n={many:<5} {shown}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
