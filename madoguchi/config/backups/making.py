"""Making a backup while the product runs: database and attachments as one moment saw them."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from madoguchi import __version__
from madoguchi.core import api as core
from madoguchi.core.shapes import StoredFile

from . import keeping, tools
from .manifest import DATABASE, FILES, KEY, Manifest
from .rows import count_rows
from .writing import Writer, whole

Tell = Callable[[str, str], None]
SHOWN_EVERY = 500
IN_MEMORY = 1_000_000


@dataclass(frozen=True)
class Made:
    """A finished backup: its file, its size in bytes, how long it took, and what it holds."""

    file: Path
    size: int
    seconds: float
    rows: int
    files: int
    lost: tuple[str, ...]
    removed: tuple[str, ...]


def silent(japanese: str, english: str) -> None:
    """Nobody watches."""


def make(place: Path, *, keep: int = 0, with_key: bool = True, tell: Tell = silent) -> Made:
    """Write a backup to a file, or under a name of its time into a folder; keep only the latest `keep` there.

    Raises BackupFailed or LauncherError; what was there before is untouched then.
    """
    began, target = time.monotonic(), keeping.target(place)
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole(target) as file:
        manifest = _write(Writer(file), target.parent, with_key, tell)
        tell("書いた内容を読み直して確かめています…", "Reading back what was written…")
        file.seek(0)
        keeping.read_back(file)
    removed = keeping.thin_out(target, keep) if keep else ()
    return Made(
        target, target.stat().st_size, time.monotonic() - began,
        sum(manifest.rows.values()), sum(name.startswith(FILES) for name in manifest.parts),
        tuple(manifest.lost), removed,
    )  # fmt: skip


def _write(writer: Writer, folder: Path, with_key: bool, tell: Tell) -> Manifest:
    with _moment() as snapshot, tempfile.TemporaryFile(dir=folder) as dumped:
        tell("データベースを書き出しています…", "Writing the database…")
        manifest = _described()
        files = core.stored_files()
        tools.dump(os.environ["DATABASE_URL"], snapshot, cast(IO[bytes], dumped))
        writer.add(DATABASE, cast(IO[bytes], dumped))
    for number, file in enumerate(files):
        if number % SHOWN_EVERY == 0:
            tell(f"添付ファイル {number}/{len(files)} 件…", f"Attachments {number}/{len(files)}…")
        if not _copy(file, writer):
            manifest.lost.append(file.place)
    key = settings.HOME / "secret"
    if with_key and key.exists() and not os.environ.get("MADOGUCHI_SECRET_KEY"):
        with key.open("rb") as source:
            writer.add(KEY, source)
    writer.finish(manifest)
    return manifest


@contextmanager
def _moment() -> Iterator[str]:
    """A transaction that sees one moment of the database, and the name by which others see the same."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield str(cursor.fetchone()[0])


def _described() -> Manifest:
    applied = [f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()]
    major = connection.pg_version // 10000  # type: ignore[attr-defined]
    return Manifest(core.now().isoformat(), __version__, major, sorted(applied), count_rows())


def _copy(file: StoredFile, writer: Writer) -> bool:
    """Add one attachment; False when its bytes are gone or are not what was stored."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        if not core.read_stored(file, cast(IO[bytes], spool)):
            return False
        writer.add(FILES + file.place, cast(IO[bytes], spool))
    return True
