"""Some articles laid out for searching: columns, postings, vectors. Never changed, only merged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from madoguchi.language import api as language
from madoguchi.language.api import Vectors

from .counting import FIELDS, Counted
from .dense import Compact, Dense, Scales, compact, joined_rows, stacked
from .postings import Postings, count_up, merged

LEVELS = {"public": 0, "customers": 1, "staff": 2}
NOWHERE = 0  # the category of an article that has none
ALWAYS = (-np.inf, np.inf)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands, who may find it and when (in seconds); an equal one needs no new document."""

    article_id: int
    stamp: int
    collection: int = 0
    language: str = "ja"
    visibility: str = "public"
    category: int = NOWHERE
    products: tuple[int, ...] = ()
    since: float = ALWAYS[0]
    until: float = ALWAYS[1]

    @property
    def mark(self) -> int:
        """A number that two different places of one article do not share; for this process only."""
        return hash((self.stamp, self.collection, self.language, self.visibility, self.category,
                     self.products, self.since, self.until))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its place, its counted fields, its vectors (float16 bytes) and how many are headings.

    `second`: its rows of the second model, one for each way to ask for it, or nothing.
    """

    place: Place
    fields: dict[str, Counted]
    vectors: bytes
    heading_rows: int
    second: bytes = b""


COLUMNS: dict[str, tuple[npt.DTypeLike, Callable[[Place], Any]]] = {
    "ids": (np.int64, attrgetter("article_id")),
    "marks": (np.int64, attrgetter("mark")),
    "levels": (np.int8, lambda place: LEVELS[place.visibility]),
    "collections": (np.int32, attrgetter("collection")),
    "categories": (np.int32, attrgetter("category")),
    "japanese": (np.bool_, lambda place: place.language == "ja"),
    "since": (np.float64, attrgetter("since")),
    "until": (np.float64, attrgetter("until")),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """Documents in the order of their article ids.

    `halfway`: how long the sum of a document's first heading row and its first passage row is.
    """

    columns: dict[str, npt.NDArray[Any]]
    postings: dict[str, Postings]
    products: Postings
    headings: Dense
    passages: Dense
    seconds: Dense
    halfway: Scales

    @property
    def size(self) -> int:
        """How many documents there are, also those that are no longer alive."""
        return len(self.columns["ids"])


def segment_of(documents: Sequence[Document]) -> Segment:
    """Lay documents out; about 40 ms for 1,000."""
    ordered = sorted(documents, key=lambda document: document.place.article_id)
    places = [document.place for document in ordered]
    rows = [_compact_rows(document) for document in ordered]
    return Segment(
        {name: np.array([value(p) for p in places], kind) for name, (kind, value) in COLUMNS.items()},
        {name: count_up([document.fields[name] for document in ordered]) for name in FIELDS},
        count_up([product_terms(place) for place in places]),
        stacked([(r[:n], s[:n]) for r, s, n in rows]),
        stacked([(r[n:], s[n:]) for r, s, n in rows]),
        stacked([compact(_rows(document.second, language.SECOND_SIZE)) for document in ordered]),
        np.array([_halfway(r, s, n) for r, s, n in rows], np.float32),
    )


def merge(segments: Sequence[Segment], alive: Sequence[npt.NDArray[np.bool_]]) -> Segment:
    """One segment of what is still alive in several."""
    ids = np.concatenate([s.columns["ids"] for s in segments])
    living = np.concatenate(alive)
    order = np.argsort(np.where(living, ids, np.iinfo(np.int64).max), kind="stable")[: int(living.sum())]
    numbers = np.full(len(ids), -1, np.int64)
    numbers[order] = np.arange(len(order))
    ends = np.cumsum([s.size for s in segments])[:-1]
    parts = np.split(numbers, ends)

    def joined(pick: Callable[[Segment], Postings]) -> Postings:
        return merged([pick(s) for s in segments], parts, len(order))

    return Segment(
        {name: np.concatenate([s.columns[name] for s in segments])[order] for name in COLUMNS},
        {name: joined(lambda s, name=name: s.postings[name]) for name in FIELDS},  # type: ignore[misc]
        joined(lambda s: s.products),
        joined_rows([s.headings for s in segments], parts, len(order)),
        joined_rows([s.passages for s in segments], parts, len(order)),
        joined_rows([s.seconds for s in segments], parts, len(order)),
        np.concatenate([s.halfway for s in segments])[order],
    )


def product_terms(place: Place) -> Counted:
    """The products of an article as terms."""
    terms = np.unique(np.array(place.products, np.uint32))
    return Counted(terms, np.ones(len(terms), np.uint8), len(terms))


def _compact_rows(document: Document) -> tuple[Compact, Scales, int]:
    return *compact(_rows(document.vectors, language.embedder().size)), document.heading_rows


def _halfway(rows: Compact, scales: Scales, headings: int) -> float:
    ends = [0] * (headings > 0) + [headings] * (headings < len(rows))
    between = scales[ends] @ rows[ends].astype(np.float32) if ends else np.ones(1)
    return float(np.linalg.norm(between))


def _rows(stored: bytes, size: int) -> Vectors:
    rows = np.frombuffer(stored, np.float16).astype(np.float32)
    return rows.reshape(-1, size) if len(rows) else np.empty((0, 0), np.float32)
