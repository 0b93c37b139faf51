"""BM25 over numbered documents, held as arrays so that a query is a few vector operations.

Formula: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
K1, B = 1.2, 0.75


class Counted:
    """The terms of one document as numbers and how often each occurs."""

    __slots__ = ("counts", "length", "terms")

    def __init__(self, terms: Iterable[str], vocabulary: dict[str, int]) -> None:
        numbers = np.fromiter(
            (vocabulary.setdefault(term, len(vocabulary)) for term in terms), dtype=np.int32
        )
        self.terms, counts = np.unique(numbers, return_counts=True)
        self.counts = counts.astype(np.float32)
        self.length = len(numbers)


class Postings:
    """An inverted index; built at once from documents, never changed."""

    def __init__(self, documents: Sequence[Counted], vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self.size = len(documents)
        lengths = np.array([d.length for d in documents], np.float32)
        sizes = np.array([len(d.terms) for d in documents], np.int64)
        empty: list[npt.NDArray[np.int32]] = [np.empty(0, np.int32)]
        terms = np.concatenate(empty + [d.terms for d in documents])
        counts = np.concatenate([np.empty(0, np.float32)] + [d.counts for d in documents])
        owners = np.repeat(np.arange(self.size, dtype=np.int32), sizes)
        order = np.argsort(terms, kind="stable")
        terms, self._owners = terms[order], owners[order]
        self._starts = np.searchsorted(terms, np.arange(len(vocabulary) + 1))
        norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()) if self.size else 1.0, 1.0))
        counts = counts[order]
        self._weights = (counts * (K1 + 1) / (counts + norm[self._owners])).astype(np.float32)

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term; that of an unseen term is the highest possible."""
        number = self._vocabulary.get(term)
        seen = 0 if number is None else self._seen(number)
        return float(np.log1p((self.size - seen + 0.5) / (seen + 0.5)))

    def holding(self, term: str) -> npt.NDArray[np.bool_]:
        """Which documents have the term."""
        found = np.zeros(self.size, np.bool_)
        number = self._vocabulary.get(term)
        if number is not None and self._seen(number):
            found[self._owners[self._starts[number] : self._starts[number + 1]]] = True
        return found

    def scores(self, terms: dict[str, float]) -> Scores:
        """BM25 of every document for weighted query terms."""
        found = np.zeros(self.size, np.float32)
        for term, weight in terms.items():
            number = self._vocabulary.get(term)
            if number is None or not (seen := self._seen(number)):
                continue
            part = slice(self._starts[number], self._starts[number + 1])
            rarity = np.log1p((self.size - seen + 0.5) / (seen + 0.5))
            found[self._owners[part]] += np.float32(weight * rarity) * self._weights[part]
        return found

    def _seen(self, number: int) -> int:
        if number + 1 >= len(self._starts):
            return 0
        return int(self._starts[number + 1] - self._starts[number])
