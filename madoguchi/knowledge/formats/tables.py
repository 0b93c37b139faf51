"""Articles as a table: CSV with one article a line, as a spreadsheet saves it."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from madoguchi.core import api as core

from ..reading import LONGEST_LINE, RowRefused
from .archives import FileUnreadable

COLUMNS = (
    "id", "language", "heading", "body", "category", "questions", "tags", "kind", "status", "visibility",
    "products", "owner", "confidence", "card_text", "voice_text", "data",
    "slug", "group", "checked", "review_on", "valid_from", "valid_until",
    "updated",
)  # fmt: skip
LISTS = ("questions", "tags", "products")
JAPANESE = {
    "ID": "id", "言語": "language", "見出し": "heading", "タイトル": "heading", "本文": "body",
    "カテゴリ": "category", "カテゴリー": "category", "質問": "questions", "タグ": "tags", "種類": "kind",
    "製品": "products", "責任者": "owner", "担当者": "owner",
    "状態": "status", "公開範囲": "visibility", "確認日": "checked", "更新日": "updated",
}  # fmt: skip
"""Heads that a Japanese spreadsheet may have."""


def rows(path: Path) -> Iterator[Mapping[str, Any] | RowRefused]:
    """A row for each line below the heads; empty cells say nothing. Raises FileUnreadable."""
    csv.field_size_limit(LONGEST_LINE)
    with path.open(encoding=_encoding(path), newline="") as stream:
        lines = csv.reader(stream)
        try:
            heads = [_column(head) for head in next(lines, [])]
            if "heading" not in heads or "body" not in heads:
                raise FileUnreadable("no_heads")
            for line in lines:
                if any(cell.strip() for cell in line):
                    yield _row(dict(zip(heads, line, strict=False)))
        except (csv.Error, UnicodeDecodeError):
            yield RowRefused("not_text_file")


def write(stream: IO[bytes], rows: Iterable[Mapping[str, Any]]) -> None:
    """UTF-8 with a mark that Excel understands; a cell that a spreadsheet would run gets an apostrophe."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([core.plain_cell(_cell(row.get(column))) for column in COLUMNS])
    text.detach()


def _encoding(path: Path) -> str:
    """UTF-8, or what Excel in Japan saves by default."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            while stream.read(65_536):
                pass
    except UnicodeDecodeError:
        return "cp932"
    return "utf-8-sig"


def _column(head: str) -> str:
    head = head.strip()
    return JAPANESE.get(head, head.lower())


def _row(cells: Mapping[str, str]) -> Mapping[str, Any] | RowRefused:
    said = {name: cell for name, cell in cells.items() if name in COLUMNS and cell.strip()}
    given: dict[str, Any] = {name: _bare(cell) for name, cell in said.items()}
    for name in LISTS:
        if name in given:
            given[name] = [one.strip() for one in given[name].replace("\r", "").split("\n") if one.strip()]
    if "data" in given:
        try:
            given["data"] = json.loads(given["data"])
        except (ValueError, RecursionError):
            return RowRefused("bad_data", given.get("id", ""))
    return given


def _bare(cell: str) -> str:
    """Without the apostrophe that we put before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and core.plain_cell(cell[1:]) == cell else cell


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(str(one) for one in value)
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return "" if value is None else str(value)
