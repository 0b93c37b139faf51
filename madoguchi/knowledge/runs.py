"""Bringing a file in: looked through without writing, then carried out by a job, safe to repeat."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from madoguchi.core import api as core

from . import importing
from .actions import import_articles
from .formats.archives import FileUnreadable
from .formats.files import packed
from .formats.opening import form_of, opened
from .models import Collection, ImportRun
from .reading import slug_of
from .shapes import ImportReport, ImportRow

KEPT_REFUSED, KEPT_OTHERS = 500, 100
State = ImportRun.State


@dataclass(frozen=True, slots=True)
class RunShape:
    """A file on its way in; the numbers count its lines, `rows` is a sample that holds the refused ones."""

    id: UUID
    name: str
    form: str
    collection: str
    language: str
    state: str
    reason: str
    seen: int
    total: int | None
    new: int
    updated: int
    unchanged: int
    refused: int
    rows: tuple[ImportRow, ...]
    staff_id: int
    made_at: datetime
    done_at: datetime | None

    @property
    def busy(self) -> bool:
        """Whether a job has work to do."""
        return self.state in (State.CHECKING, State.RUNNING)


@transaction.atomic
def begin_import(
    *, id: UUID, file: IO[bytes], name: str, collection: str, language: str, staff_id: int
) -> None:
    """Keep a file and have it looked through. The same id twice is one run. Raises AttachmentRefused."""
    if ImportRun.objects.filter(id=id).exists():
        return
    kept = core.store_attachment(file, filename=name, most=settings.MADOGUCHI_VIDEO_BYTES)
    run, made = ImportRun.objects.get_or_create(
        id=id,
        defaults={
            "name": kept.name[:200], "collection": slug_of(collection), "language": language,
            "file_id": kept.id, "staff_id": staff_id, "made_at": core.now(),
        },
    )  # fmt: skip
    if made:
        _later("knowledge.check_import", run)
    else:
        core.remove_attachment(kept.id)


@transaction.atomic
def accept_import(*, id: UUID) -> bool:
    """Have a file that was looked through brought in; False when it is not waiting for that."""
    moved = ImportRun.objects.filter(id=id, state=State.CHECKED).update(
        state=State.RUNNING, seen=0, new=0, updated=0, unchanged=0, refused=0
    )
    if moved:
        _later("knowledge.carry_import_out", ImportRun.objects.get(id=id))
    return bool(moved)


@transaction.atomic
def drop_import(*, id: UUID) -> bool:
    """Forget a file that is not being brought in just now; articles that came of it stay."""
    run = ImportRun.objects.select_for_update().exclude(state=State.RUNNING).filter(id=id).first()
    if run is None:
        return False
    core.remove_attachment(run.file_id)
    run.delete()
    return True


def import_runs(*, limit: int = 50) -> tuple[RunShape, ...]:
    """The latest files, without their lines."""
    return tuple(_shape(run, lines=False) for run in ImportRun.objects.defer("rows")[:limit])


def import_run(*, id: UUID) -> RunShape | None:
    """One file with the sample of its lines."""
    run = ImportRun.objects.filter(id=id).first()
    return _shape(run) if run else None


def check(id: UUID) -> None:
    """Look a file through and say what would become of each line; nothing else is written."""
    run = ImportRun.objects.filter(id=id, state=State.CHECKING).first()
    if run is None:
        return
    with _readable(run) as path:
        run.form = form_of(path, run.name)
        noting = _Noting(run)
        importing.run(
            opened(path, run.form), _collection_id(run.collection),  # type: ignore[arg-type]
            default_language=run.language, progress=noting.progress, report=noting.add, dry=True,
        )  # fmt: skip
        noting.finish(State.CHECKED)


def carry_out(id: UUID) -> None:
    """Bring a file in that an editor has accepted. Killed in the middle, it is simply done again."""
    run = ImportRun.objects.filter(id=id, state=State.RUNNING).first()
    if run is None:
        return
    with _readable(run) as path:
        noting = _Noting(run)
        import_articles(
            source=opened(path, run.form), collection=run.collection, language=run.language,  # type: ignore[arg-type]
            actor=core.staff(run.staff_id), progress=noting.progress, report=noting.add,
            files=packed(path),
        )  # fmt: skip
        noting.finish(State.DONE)
    core.remove_attachment(run.file_id)


def plan_import(
    *, path: Path, collection: str, language: str, report: Callable[[ImportRow], None] | None = None
) -> ImportReport:
    """What bringing this file in would do. Raises FileUnreadable."""
    source = opened(path, form_of(path))
    slug = slug_of(collection)
    tally = importing.run(
        source, _collection_id(slug), default_language=language, progress=None, report=report, dry=True
    )
    return ImportReport(slug, "", tally.ok, tally.updated, tally.unchanged, tuple(tally.errors))


class _Noting:
    """Counts lines and keeps some of them; writes how far it is after each batch."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.run.new = self.run.updated = self.run.unchanged = self.run.refused = 0
        self.refused: list[ImportRow] = []
        self.others: dict[str, list[ImportRow]] = {"ok": [], "updated": [], "unchanged": []}

    def add(self, row: ImportRow) -> None:
        count = {"ok": "new", "error": "refused"}.get(row.state, row.state)
        setattr(self.run, count, getattr(self.run, count) + 1)
        kept, most = (
            (self.refused, KEPT_REFUSED) if row.state == "error" else (self.others[row.state], KEPT_OTHERS)
        )
        if len(kept) < most:
            kept.append(row)

    def progress(self, done: int, total: int | None) -> None:
        self.run.seen, self.run.total = done, total
        self.run.save(update_fields=["seen", "total", "new", "updated", "unchanged", "refused"])

    def finish(self, state: str) -> None:
        kept = [*self.refused, *self.others["ok"], *self.others["updated"], *self.others["unchanged"]]
        self.run.rows = [asdict(row) for row in kept]
        self.run.state = state
        self.run.done_at = core.now()
        self.run.save()


@contextmanager
def _readable(run: ImportRun) -> Iterator[Path]:
    """The file on this machine; a file that cannot be read ends the run with its reason."""
    with tempfile.NamedTemporaryFile(suffix=Path(run.name).suffix) as copy:
        try:
            if not core.copy_attachment(run.file_id, copy):
                raise FileUnreadable("damaged")
            copy.flush()
            yield Path(copy.name)
        except FileUnreadable as problem:
            run.state, run.reason, run.done_at = State.UNREADABLE, problem.reason, core.now()
            run.save()


def _collection_id(slug: str) -> int:
    """Of a collection that may not be there yet: 0."""
    return Collection.objects.filter(slug=slug).values_list("id", flat=True).first() or 0


def _later(task: str, run: ImportRun) -> None:
    app.configure_task(task, lock=f"import:{run.pk}").defer(run_id=str(run.pk))


def _shape(run: ImportRun, *, lines: bool = True) -> RunShape:
    rows = tuple(ImportRow(**{**row, "changed": tuple(row["changed"])}) for row in run.rows) if lines else ()
    return RunShape(
        id=run.pk, name=run.name, form=run.form, collection=run.collection, language=run.language,
        state=run.state, reason=run.reason, seen=run.seen, total=run.total, new=run.new,
        updated=run.updated, unchanged=run.unchanged, refused=run.refused, rows=rows,
        staff_id=run.staff_id, made_at=run.made_at, done_at=run.done_at,
    )  # fmt: skip
