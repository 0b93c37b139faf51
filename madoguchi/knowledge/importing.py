"""Imports articles in batches: each batch is one transaction, each bad line is reported and costs no other.

Memory is bounded by the batch, apart from one 8-byte mark for each line already read (to refuse repetitions).
"""

import itertools
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.db import DatabaseError, transaction

from madoguchi.core import api as core

from .models import Collection
from .named_files import Packed, keep_named
from .reading import LONGEST_LINE, Row, RowRefused, read_line, read_row
from .row_refusals import refusals
from .shapes import ImportRow
from .storing import INDEX_CHANGED, Stored, plan, store

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
    "bad_data": "data is not an object, or too large",
    "not_text_file": "the file is not text in UTF-8",
    "bad_front_matter": "the lines between --- at the top are not YAML",
    "repeated": "the same id and language stand on an earlier line",
    "no_description": "a picture has no description, and the row would be published",
    "banned_words": "words that the company does not use stand in it, and the row would be published",
    "lost_in_steps": "a step of the tree leads nowhere, and the row would be published",
    "unknown_product": "there is no such product, or it has no such version",
    "unknown_owner": "nobody of the staff has this address",
    "unknown_confidence": "confidence is none of wip, not_validated, validated",
    "file_refused": "a picture, film or paper of it cannot be kept; the words came in",
    "refused": "the database refused the row",
}

Source = Path | IO[bytes] | Iterable[Mapping[str, Any] | RowRefused]
Keep = Callable[[list[Row], int], list[Stored]]
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
    dry: bool = False,
    files: Packed | None = None,
) -> Tally:
    """Import every line. `progress` gets the lines done and how many there are (None when unknown).

    A dry run says the same and writes nothing. `files` are those that came with the rows.
    """
    tally, seen = Tally(), set[int]()
    keep = plan if dry else _store_together
    for batch, done, total in _batches(source):
        good, refused = _read(batch, default_language, seen)
        good, more = _acceptable(good, collection_id)
        lost = [] if dry or files is None else keep_named(good, collection_id, files)
        for row in itertools.chain(refused, more, lost, _stored(good, collection_id, keep)):
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


def _lines(source: IO[bytes] | Iterable[object]) -> Iterator[object]:
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


def _read(
    batch: list[tuple[int, object]], language: str, seen: set[int]
) -> tuple[list[tuple[int, Row]], list[ImportRow]]:
    """The rows that may be stored, and those that may not."""
    good: list[tuple[int, Row]] = []
    refused: list[ImportRow] = []
    for number, line in batch:
        try:
            row = _row(line, language)
            mark = hash((row.external_id, row.language))
            if mark in seen:
                raise RowRefused("repeated")
            seen.add(mark)
            good.append((number, row))
        except RowRefused as problem:
            told = _mapping(line)
            name = problem.external_id or _said(told, "id")
            refused.append(
                ImportRow(number, name, "error", reason=problem.reason, heading=_said(told, "heading"))
            )
    return good, refused


def _acceptable(
    good: list[tuple[int, Row]], collection_id: int
) -> tuple[list[tuple[int, Row]], list[ImportRow]]:
    """The rows that may be stored, and those that name what is not there or break the company's rules."""
    against = refusals([row for _, row in good], collection_id)
    refused = [
        ImportRow(
            number, row.external_id, "error", reason=found.reason, heading=row.heading, detail=found.detail
        )
        for number, row in good
        if (found := against.get(row.key))
    ]
    return [one for one in good if one[1].key not in against], refused


def _row(line: object, language: str) -> Row:
    if isinstance(line, RowRefused):
        raise line
    return read_line(line, language) if isinstance(line, bytes) else read_row(line, language)


def _mapping(line: object) -> Mapping[str, Any]:
    """What a refused line says all the same, for the report."""
    if isinstance(line, bytes) and len(line) <= LONGEST_LINE:
        try:
            line = json.loads(line)
        except (ValueError, RecursionError):
            return {}
    return line if isinstance(line, Mapping) else {}


def _said(told: Mapping[str, Any], name: str) -> str:
    text = " ".join(str(told.get(name, "")).replace("\x00", "").split())[:200]
    return text.encode("utf-8", "replace").decode()


def _stored(good: list[tuple[int, Row]], collection_id: int, keep: Keep) -> Iterator[ImportRow]:
    """Store together; when the database refuses, one by one, so that only the culprit is lost."""
    try:
        results = keep([row for _, row in good], collection_id)
    except DatabaseError:
        if len(good) == 1:
            [(number, row)] = good
            yield ImportRow(number, row.external_id, "error", reason="refused", heading=row.heading)
            return
        for one in good:
            yield from _stored([one], collection_id, keep)
        return
    for (number, row), stored in zip(good, results, strict=True):
        yield ImportRow(
            number, row.external_id, stored.state, stored.article_id, heading=row.heading,
            changed=stored.changed,
        )  # fmt: skip


def _store_together(rows: list[Row], collection_id: int) -> list[Stored]:
    with transaction.atomic():
        Collection.objects.select_for_update().get(id=collection_id)
        stored = store(rows, collection_id)
        if any(s.state != "unchanged" for s in stored):
            core.nudge(INDEX_CHANGED)
        return stored
