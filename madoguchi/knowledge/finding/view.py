"""What one audience may find in a snapshot, and statistics that know of nothing else.

How rare a term is and how long a text is on average are counted over the open articles only, so that neither
order nor score of an answer tells that there is anything hidden.

BM25: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .counting import Terms, term_numbers
from .kept import Kept
from .postings import Numbers, Postings
from .segment import LEVELS
from .snapshot import Mask, Snapshot

Scores = npt.NDArray[np.float32]
K1, B = 1.2, 0.75
COMMON = 1_000  # postings from which on a count is remembered
MASKS, LOOKUPS, WORDS = 16, 64, 4_000  # remembered by a view, and so by one audience


@dataclass(frozen=True, slots=True)
class Filter:
    """Where to look: names of places as their slugs; empty ones mean everywhere."""

    collections: frozenset[str] | None = None
    category: str = ""
    product: str = ""
    language: str = ""
    exclude: frozenset[int] = frozenset()


EVERYWHERE = Filter()


class View:
    """A snapshot as it is open to one audience from `begins` until `ends` (seconds)."""

    def __init__(self, snapshot: Snapshot, audience: str, now: float) -> None:
        columns = snapshot.columns
        allowed = columns["alive"] & (columns["levels"] <= LEVELS[audience])
        if audience != "staff":
            public = [id for id, (_, public) in snapshot.shelves.collections.items() if public]
            allowed &= np.isin(columns["collections"], public)
        turns = np.concatenate([columns["since"][allowed], columns["until"][allowed]])
        self.begins = float(turns.max(initial=-np.inf, where=turns <= now))
        self.ends = float(turns.min(initial=np.inf, where=turns > now))
        self.snapshot = snapshot
        self.open: Mask = allowed & (columns["since"] <= now) & (columns["until"] > now)
        self.size = int(self.open.sum())
        self._open_parts = snapshot.parts_of(self.open)
        self._lengths: dict[str, Scores] = {}
        self._norms: dict[str, Scores] = {}
        self._means: dict[str, float] = {}
        self._common: dict[tuple[str, int], int] = {}
        self._masks: Kept[Filter, Mask] = Kept(MASKS)
        self._lookups: Kept[tuple[str, tuple[str, ...]], Lookup] = Kept(LOOKUPS)
        self.words_seen: Kept[str, int] = Kept(WORDS)
        """What others counted in this view, by word."""

    def wanted(self, where: Filter) -> Mask:
        """Which open documents a search may return; not to be changed."""
        place = replace(where, exclude=frozenset())
        mask = self._masks.get(place, lambda: self._wanted(place))
        if where.exclude:
            mask = mask.copy()
            mask[self.snapshot.numbers_of(where.exclude)] = False
        return mask

    def _wanted(self, where: Filter) -> Mask:
        shelves, columns = self.snapshot.shelves, self.snapshot.columns
        mask = self.open.copy()
        if where.collections is not None:
            ids = [id for id, (slug, _) in shelves.collections.items() if slug in where.collections]
            mask &= np.isin(columns["collections"], ids)
        if where.category:
            ids = [id for id, slug in shelves.categories.items() if slug == where.category]
            mask &= np.isin(columns["categories"], ids)
        if where.language:
            mask &= columns["japanese"] == (where.language == "ja")
        if where.product:
            mask &= self._of_products([id for id, slug in shelves.products.items() if slug == where.product])
        return mask

    def look_up(self, name: str, terms: Iterable[str]) -> "Lookup":
        """These terms in the field `name`; every stage of a search asks for the same ones."""
        wanted = tuple(terms)
        return self._lookups.get((name, wanted), lambda: self._look_up(name, wanted))

    def _look_up(self, name: str, terms: Iterable[str]) -> "Lookup":
        numbers = term_numbers(terms)
        parts = [segment.postings[name] for segment in self.snapshot.segments]
        spans = [part.spans(numbers) for part in parts]
        seen = [self._seen(name, parts, numbers, spans, n) for n in range(len(numbers))]
        rarities = np.log1p((self.size - np.array(seen) + 0.5) / (np.array(seen) + 0.5)).astype(np.float32)
        return Lookup(
            self.snapshot.offsets, parts, spans, np.array(seen, np.int64), rarities, self.norms(name)
        )

    def rarity(self, name: str, term: str) -> float:
        """Inverse document frequency of a term; that of an unseen term is the highest possible."""
        return float(self.look_up(name, [term]).rarities[0])

    def lengths(self, name: str) -> Scores:
        """How many terms the field of every document has."""
        if name not in self._lengths:
            parts = [np.empty(0, np.uint32), *(s.postings[name].lengths for s in self.snapshot.segments)]
            self._lengths[name] = np.concatenate(parts).astype(np.float32)
        return self._lengths[name]

    def norms(self, name: str) -> Scores:
        """What BM25 adds to the count of a term, by the length of every document."""
        if name not in self._norms:
            lengths = self.lengths(name)
            mean = self.mean_length(name)
            self._norms[name] = (K1 * (1 - B + B * lengths / max(mean, 1.0))).astype(np.float32)
        return self._norms[name]

    def mean_length(self, name: str) -> float:
        """How many terms the field of an open document has on average."""
        if name not in self._means:
            self._means[name] = float(self.lengths(name)[self.open].mean()) if self.size else 1.0
        return self._means[name]

    def _seen(self, name: str, parts: list[Postings], terms: Terms, spans: list[list[slice]], n: int) -> int:
        known = self._common.get((name, int(terms[n])))
        if known is not None:
            return known
        seen = many = 0
        for part, mine, opened in zip(parts, spans, self._open_parts, strict=True):
            owners = part.owners[mine[n]]
            many += len(owners)
            seen += int(np.count_nonzero(opened[owners]))
        if many >= COMMON:
            self._common[name, int(terms[n])] = seen
        return seen

    def _of_products(self, products: list[int]) -> Mask:
        mask = np.zeros(self.snapshot.size, np.bool_)
        for segment, offset in zip(self.snapshot.segments, self.snapshot.offsets, strict=False):
            for span in segment.products.spans(np.array(products, np.uint32)):
                mask[segment.products.owners[span] + offset] = True
        return mask


@dataclass(frozen=True, slots=True)
class Lookup:
    """Some terms of one field: in how many open documents each is seen, how rare it is, and its postings."""

    offsets: tuple[int, ...]
    parts: list[Postings]
    spans: list[list[slice]]
    seen: npt.NDArray[np.int64]
    rarities: Scores
    norms: Scores

    def counts(self, numbers: Numbers) -> npt.NDArray[np.uint8]:
        """How often each term (row) occurs in each of these ascending documents (column)."""
        found = np.zeros((len(self.seen), len(numbers)), np.uint8)
        cuts = np.searchsorted(numbers, self.offsets)
        for n, (part, spans) in enumerate(zip(self.parts, self.spans, strict=True)):
            columns = slice(int(cuts[n]), int(cuts[n + 1]))
            mine = (numbers[columns] - self.offsets[n]).astype(np.int32)
            for row, span in enumerate(spans if len(mine) else ()):
                if span.stop > span.start:
                    found[row, columns] = part.counts_of(span, mine)
        return found

    def having_all(self) -> Numbers:
        """The documents that have every one of the terms, ascending; none where there are no terms."""
        found = [np.empty(0, np.int64)]
        for part, spans, offset in zip(self.parts, self.spans, self.offsets, strict=False):
            owners = [part.owners[span] for span in sorted(spans, key=lambda span: span.stop - span.start)]
            if owners:
                found.append(functools.reduce(_in_both, owners) + np.int64(offset))
        return np.concatenate(found)

    def add_to(self, sums: Scores, weights: Scores, most: int) -> None:
        """Add BM25 to `sums` of all documents, the rarest terms first, until `most` postings were read."""
        for row in np.argsort(self.seen, kind="stable").tolist():
            most -= self._add(row, sums, np.float32(weights[row] * self.rarities[row]))
            if most <= 0:
                return

    def _add(self, row: int, sums: Scores, weight: np.float32) -> int:
        read = 0
        for part, spans, offset in zip(self.parts, self.spans, self.offsets, strict=False):
            owners, counts = part.owners[spans[row]] + offset, part.counts[spans[row]]
            if len(owners):
                sums[owners] += weight * (counts * np.float32(K1 + 1) / (counts + self.norms[owners]))
                read += len(owners)
        return read


def _in_both(some: npt.NDArray[np.int32], more: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """What stands in both of two ascending arrays, of which the first is the shorter."""
    if not len(more):
        return more
    return some[more.take(np.searchsorted(more, some), mode="clip") == some]
