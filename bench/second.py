"""Rows of the second sentence model for benches: made on all cores, and kept in the installation's home.

Reading 3,000 articles takes about ten minutes of one core; a second run takes what is kept.
"""

import itertools
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import blake2b
from pathlib import Path

import numpy as np

from madoguchi.knowledge.finding.entries import Text, second_rows, second_texts
from madoguchi.language import api as language
from madoguchi.language.api import Vectors

AT_ONCE = 32
Known = dict[bytes, Vectors]


class Remembered(language.SecondEmbedder):
    """The second model as far as its rows are known."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The rows of these texts."""
        rows = [self._known[name_of(text)] for text in texts]
        return np.array(rows, np.float32).reshape(-1, language.SECOND_SIZE)


def rows_of(articles: Sequence[Text]) -> list[bytes]:
    """The second model's row of each article; empty where there is no such model."""
    if language.second_embedder() is None:
        return [b""] * len(articles)
    place = Path(os.environ.get("MADOGUCHI_HOME", "var")) / "bench-second-vectors.npz"
    known = _kept(place)
    texts = dict.fromkeys(itertools.chain(*([*ways, body] for ways, body in map(second_texts, articles))))
    missing = [text for text in texts if text and name_of(text) not in known]
    if missing:
        sys.stderr.write(f"the second model reads {len(missing)} texts\n")
        known |= zip(map(name_of, missing), _read_on_all_cores(missing), strict=True)
        _keep(place, known)
    return [second_rows(article, Remembered(known)) for article in articles]


def name_of(text: str) -> bytes:
    """Under which a text is kept."""
    return blake2b(f"{language.SECOND_MODEL}\n{text}".encode(), digest_size=16).digest()


def _read_on_all_cores(texts: list[str]) -> list[Vectors]:
    batches = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as readers:
        return [row for rows in readers.map(_read, batches) for row in rows]


def _read(texts: list[str]) -> Vectors:
    model = language.second_embedder()
    assert model is not None
    return model.passages(texts)


def _kept(place: Path) -> Known:
    if not place.exists():
        return {}
    with np.load(place) as kept:
        return dict(zip(map(bytes, kept["names"]), kept["rows"], strict=True))


def _keep(place: Path, known: Known) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    names = np.frombuffer(b"".join(known), np.uint8).reshape(len(known), -1)
    np.savez(place, names=names, rows=np.array(list(known.values()), np.float32))
