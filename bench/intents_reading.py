"""Texts as the intents' models see them, kept in the installation's home: each text is read once.

Reading CLINC150 takes some minutes of a core, nearly all of it the second model.
"""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np

from madoguchi.language import api as language
from madoguchi.language.api import Vectors
from madoguchi.language.intents.features import LONGEST, Reading, second_rows
from madoguchi.language.intents.ngrams import ngram_rows

AT_ONCE = 64
Known = dict[bytes, Vectors]


def read(texts: Sequence[str]) -> Reading:
    """What `features.read` gives for both models."""
    known = _known()
    missing = [text for text in dict.fromkeys(texts) if _name_of(text) not in known]
    if missing:
        known |= zip(map(_name_of, missing), _read_all(missing), strict=True)
        _keep(known)
    rows = np.stack([known[_name_of(text)] for text in texts])
    size = language.embedder().size
    second = rows[:, size:] if rows.shape[1] > size else None
    return Reading(rows[:, :size], second, ngram_rows(texts))


def _read_all(texts: list[str]) -> list[Vectors]:
    batches = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
    if len(batches) < 3:
        return [row for batch in batches for row in _read(batch)]
    sys.stderr.write(f"the sentence models read {len(texts)} texts\n")
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as readers:
        return [row for rows in readers.map(_read, batches) for row in rows]


def _read(texts: list[str]) -> list[Vectors]:
    second = second_rows(texts)
    first = language.embed(texts)
    return list(first if second is None else np.hstack([first, second]))


def _name_of(text: str) -> bytes:
    models = f"{language.embedder().model} {language.second_embedder() and language.SECOND_MODEL} {LONGEST}"
    return blake2b(f"{models}\n{text}".encode(), digest_size=16).digest()


@cache
def _known() -> Known:
    place = _place()
    if not place.exists():
        return {}
    with np.load(place) as kept:
        return dict(zip(map(bytes, kept["names"]), kept["rows"], strict=True))


def _keep(known: Known) -> None:
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    names = np.frombuffer(b"".join(known), np.uint8).reshape(len(known), -1)
    with place.with_suffix(".new").open("wb") as written:
        np.savez(written, names=names, rows=np.array(list(known.values()), np.float32))
    place.with_suffix(".new").replace(place)


def _place() -> Path:
    return Path(os.environ.get("MADOGUCHI_HOME", "var")) / "bench-intents.npz"
