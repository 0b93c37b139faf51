"""Articles out of the house: rows that come in again as they went, and pages that stand by themselves."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, Literal

from .formats import bundle, markdown_folder, pages, tables
from .formats.files import Gathered
from .records import ArticleRecord, Wanted, each_record
from .row_links import said_so
from .shapes import Audience

ExportForm = Literal["jsonl", "bundle", "csv", "markdown", "html", "json"]
ENDINGS: dict[ExportForm, str] = {
    "jsonl": "jsonl", "bundle": "zip", "csv": "csv", "markdown": "zip", "html": "zip", "json": "json",
}  # fmt: skip
MEDIA_TYPES = {
    "jsonl": "application/jsonl", "csv": "text/csv; charset=utf-8", "zip": "application/zip",
    "json": "application/json",
}  # fmt: skip


def export_articles(
    *, stream: IO[bytes], form: ExportForm, wanted: Wanted, audience: Audience = "staff"
) -> int:
    """Write the articles that this audience may see, one after the other; how many there were.

    Archives also hold the pictures, films and papers that these articles name.
    """
    counting, gathered = _Counted(each_record(audience=audience, wanted=wanted)), Gathered()
    if form in _ARCHIVES:
        _ARCHIVES[form](stream, gathered.passing(counting), gathered.put_into)
    else:
        _WRITERS[form](stream, counting)
    return counting.many


def row_of(record: ArticleRecord) -> dict[str, Any]:
    """A record as an import row: bringing it in again changes nothing."""
    row: dict[str, Any] = {
        "id": record.external_id or f"article-{record.id}",
        "language": record.language, "heading": record.heading, "category": record.category,
        "questions": list(record.questions), "tags": list(record.tags), "kind": record.kind,
        "products": [said_so(one.product, one.since, one.until) for one in record.products],
        "owner": record.owner, "confidence": record.confidence,
        "status": record.status, "visibility": record.visibility, "card_text": record.card_text,
        "voice_text": record.voice_text, "data": dict(record.data), "slug": record.slug,
        "group": record.group, "checked": _said(record.checked_on), "review_on": _said(record.review_on),
        "valid_from": _said(record.valid_from), "valid_until": _said(record.valid_until),
        "updated": record.updated_at.isoformat(), "body": record.body,
    }  # fmt: skip
    always = ("id", "language", "heading", "body", "status", "visibility", "card_text", "voice_text")
    return {name: value for name, value in row.items() if value or name in always}


class _Counted:
    """Goes through records once and counts them."""

    def __init__(self, records: Iterable[ArticleRecord]) -> None:
        self._records, self.many = records, 0

    def __iter__(self) -> Iterator[ArticleRecord]:
        for record in self._records:
            self.many += 1
            yield record


def _said(moment: Any) -> str:
    return moment.isoformat() if moment else ""


def _jsonl(stream: IO[bytes], records: Iterable[ArticleRecord]) -> None:
    for record in records:
        stream.write(json.dumps(row_of(record), ensure_ascii=False).encode() + b"\n")


def _json(stream: IO[bytes], records: Iterable[ArticleRecord]) -> None:
    """One document, a row a line: large ones are written without holding them."""
    stream.write(b'{"articles": [')
    for number, record in enumerate(records):
        stream.write(b",\n" if number else b"\n")
        stream.write(json.dumps({**row_of(record), "url": record.url}, ensure_ascii=False).encode())
    stream.write(b"\n]}\n")


def _rows(write: Callable[..., None]) -> Callable[..., None]:
    return lambda stream, records, *more: write(stream, (row_of(record) for record in records), *more)


_WRITERS: dict[str, Callable[[IO[bytes], Iterable[ArticleRecord]], None]] = {
    "jsonl": _jsonl, "json": _json, "csv": _rows(tables.write),
}  # fmt: skip
_ARCHIVES: dict[str, Callable[..., None]] = {
    "bundle": _rows(bundle.write), "markdown": _rows(markdown_folder.write), "html": pages.write,
}  # fmt: skip
