"""Everything in one zip: `articles.jsonl` as JSON lines, and the files that the articles show."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from ..reading import LONGEST_LINE
from .archives import FileUnreadable

LINES = "articles.jsonl"


def rows(path: Path) -> Iterator[Any]:
    """The lines as they stand there; one that is too long is refused where it is read."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(LINES) as stream:
            while line := stream.readline(LONGEST_LINE + 2):
                while not line.endswith(b"\n") and len(line) > LONGEST_LINE:
                    if (rest := stream.readline(LONGEST_LINE)).endswith(b"\n") or not rest:
                        break
                yield line.strip()
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError):
        raise FileUnreadable("damaged") from None


def write(
    stream: IO[bytes], rows: Iterable[Mapping[str, Any]], more: Callable[[zipfile.ZipFile], None]
) -> None:
    """The zip; `more` adds the files when all rows have passed."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(LINES, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(entry, "w", force_zip64=True) as lines:
            for row in rows:
                lines.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        more(archive)
