"""An inverted index of one field: which documents have a term, and how often. Built once, never changed."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .counting import Counted, Terms

Numbers = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]  # a posting as one number: term (32 bits), document (24), count (8)


class Postings:
    """The terms of numbered documents; five bytes a posting."""

    __slots__ = ("counts", "lengths", "owners", "starts", "terms")

    def __init__(self, keys: Keys, lengths: npt.NDArray[np.uint32]) -> None:
        """From postings in ascending order and the length of every document."""
        terms = (keys >> np.uint64(32)).astype(np.uint32)
        firsts = np.flatnonzero(np.diff(terms, prepend=terms[:1] + np.uint32(1)))
        self.terms = terms[firsts]
        self.starts = np.append(firsts, len(keys)).astype(np.uint32)
        self.owners = ((keys >> np.uint64(8)) & np.uint64(0xFFFFFF)).astype(np.int32)
        self.counts = (keys & np.uint64(0xFF)).astype(np.uint8)
        self.lengths = lengths

    def spans(self, terms: Terms) -> list[slice]:
        """Where the postings of each term stand; an empty slice for a term that nobody has."""
        if not len(self.terms):
            return [slice(0, 0)] * len(terms)
        at = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        there = self.terms[at] == terms
        firsts, lasts = self.starts[at] * there, self.starts[at + 1] * there
        return [slice(first, last) for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]

    def counts_of(self, span: slice, documents: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
        """How often the term at `span` occurs in each of these documents, which must ascend."""
        owners = self.owners[span]
        if not len(owners):
            return np.zeros(len(documents), np.uint8)
        at = np.searchsorted(owners, documents)
        there = owners.take(at, mode="clip") == documents
        return self.counts[span].take(at, mode="clip") * there

    def keys(self, numbers: npt.NDArray[np.int64]) -> Keys:
        """The postings again, with the documents renumbered; those with a negative number are left out."""
        terms = np.repeat(self.terms, self.starts[1:] - self.starts[:-1])
        owners = numbers[self.owners]
        kept = owners >= 0
        return _keys(terms[kept], owners[kept], self.counts[kept])


def count_up(documents: Sequence[Counted]) -> Postings:
    """The postings of documents, numbered as they come."""
    owners = np.repeat(np.arange(len(documents)), [len(d.terms) for d in documents])
    terms = np.concatenate([np.empty(0, np.uint32), *(d.terms for d in documents)])
    counts = np.concatenate([np.empty(0, np.uint8), *(d.counts for d in documents)])
    keys = _keys(terms, owners, counts)
    keys.sort()
    return Postings(keys, np.array([d.length for d in documents], np.uint32))


def merged(parts: Sequence[Postings], numbers: Sequence[Numbers], documents: int) -> Postings:
    """One index of several; `numbers` gives the new number of each document of each part, or -1."""
    keys = np.concatenate([part.keys(new) for part, new in zip(parts, numbers, strict=True)])
    keys.sort()
    lengths = np.zeros(documents, np.uint32)
    for part, new in zip(parts, numbers, strict=True):
        lengths[new[new >= 0]] = part.lengths[new >= 0]
    return Postings(keys, lengths)


def _keys(terms: Terms, owners: Numbers, counts: npt.NDArray[np.uint8]) -> Keys:
    keys = terms.astype(np.uint64)
    keys <<= np.uint64(24)
    keys |= owners.astype(np.uint64)
    keys <<= np.uint64(8)
    keys |= counts
    return keys
