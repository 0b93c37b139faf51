"""bin/bench search [--data DIR]: how well articles are found, and whether the desk knows what it does not.

Reads ja-support-kb and, for questions that belong elsewhere, ja-similarity and intents under DIR (default
$MADOGUCHI_DATA, else ../shared/data). Ranks with the product's own index; needs no database.
"""

import argparse
import json
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.second import rows_of
from madoguchi.knowledge.finding.counting import counted, unpacked
from madoguchi.knowledge.finding.entries import Text, make_entries
from madoguchi.knowledge.finding.lexicon import Lexicon
from madoguchi.knowledge.finding.plain import plain_text
from madoguchi.knowledge.finding.query import read_query
from madoguchi.knowledge.finding.second import begin_reading
from madoguchi.knowledge.finding.segment import Document, Place
from madoguchi.knowledge.finding.snapshot import Shelves, Snapshot
from madoguchi.knowledge.finding.stages import best
from madoguchi.knowledge.finding.view import View
from madoguchi.knowledge.shapes import CONFIDENT
from madoguchi.language import api as language

ROW_BYTES = 2 * language.embedder().size
STRANGERS = 200  # questions of other trades, of each language


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file."""
    with path.open(encoding="utf-8-sig") as lines:
        return [json.loads(line) for line in lines]


def index_of(articles: list[dict[str, Any]]) -> tuple[View, View]:
    """The index over everything, and the one that knows no headings."""
    texts = [Text(a["heading"], (), a["body"]) for a in articles]
    seconds, bare = rows_of(texts), rows_of([replace(text, heading="") for text in texts])
    whole, bodies = [], []
    for number, (text, words) in enumerate(zip(texts, make_entries(texts), strict=True), start=1):
        body = plain_text(text.body)
        place = Place(number, 1, language=language_in(text))
        whole.append(Document(place, unpacked(words.counted), words.vectors, words.heading_rows,
                              seconds[number - 1]))  # fmt: skip
        without = words.vectors[words.heading_rows * ROW_BYTES :]
        bodies.append(Document(place, counted(("", words.body), ("", body)), without, 0, bare[number - 1]))
    return view_of(whole), view_of(bodies)


def language_in(text: Text) -> str:
    """The language of an article that does not say it."""
    return language.language_of(f"{text.heading} {text.body[:400]}", default="ja")


def lexicons_of(articles: list[dict[str, Any]]) -> tuple[Lexicon, Lexicon]:
    """The words of everything, and those of the bodies alone."""
    whole, bodies = Lexicon(), Lexicon()
    for article in articles:
        words = language.forms(plain_text(article["body"]))
        bodies.learn(words)
        whole.learn([*words, *language.forms(article["heading"])])
    return whole, bodies


def view_of(documents: list[Document]) -> View:
    """Everything, as everybody may find it."""
    shelves = Shelves({Place(0, 0).collection: ("bench", True)}, {}, {})
    return View(Snapshot(shelves=shelves).with_documents(documents), "public", 0)


def measure(view: View, queries: list[tuple[str, int | None]], reader: str) -> dict[str, float]:
    """MRR@10, recalls, share answered with confidence, and milliseconds a query."""
    ranks, answered, right, began = [], 0, 0, time.perf_counter()
    for text, wanted in queries:
        found = best(view, read_query(text, reader), 10, second=begin_reading(text, view))
        numbers = [r.number for r in found]
        ranks.append(numbers.index(wanted) + 1 if wanted in numbers else 0)
        if found and found[0].confidence >= CONFIDENT:
            answered += 1
            right += numbers[0] == wanted
    many = len(queries)
    return {
        "mrr10": sum(1 / r for r in ranks if r) / many,
        "recall1": sum(r == 1 for r in ranks) / many,
        "recall3": sum(0 < r <= 3 for r in ranks) / many,
        "recall10": sum(r > 0 for r in ranks) / many,
        "answered": answered / many,
        "right_of_answered": right / answered if answered else 0.0,
        "ms": (time.perf_counter() - began) / many * 1000,
    }


def strangers(data: Path) -> dict[str, list[tuple[str, int | None]]]:
    """Questions and sentences to which the articles hold no answer."""
    draw = random.Random(2)
    everyday = sorted({row["sentence1"] for row in read(data / "ja-similarity/jsts-valid.jsonl")})
    bank = [row["text"] for row in read(data / "intents/banking77-train.jsonl")]
    return {
        "strangers_ja": [(text, None) for text in draw.sample(everyday, STRANGERS)],
        "strangers_en": [(text, None) for text in draw.sample(bank, STRANGERS)],
    }


def main(arguments: list[str] | None = None) -> int:
    """Print readable figures and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("MADOGUCHI_DATA", "../shared/data")))
    data: Path = parser.parse_args(arguments).data
    articles_file = data / "ja-support-kb/articles.jsonl"
    if not articles_file.exists():
        sys.stderr.write(f"no {articles_file}; give the folder with --data or MADOGUCHI_DATA\n")
        return 2
    articles = read(articles_file)
    numbers = {article["id"]: number for number, article in enumerate(articles)}
    began = time.perf_counter()
    whole, bodies = index_of(articles)
    built = time.perf_counter() - began
    result: dict[str, Any] = {"articles": len(articles), "index_seconds": round(built, 1)}
    kinds = (("paraphrase", whole, "ja"), ("question", bodies, "ja"), ("english", whole, "en"))
    for kind, view, reader in kinds:
        rows = read(data / f"ja-support-kb/queries-{kind}.jsonl")
        asked = [(row["query"], numbers[row["article"]]) for row in rows]
        result[kind] = {name: round(value, 3) for name, value in measure(view, asked, reader).items()}
        print_line(kind, len(asked), result[kind])
    for kind, asked in strangers(data).items():
        found = measure(whole, asked, kind[-2:])
        result[kind] = {"answered": round(found["answered"], 3), "ms": round(found["ms"], 3)}
        print_line(kind, len(asked), result[kind])
    sys.stdout.write(json.dumps(result) + "\n")
    return 0


def print_line(kind: str, many: int, found: dict[str, float]) -> None:
    """One readable line."""
    figures = "  ".join(f"{name} {value:.3f}" for name, value in found.items())
    sys.stdout.write(f"{kind:13} n={many:<5} {figures}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
