"""A model as bytes, to be kept in a row and loaded in milliseconds: arrays and words, nothing that runs."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

FORMAT = 1
WORDS = "words"

Arrays = Mapping[str, npt.NDArray[Any]]


def packed(words: Mapping[str, Any], arrays: Arrays) -> bytes:
    """Words (whatever JSON can hold) and arrays as one row of bytes."""
    written = json.dumps({"format": FORMAT, **words}, ensure_ascii=False).encode()
    made = io.BytesIO()
    np.savez(made, allow_pickle=False, **{WORDS: np.frombuffer(written, np.uint8)}, **arrays)  # type: ignore[arg-type]
    return made.getvalue()


def unpacked(data: bytes) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """What was packed. Raises ValueError when it is nothing of the kind, or of another format."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in kept.files}
        words = json.loads(arrays.pop(WORDS).tobytes())
    except (ValueError, KeyError, EOFError, OSError, zipfile.BadZipFile) as error:
        raise ValueError("these bytes are no model of intents") from error
    if not isinstance(words, dict) or words.get("format") != FORMAT:
        raise ValueError("this model of intents has another format")
    return words, arrays
