"""Backups that are remembered: the command's, and the one that the worker makes at night."""

from pathlib import Path
from typing import Any

from django.conf import settings

from madoguchi.core import api as core
from madoguchi.core.shapes import BackupPlan

from .making import Made, make


def make_recorded(place: Path, **how: Any) -> Made:
    """`making.make`, and a line about how it went. Raises what `make` raises."""
    try:
        made = make(place, **how)
    except Exception as error:
        core.note_backup(place=str(place), problem=str(error) or type(error).__name__)
        raise
    core.note_backup(
        place=str(made.file), size=made.size, seconds=made.seconds, rows=made.rows, files=made.files,
        lost=len(made.lost),
    )  # fmt: skip
    return made


def make_tonights(plan: BackupPlan) -> None:
    """What the worker does when a backup is due."""
    folder = settings.MADOGUCHI_BACKUPS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_recorded(folder, keep=plan.keep, with_key=plan.with_key)
