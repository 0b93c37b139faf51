"""Files of records: JSON lines, and tables as spreadsheets in Japan save them."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from .columns import path_of
from .fields import RowRefused
from .table import KINDS

ENCODINGS = ("utf-8-sig", "cp932")
LONGEST_LINE = 1_000_000


class FileUnreadable(Exception):
    """The file as a whole cannot be read: "encoding", "no_columns", "empty" or "unknown"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Opened(NamedTuple):
    """A file that can be read: "jsonl" or "csv", its encoding and, of a table, what each column fills."""

    form: str
    encoding: str
    columns: tuple[tuple[str, str], ...]
    lines: int


def looked_at(path: Path, kind: str) -> Opened:
    """What the file is. Raises FileUnreadable."""
    encoding, lines = _encoding(path)
    with path.open(encoding=encoding, newline="") as stream:
        head = stream.readline(LONGEST_LINE)
        if not head.strip():
            raise FileUnreadable("empty")
        if head.lstrip().startswith("{"):
            return Opened("jsonl", encoding, (), lines)
        heads = next(csv.reader([head], delimiter=_delimiter(head)), [])
    columns = tuple((one.strip(), path_of(kind, one)) for one in heads)
    if not any(field in ("id", "number", "tracking_number") for _, field in columns):
        raise FileUnreadable("no_columns")
    return Opened("csv", encoding, columns, max(lines - 1, 0))


def rows(path: Path, kind: str, opened: Opened) -> Iterator[tuple[int, Any]]:
    """The records with the line on which each begins; RowRefused for a line that is none."""
    return _json_rows(path, opened) if opened.form == "jsonl" else _table_rows(path, kind, opened)


def _json_rows(path: Path, opened: Opened) -> Iterator[tuple[int, Any]]:
    with path.open(encoding=opened.encoding) as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line, parse_float=Decimal)
            except (ValueError, RecursionError):
                yield number, RowRefused("", "not_json")


def _table_rows(path: Path, kind: str, opened: Opened) -> Iterator[tuple[int, Any]]:
    """Rows that follow one another under the same id are one record, spread over its list."""
    fields, spread = [field for _, field in opened.columns], KINDS[kind].rows
    record: dict[str, Any] | None = None
    first = 0
    with path.open(encoding=opened.encoding, newline="") as stream:
        head = stream.readline()
        reader = csv.reader(stream, delimiter=_delimiter(head))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            one = _record(fields, cells, spread)
            if record is not None and spread and _key(one) == _key(record) != "":
                record[spread] += one.get(spread, [])
                continue
            if record is not None:
                yield first, record
            record, first = one, reader.line_num + 1
    if record is not None:
        yield first, record


def _record(fields: list[str], cells: list[str], spread: str) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for field, cell in zip(fields, cells, strict=False):
        if not field or not cell.strip():
            continue
        part, _, name = field.rpartition(".")
        holder = record.setdefault(part, {}) if part else record
        holder.setdefault(name, _bare(cell))
    if spread:
        record[spread] = [record[spread]] if spread in record else []
    return record


def _key(record: dict[str, Any]) -> str:
    return str(record.get("id") or record.get("number") or record.get("tracking_number") or "")


def _bare(cell: str) -> str:
    """Without the apostrophe that spreadsheets are given before what they would run."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell


def _delimiter(head: str) -> str:
    return "\t" if head.count("\t") > head.count(",") else ","


def _encoding(path: Path) -> tuple[str, int]:
    """The first encoding that reads all of it, and how many lines there are."""
    for encoding in ENCODINGS:
        try:
            with path.open(encoding=encoding) as stream:
                return encoding, sum(1 for _ in stream)
        except UnicodeDecodeError:
            continue
    raise FileUnreadable("encoding")
