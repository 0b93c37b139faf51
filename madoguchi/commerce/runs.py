"""A file of records on its way in: looked through without writing, then brought in by a job."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import IO
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.core import api as core

from .arriving import files
from .arriving.bringing import arrive
from .models import ImportRun
from .shapes import RowResult, RunShape

KEPT_REFUSED, KEPT_OTHERS, SAMPLE, MOST_PAIRS = 500, 50, 5, 24
COUNTS = {"added": "added", "changed": "changed", "same": "unchanged", "refused": "refused"}


@transaction.atomic
def begin_run(*, id: UUID, file: IO[bytes], name: str, kind: str, source: str, staff_id: int) -> None:
    """Keep a file and have it looked through. The same id twice is one run. Raises core.AttachmentRefused."""
    if ImportRun.objects.filter(id=id).exists():
        return
    kept = core.store_attachment(file, filename=name)
    run, made = ImportRun.objects.get_or_create(
        id=id,
        defaults={"name": kept.name[:200], "kind": kind, "source": source, "file_id": kept.id,
                  "staff_id": staff_id, "made_at": core.now()},
    )  # fmt: skip
    if made:
        _later("commerce.check_records", run)
    else:
        core.remove_attachment(kept.id)


@transaction.atomic
def accept_run(*, id: UUID) -> bool:
    """Have a file that was looked through brought in; False when it is not waiting for that."""
    moved = ImportRun.objects.filter(id=id, state="checked").update(
        state="running", seen=0, added=0, changed=0, unchanged=0, refused=0
    )
    if moved:
        _later("commerce.bring_records", ImportRun.objects.get(id=id))
    return bool(moved)


@transaction.atomic
def drop_run(*, id: UUID) -> bool:
    """Forget a file that is not being brought in just now; records that came of it stay."""
    run = ImportRun.objects.select_for_update().exclude(state="running").filter(id=id).first()
    if run is None:
        return False
    core.remove_attachment(run.file_id)
    run.delete()
    return True


def runs(*, limit: int = 50) -> tuple[RunShape, ...]:
    """The latest files, without their lines."""
    return tuple(_shape(one) for one in ImportRun.objects.defer("rows", "sample")[:limit])


def run(*, id: UUID) -> RunShape | None:
    """One file with the sample of its lines."""
    row = ImportRun.objects.filter(id=id).first()
    return _shape(row, whole=True) if row else None


def check(id: UUID) -> None:
    """Look a file through and say what would become of each line; nothing else is written."""
    row = ImportRun.objects.filter(id=id, state="checking").first()
    if row is not None:
        _work(row, dry=True)


def carry_out(id: UUID) -> None:
    """Bring in a file that somebody has accepted. Killed in the middle, it is simply done again."""
    row = ImportRun.objects.filter(id=id, state="running").first()
    if row is not None and _work(row, dry=False):
        core.remove_attachment(row.file_id)


def _work(row: ImportRun, *, dry: bool) -> bool:
    with _readable(row) as path:
        opened = files.looked_at(path, row.kind)
        row.form, row.encoding, row.total = opened.form, opened.encoding, opened.lines
        row.columns = [list(one) for one in opened.columns]
        noting = _Noting(row)
        arrive(
            kind=row.kind, source=row.source, items=noting.sampled(files.rows(path, row.kind, opened)),
            actor=core.staff(row.staff_id), report=noting.add, progress=noting.progress, dry=dry,
        )  # fmt: skip
        noting.finish("checked" if dry else "done")
        return True
    return False


class _Noting:
    """Counts lines and keeps some of them; writes how far it is after each batch."""

    def __init__(self, row: ImportRun) -> None:
        self.row = row
        row.added = row.changed = row.unchanged = row.refused = 0
        row.sample = []
        self.kept: dict[str, list[RowResult]] = {state: [] for state in COUNTS}

    def sampled(self, items: Iterator[tuple[int, object]]) -> Iterator[tuple[int, object]]:
        """The rows as they pass; the first ones are kept as they were read."""
        for number, item in items:
            if len(self.row.sample) < SAMPLE and isinstance(item, dict):
                self.row.sample.append({"row": number, "fields": _flat(item)})
            yield number, item

    def add(self, one: RowResult) -> None:
        count = COUNTS[one.state]
        setattr(self.row, count, getattr(self.row, count) + 1)
        kept = self.kept[one.state]
        if len(kept) < (KEPT_REFUSED if one.state == "refused" else KEPT_OTHERS):
            kept.append(one)

    def progress(self, seen: int) -> None:
        self.row.seen = seen
        self.row.save(update_fields=["seen", "total", *COUNTS.values()])

    def finish(self, state: str) -> None:
        self.row.rows = [asdict(one) for state in ("refused", *COUNTS) for one in self.kept.pop(state, ())]
        self.row.state, self.row.done_at = state, core.now()
        self.row.save()


@contextmanager
def _readable(row: ImportRun) -> Iterator[Path]:
    """The file on this machine; a file that cannot be read ends the run with its reason."""
    with tempfile.NamedTemporaryFile() as copy:
        try:
            if not core.copy_attachment(row.file_id, copy):
                raise files.FileUnreadable("unknown")
            copy.flush()
            yield Path(copy.name)
        except files.FileUnreadable as problem:
            row.state, row.reason, row.done_at = "unreadable", problem.reason, core.now()
            row.save()


def _flat(item: Mapping[str, object]) -> list[list[str]]:
    """What a record says, as pairs that fit on a screen; what lies inside of it is named with a dot."""
    return [[name, text[:120]] for name, text in islice(_pairs(item), MOST_PAIRS)]


def _pairs(item: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, Mapping):
                yield from _pairs(part, f"{prefix}{name}.")
            else:
                yield f"{prefix}{name}", str(part)


def _later(task: str, row: ImportRun) -> None:
    app.configure_task(task, lock=f"records:{row.pk}").defer(run_id=str(row.pk))


def _shape(row: ImportRun, *, whole: bool = False) -> RunShape:
    lines = tuple(RowResult(**{**one, "changed": tuple(one["changed"])}) for one in row.rows) if whole else ()
    return RunShape(
        id=row.pk, name=row.name, kind=row.kind, source=row.source, form=row.form, encoding=row.encoding,
        state=row.state, reason=row.reason, seen=row.seen, total=row.total, added=row.added,
        changed=row.changed, same=row.unchanged, refused=row.refused,
        columns=tuple((head, field) for head, field in row.columns),
        sample=tuple(one["fields"] for one in row.sample) if whole else (), rows=lines,
        staff_id=row.staff_id, made_at=row.made_at, done_at=row.done_at,
    )  # fmt: skip
