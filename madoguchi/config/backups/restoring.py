"""Filling an empty installation from a backup. The database comes last, in one transaction: until then
nothing counts, and the same command may simply be given again.
"""

import os
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from madoguchi.core import api as core

from ..postgres import find_clients
from . import tools
from .failures import BackupFailed
from .making import SHOWN_EVERY, Tell, silent
from .manifest import DATABASE, FILES, KEY, Manifest
from .reading import Reader, opened
from .rows import count_rows


def restore(file: Path, *, tell: Tell = silent) -> Manifest:
    """Fill this empty installation from `file`. Raises BackupFailed, having changed nothing."""
    with opened(file) as reader:
        manifest = reader.verify()
        _fits(manifest)
        _give_files(reader, tell)
        _give_key(reader)
        tell("データベースを読み込んでいます…", "Reading the database…")
        tools.load(os.environ["DATABASE_URL"], reader.part(DATABASE))
    _compare(manifest)
    return manifest


def _fits(manifest: Manifest) -> None:
    """This installation is empty and understands the backup."""
    if count_rows():
        raise BackupFailed(
            "このデータベースは空ではありません。何も変更していません。"
            "空のフォルダ（MADOGUCHI_HOME）または空のデータベース（DATABASE_URL）に復元してください。",
            "This database is not empty. Nothing was changed. "
            "Restore into an empty folder (MADOGUCHI_HOME) or an empty database (DATABASE_URL).",
        )
    if newer := set(manifest.migrations) - _known_migrations():
        raise BackupFailed(
            f"このバックアップは新しい版（{manifest.version}、{min(newer)}）で作られています。"
            "先に製品を更新してください。",
            f"A newer version ({manifest.version}, {min(newer)}) made this backup. Update the product first.",
        )
    if find_clients(connection.pg_version // 10000).major < manifest.postgres:  # type: ignore[attr-defined]
        raise BackupFailed(
            f"このバックアップには PostgreSQL {manifest.postgres} 以降が必要です。",
            f"This backup needs PostgreSQL {manifest.postgres} or newer.",
        )


def _known_migrations() -> set[str]:
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return {f"{app}.{name}" for app, name in loader.disk_migrations}


def _give_files(reader: Reader, tell: Tell) -> None:
    names = [name for name in reader.members if name.startswith(FILES)]
    for number, name in enumerate(names):
        if number % SHOWN_EVERY == 0:
            tell(f"添付ファイル {number}/{len(names)} 件…", f"Attachments {number}/{len(names)}…")
        core.put_stored_back(name.removeprefix(FILES), reader.part(name))


def _give_key(reader: Reader) -> None:
    """The key that signed cookies and links, unless the environment names another."""
    if KEY not in reader.members or os.environ.get("MADOGUCHI_SECRET_KEY"):
        return
    new = settings.HOME / f".secret.{os.getpid()}"
    new.touch(mode=0o600)
    new.write_bytes(reader.part(KEY).read())
    new.replace(settings.HOME / "secret")


def _compare(manifest: Manifest) -> None:
    """The same rows in the same tables."""
    connections.close_all()
    found = count_rows()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    different = {t for t in found.keys() | manifest.rows.keys() if found.get(t) != manifest.rows.get(t)}
    if different:
        raise BackupFailed(
            f"復元後の件数が一致しません：{min(different)}",
            f"The numbers of rows differ in {min(different)}.",
        )
