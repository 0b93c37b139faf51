"""Imports articles in batches: each batch is one transaction, each bad line is reported and costs no other.

Memory is bounded by the batch, apart from one 8-byte mark for each line already read (to refuse repetitions).
"""

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.db import DatabaseError, transaction

from madoguchi.core import api as core

from .models import Collection
from .reading import LONGEST_LINE, Row, RowRefused, read_line, read_row
from .shapes import ImportRow, RowState
from .storing import INDEX_CHANGED, Stored, store

BATCH = 100
REASONS = {
    "too_long": "the line is longer than 2 MB",
    "not_json": "the line is not JSON in UTF-8",
    "not_object": "the line is not a JSON object",
    "not_text": "a value that should be text is not",
    "not_list": "questions or tags is not a list",
    "no_id": "id is missing or longer than 200 characters",
    "no_heading": "heading is missing",
    "heading_too_long": "heading is longer than 300 characters",
    "no_body": "body is missing",
    "body_too_long": "body is longer than 200,000 characters",
    "unknown_language": "language is neither ja nor en",
    "unknown_visibility": "visibility is none of public, customers, staff",
    "unknown_status": "status is neither published nor draft",
    "bad_date": "a date cannot be read",
    "repeated": "the same id and language stand on an earlier line",
    "refused": "the database refused the row",
}

Source = Path | IO[bytes] | Iterable[Mapping[str, Any]]
Progress = Callable[[int, int | None], None]


@dataclass
class Tally:
    """What has become of the lines so far."""

    ok: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[ImportRow] = field(default_factory=list)

    def add(self, row: ImportRow) -> None:
        if row.state == "error":
            self.errors.append(row)
        else:
            setattr(self, row.state, getattr(self, row.state) + 1)


def run(
    source: Source,
    collection_id: int,
    *,
    default_language: str,
    progress: Progress | None,
    report: Callable[[ImportRow], None] | None,
) -> Tally:
    """Import every line. `progress` gets the lines done and how many there are (None when unknown)."""
    tally, seen = Tally(), set[int]()
    for batch, done, total in _batches(source):
        for row in _one_batch(batch, collection_id, default_language, seen):
            tally.add(row)
            if report:
                report(row)
        if progress:
            progress(done, total)
    return tally


def _batches(source: Source) -> Iterator[tuple[list[tuple[int, object]], int, int | None]]:
    """Batches of numbered lines, with lines done and an estimate of all lines by bytes read."""
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield from _batches(stream)
        return
    numbered = enumerate(_lines(source), start=1)
    done, size, bytes_read = 0, _size(source), 0
    while batch := list(itertools.islice(numbered, BATCH)):
        done = batch[-1][0]
        bytes_read += sum(len(line) for _, line in batch if isinstance(line, bytes))
        total = max(done, round(done * size / bytes_read)) if size and bytes_read else None
        yield [(n, line) for n, line in batch if line != b""], done, total


def _lines(source: IO[bytes] | Iterable[Mapping[str, Any]]) -> Iterator[object]:
    if not hasattr(source, "readline"):
        yield from source
        return
    while line := source.readline(LONGEST_LINE + 2):
        while not line.endswith(b"\n") and len(line) > LONGEST_LINE:
            rest = source.readline(LONGEST_LINE)
            if not rest or rest.endswith(b"\n"):
                break
        yield line.strip()


def _size(source: object) -> int | None:
    try:
        return os.fstat(source.fileno()).st_size  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return None


def _one_batch(
    batch: list[tuple[int, object]], collection_id: int, language: str, seen: set[int]
) -> Iterator[ImportRow]:
    good: list[tuple[int, Row]] = []
    for number, line in batch:
        try:
            row = read_line(line, language) if isinstance(line, bytes) else read_row(line, language)
            mark = hash((row.external_id, row.language))
            if mark in seen:
                raise RowRefused("repeated")
            seen.add(mark)
            good.append((number, row))
        except RowRefused as refused:
            yield ImportRow(number, _id_in(line), "error", reason=refused.reason)
    yield from _stored(good, collection_id)


def _id_in(line: object) -> str:
    return str(line.get("id", ""))[:200] if isinstance(line, Mapping) else ""


def _stored(good: list[tuple[int, Row]], collection_id: int) -> Iterator[ImportRow]:
    """Store together; when the database refuses, one by one, so that only the culprit is lost."""
    try:
        results = _store_together([row for _, row in good], collection_id)
    except DatabaseError:
        if len(good) == 1:
            yield ImportRow(good[0][0], good[0][1].external_id, "error", reason="refused")
            return
        for one in good:
            yield from _stored([one], collection_id)
        return
    for (number, row), stored in zip(good, results, strict=True):
        state: RowState = stored.state
        yield ImportRow(number, row.external_id, state, stored.article_id)


def _store_together(rows: list[Row], collection_id: int) -> list[Stored]:
    with transaction.atomic():
        Collection.objects.select_for_update().get(id=collection_id)
        stored = store(rows, collection_id)
        if any(s.state != "unchanged" for s in stored):
            core.nudge(INDEX_CHANGED)
        return stored
