"""Which form a file has, and its rows."""

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from ..importing import Source
from ..reading import RowRefused
from . import bundle, markdown_folder, tables, zendesk
from .archives import FileUnreadable, members

Form = Literal["jsonl", "bundle", "csv", "markdown", "zendesk"]
FORMS: tuple[Form, ...] = ("jsonl", "bundle", "csv", "markdown", "zendesk")
FILE_REASONS = {
    "damaged": "the archive is damaged",
    "too_many_files": "the archive holds more than 20,000 files",
    "too_large": "the file is too large, or becomes so when it is unpacked",
    "no_heads": "the first line does not name the columns heading and body",
    "no_articles": "there are no articles in the file",
    "not_json": "the file is not JSON in UTF-8",
    "unknown": "the file is none of JSON lines, CSV, Markdown in a zip, or a Zendesk export",
}
"""Why a file as a whole is not read."""

_Rows = Callable[[Path], Iterator[Mapping[str, Any] | RowRefused]]
_READERS: dict[str, _Rows] = {
    "bundle": bundle.rows, "csv": tables.rows, "markdown": markdown_folder.rows, "zendesk": zendesk.rows,
}  # fmt: skip


def form_of(path: Path, name: str = "") -> Form:
    """The form of a file, told by what is in it; its name only helps. Raises FileUnreadable."""
    if zipfile.is_zipfile(path):
        if bundle.LINES in members(path, (bundle.LINES,)):
            return "bundle"
        return "zendesk" if any(members(path, ("articles.json",))) else "markdown"
    with path.open("rb") as stream:
        head = stream.read(65_536)
    start = head.decode("utf-8-sig", "replace").lstrip()
    if start.startswith("{"):
        return "jsonl" if _is_object(start.partition("\n")[0]) and not _is_export(start) else "zendesk"
    if start.startswith("["):
        return "zendesk"
    if (name or path.name).lower().endswith(".csv") or "," in start.partition("\n")[0]:
        return "csv"
    raise FileUnreadable("unknown")


def opened(path: Path, form: Form) -> Source:
    """The rows of a file. A file that cannot be read raises FileUnreadable here or at its first row."""
    if form == "jsonl":
        return path
    if form == "markdown" and not markdown_folder.names(path):
        raise FileUnreadable("no_articles")
    return _READERS[form](path)


def _is_object(line: str) -> bool:
    """A whole JSON object on one line; one longer than was looked at counts too."""
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return len(line) > 60_000 and '"heading"' in line
    except RecursionError:
        return False


def _is_export(start: str) -> bool:
    named = any(f'"{noun}"' in start[:200] for noun in ("articles", "categories", "sections"))
    return named and '"heading"' not in start[:400]
