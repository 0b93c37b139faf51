"""Bringing records in: batch by batch, each record on its own, the same content never twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction

from madoguchi.core import api as core
from madoguchi.core.events import Fact
from madoguchi.core.shapes import Actor

from ..events import RecordsImported
from ..shapes import RowResult
from .fields import Fields, RowRefused
from .putting import Putting, digest_of
from .table import KINDS, Kind

BATCH = 100
LOCK = 0x7265636F  # advisory locks on one kind of records of one source
Numbered = Iterable[tuple[int, Any]]
Report = Callable[[RowResult], None]
Progress = Callable[[int], None]


@dataclass
class Tally:
    """How many records became what."""

    added: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    results: list[RowResult] = field(default_factory=list)

    def count(self, result: RowResult) -> None:
        """One more."""
        setattr(self, result.state, getattr(self, result.state) + 1)


def arrive(
    *, kind: str, source: str, items: Numbered, actor: Actor, report: Report | None = None,
    progress: Progress | None = None, dry: bool = False,
) -> Tally:  # fmt: skip
    """Bring records of one kind in; items are numbered rows, a RowRefused among them is reported as such.

    Each batch is a transaction, each record a savepoint: a refused one leaves nothing behind and stops
    nothing. `dry` does all of it and takes it back.
    """
    tally, seen = Tally(), 0
    for batch in _batches(items):
        with transaction.atomic():
            results, facts = _batch(KINDS[kind], source, batch)
            core.record_all(facts, actor=actor)
            if dry:
                transaction.set_rollback(True)
        for result in results:
            tally.count(result)
            if report:
                report(result)
        seen += len(batch)
        if progress:
            progress(seen)
    if not dry and tally.added + tally.changed:
        _tell(kind, source, tally, actor)
    return tally


def _batch(kind: Kind, source: str, batch: list[tuple[int, Any]]) -> tuple[list[RowResult], list[Fact]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, f"{kind.code} {source}"])
    read = [(row, _read(kind, item)) for row, item in batch]
    ids = [one.id for _, one in read if not isinstance(one, RowRefused)]
    known = kind.model.objects.filter(source=source, external_id__in=ids)
    contents = dict(known.values_list("external_id", "content"))
    results, facts = [], []
    for row, record in read:
        result, told = _one(kind, source, row, record, contents)
        results.append(result)
        facts += told
    return results, facts


def _read(kind: Kind, item: Any) -> Any:
    try:
        return item if isinstance(item, RowRefused) else kind.read(Fields(item))
    except RowRefused as problem:
        return problem


def _one(
    kind: Kind, source: str, row: int, record: Any, contents: dict[str, str]
) -> tuple[RowResult, list[Fact]]:
    if isinstance(record, RowRefused):
        return RowResult(row, "refused", "", record.field, record.reason), []
    putting = Putting(source, record.id, digest_of(record))
    if contents.get(record.id) == putting.content:
        return RowResult(row, "same", record.id), []
    try:
        with transaction.atomic():
            kind.put(putting, record)
    except RowRefused as problem:
        return RowResult(row, "refused", record.id, problem.field, problem.reason), []
    except (IntegrityError, DataError):
        return RowResult(row, "refused", record.id, "", "conflict"), []
    contents[record.id] = putting.content
    state = "added" if putting.added else "changed"
    return RowResult(row, state, record.id, changed=tuple(putting.changed)), putting.facts


def _tell(kind: str, source: str, tally: Tally, actor: Actor) -> None:
    with transaction.atomic():
        fact = RecordsImported(kind, source, tally.added, tally.changed, tally.refused)
        core.record(fact, actor=actor)


def _batches(items: Numbered) -> Iterator[list[tuple[int, Any]]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
