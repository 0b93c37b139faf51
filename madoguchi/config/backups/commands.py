"""`madoguchi backup [FOLDER|FILE.tar]` and `madoguchi restore FILE`."""

import argparse
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from .. import environment
from ..console import complain, say
from .failures import BackupFailed
from .reading import check


def backup(given: argparse.Namespace) -> int:
    """Make a backup now, with progress; 1 when it cannot be made or attachments are missing."""
    make_recorded = import_string("madoguchi.config.backups.schedule.make_recorded")
    place = Path(given.place) if given.place else settings.MADOGUCHI_BACKUPS
    try:
        made = make_recorded(place, keep=given.keep, with_key=not given.without_key, tell=say)
    except BackupFailed as failure:
        return refuse(failure)
    size, seconds = f"{made.size / 1_000_000:.1f} MB", f"{made.seconds:.1f}"
    say(
        f"バックアップを作成しました：{made.file}\n"
        f"（{size}、{made.rows} 行、添付 {made.files} 件、{seconds} 秒）",
        f"Backup made: {made.file}\n({size}, {made.rows} rows, {made.files} attachments, {seconds} s)",
    )
    for name in made.removed:
        say(f"  古いバックアップを削除：{name}", f"  old backup removed: {name}")
    for name in made.lost:
        complain(f"  添付ファイルがありません：{name}", f"  attachment is missing: {name}")
    return 1 if made.lost else 0


def restore(given: argparse.Namespace) -> int:
    """Verify, then fill this empty installation; 1 when refused."""
    file = Path(given.file)
    try:
        say("バックアップを確かめています…", "Verifying the backup…")
        manifest = check(file)
        if not given.check:
            environment.start_django()
            import_string("madoguchi.config.backups.restoring.restore")(file, tell=say)
    except BackupFailed as failure:
        return refuse(failure)
    rows, files = sum(manifest.rows.values()), sum(name.startswith("attachments/") for name in manifest.parts)
    if given.check:
        say(
            f"正常です：{manifest.made_at}、版 {manifest.version}、{rows} 行、添付 {files} 件",
            f"It is whole: {manifest.made_at}, version {manifest.version}, {rows} rows, {files} attachments",
        )
        return 0
    say(
        f"復元しました：{rows} 行、添付 {files} 件。madoguchi up で起動できます。",
        f"Restored: {rows} rows, {files} attachments. Start it with madoguchi up.",
    )
    return 0


def refuse(failure: BackupFailed) -> int:
    """Say why."""
    complain(failure.japanese, failure.english)
    return 1
