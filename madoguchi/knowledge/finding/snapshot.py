"""The search index of one process: immutable once built, swapped as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from madoguchi.language import api as language
from madoguchi.language.api import Vectors

from .postings import Counted, Postings, Scores

LEVELS = {"public": 0, "customers": 1, "staff": 2}


class Vocabularies:
    """Numbers of the terms, shared by all snapshots of a process so that documents are counted once."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.pairs: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands and who may find it. Two equal places need no new document."""

    article_id: int
    stamp: int
    collection: str
    language: str
    visibility: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article, counted."""

    place: Place
    heading_words: Counted
    body_words: Counted
    heading_pairs: Counted
    body_pairs: Counted
    vectors: Vectors
    heading_rows: int


def count_document(
    place: Place,
    words: tuple[str, str],
    text: tuple[str, str],
    vectors: tuple[bytes, int],
    known: Vocabularies,
) -> Document:
    """Count one article from its stored words, its plain heading and body, and its stored vectors."""
    pairs = [language.bigrams(language.normalise(part)) for part in text]
    rows = np.frombuffer(vectors[0], np.float16).astype(np.float32)
    return Document(
        place,
        Counted(words[0].split(), known.words),
        Counted(words[1].split(), known.words),
        Counted(pairs[0], known.pairs),
        Counted(pairs[1], known.pairs),
        rows.reshape(-1, language.embedder().size) if len(rows) else np.empty((0, 0), np.float32),
        vectors[1],
    )


@dataclass(frozen=True, slots=True)
class Dense:
    """Vectors with the number of the document each belongs to, ordered by document."""

    rows: Vectors
    owners: npt.NDArray[np.int32]
    documents: int

    def best(self, query: Vectors | None) -> Scores:
        """The highest cosine of each document's rows; 0 where it has none."""
        found = np.zeros(self.documents, np.float32)
        if query is None or not len(self.owners):
            return found
        starts = np.flatnonzero(np.diff(self.owners, prepend=-1))
        found[self.owners[starts]] = np.maximum.reduceat(self.rows @ query, starts)
        return found

    def rows_of(self, document: int) -> Vectors:
        """The vectors of one document."""
        first, last = np.searchsorted(self.owners, (document, document + 1))
        return self.rows[first:last]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All documents of a process, ready to be asked."""

    places: tuple[Place, ...]
    heading_words: Postings
    body_words: Postings
    heading_pairs: Postings
    body_pairs: Postings
    headings: Dense
    passages: Dense
    ids: npt.NDArray[np.int64]
    levels: npt.NDArray[np.int8]
    collections: npt.NDArray[np.str_]
    is_japanese: npt.NDArray[np.bool_]
    numbers: dict[int, int] = field(default_factory=dict)

    def open_to(
        self, audience: str, collections: Sequence[str] | None, exclude: frozenset[int]
    ) -> npt.NDArray[np.bool_]:
        """Which documents this search may return."""
        mask = self.levels <= LEVELS[audience]
        if collections is not None:
            mask &= np.isin(self.collections, list(collections))
        for article_id in exclude & self.numbers.keys():
            mask[self.numbers[article_id]] = False
        return np.asarray(mask, np.bool_)

    def nearest(self, article_id: int, limit: int) -> list[tuple[int, float]]:
        """Articles of the same collection and language with the cosine of their headings, nearest first."""
        number = self.numbers.get(article_id)
        if number is None or not (rows := self.headings.rows_of(number)).size:
            return []
        place = self.places[number]
        scores = self.headings.best(rows[0])
        scores[self.collections != place.collection] = -1
        scores[self.is_japanese != (place.language == "ja")] = -1
        scores[number] = -1
        top = np.argsort(-scores, kind="stable")[:limit]
        return [(int(self.ids[n]), float(scores[n])) for n in top if scores[n] > 0]


def build(documents: Sequence[Document], known: Vocabularies) -> Snapshot:
    """Lay the counted documents out for searching; about .2 s for 3,000 articles."""
    places = tuple(d.place for d in documents)
    return Snapshot(
        places,
        Postings([d.heading_words for d in documents], known.words),
        Postings([d.body_words for d in documents], known.words),
        Postings([d.heading_pairs for d in documents], known.pairs),
        Postings([d.body_pairs for d in documents], known.pairs),
        _dense([d.vectors[: d.heading_rows] for d in documents]),
        _dense([d.vectors[d.heading_rows :] for d in documents]),
        np.array([p.article_id for p in places], np.int64),
        np.array([LEVELS[p.visibility] for p in places], np.int8),
        np.array([p.collection for p in places], np.str_),
        np.array([p.language == "ja" for p in places], np.bool_),
        {p.article_id: number for number, p in enumerate(places)},
    )


def _dense(rows: Sequence[Vectors]) -> Dense:
    kept = [row for row in rows if row.size]
    owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(r) if r.size else 0 for r in rows])
    return Dense(np.concatenate(kept) if kept else np.empty((0, 0), np.float32), owners, len(rows))
