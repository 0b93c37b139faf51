"""The search index of one process: segments of articles, immutable, replaced as a whole by its successor."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from madoguchi.language.api import Vectors

from .postings import Numbers
from .segment import COLUMNS, Document, Segment, merge, segment_of

Mask = npt.NDArray[np.bool_]
GROWTH = 4  # a segment is merged into the one before it when that one is less than so many times as large
WASTE = 0.25  # share of dead documents at which a segment is written anew


@dataclass(frozen=True, slots=True)
class Shelves:
    """Names of the places: collections with whether they are open to everybody, categories, products."""

    collections: dict[int, tuple[str, bool]]
    categories: dict[int, str]
    products: dict[int, str]
    titles: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Of categories, in Japanese and English."""


NO_SHELVES = Shelves({}, {}, {})


@dataclass(frozen=True)
class Snapshot:
    """All articles of a process. A document's number is its place in the segments one after another."""

    segments: tuple[Segment, ...] = ()
    alive: tuple[Mask, ...] = ()
    shelves: Shelves = NO_SHELVES

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """The number of the first document of each segment, and the end."""
        return tuple(np.cumsum([0, *(segment.size for segment in self.segments)]).tolist())

    @cached_property
    def columns(self) -> dict[str, npt.NDArray[Any]]:
        """The columns of all segments in a row, and `alive`."""
        parts = {name: [np.empty(0, kind)] for name, (kind, _) in COLUMNS.items()}
        for name, part in parts.items():
            part += [segment.columns[name] for segment in self.segments]
        alive: list[Mask] = [np.empty(0, np.bool_), *self.alive]
        return {name: np.concatenate(part) for name, part in parts.items()} | {"alive": np.concatenate(alive)}

    def parts_of(self, mask: Mask) -> list[Mask]:
        """A mask over all documents as one for each segment."""
        return [mask[start:end] for start, end in itertools.pairwise(self.offsets)]

    @property
    def size(self) -> int:
        """How many documents are numbered, the dead ones too."""
        return self.offsets[-1]

    @cached_property
    def articles(self) -> int:
        """How many articles can be found."""
        return int(self.columns["alive"].sum())

    def numbers_of(self, article_ids: Collection[int]) -> Numbers:
        """The numbers of those of these articles that are here."""
        wanted = np.unique(np.array(list(article_ids), np.int64))
        found = [np.empty(0, np.int64)]
        for segment, alive, offset in zip(self.segments, self.alive, self.offsets, strict=False):
            ids = segment.columns["ids"]
            at = np.minimum(np.searchsorted(ids, wanted), max(len(ids) - 1, 0))
            there = (ids[at] == wanted) & alive[at] if len(ids) else np.zeros(len(wanted), np.bool_)
            found.append(at[there] + offset)
        return np.concatenate(found)

    def marks(self, article_ids: Collection[int] | None) -> dict[int, int]:
        """The mark of those of these articles that are here, or of all; by article id."""
        here = np.flatnonzero(self.columns["alive"]) if article_ids is None else self.numbers_of(article_ids)
        ids, marks = self.columns["ids"][here], self.columns["marks"][here]
        return dict(zip(ids.tolist(), marks.tolist(), strict=True))

    def heading_vectors(self, number: int) -> Vectors:
        """The vectors of a document's heading and questions."""
        part = int(np.searchsorted(self.offsets, number, side="right")) - 1
        return self.segments[part].headings.vectors_of(number - self.offsets[part])

    def without(self, article_ids: Collection[int]) -> "Snapshot":
        """The same without these articles."""
        living = self.columns["alive"].copy()
        living[self.numbers_of(article_ids)] = False
        return Snapshot(self.segments, tuple(self.parts_of(living)), self.shelves)

    def with_documents(self, documents: Sequence[Document]) -> "Snapshot":
        """The same with these documents, each in the place of an older edition of its article."""
        if not documents:
            return self
        rest = self.without([document.place.article_id for document in documents])
        new = segment_of(documents)
        return Snapshot((*rest.segments, new), (*rest.alive, np.ones(new.size, np.bool_)), self.shelves)

    def with_shelves(self, shelves: Shelves) -> "Snapshot":
        """The same with other names."""
        return Snapshot(self.segments, self.alive, shelves)

    def tidied(self, growth: float = GROWTH) -> "Snapshot":
        """The same articles in few segments, so that a search asks few and no dead one is kept for long."""
        groups: list[list[int]] = []
        sizes: list[int] = []
        for number, alive in enumerate(self.alive):
            groups.append([number])
            sizes.append(int(alive.sum()))
            while len(sizes) > 1 and sizes[-2] < growth * sizes[-1]:
                last, size = groups.pop(), sizes.pop()
                groups[-1] += last
                sizes[-1] += size
        if len(groups) == len(self.segments) and not any(map(self._wasteful, range(len(groups)))):
            return self
        kept = [self._gathered(group) for group, size in zip(groups, sizes, strict=True) if size]
        return Snapshot(tuple(s for s, _ in kept), tuple(alive for _, alive in kept), self.shelves)

    def _wasteful(self, number: int) -> bool:
        return bool(self.alive[number].mean() < 1 - WASTE)

    def _gathered(self, group: Sequence[int]) -> tuple[Segment, Mask]:
        if len(group) == 1 and not self._wasteful(group[0]):
            return self.segments[group[0]], self.alive[group[0]]
        one = merge([self.segments[n] for n in group], [self.alive[n] for n in group])
        return one, np.ones(one.size, np.bool_)
