"""The record of backups, and when the next one is due. How one is made is config's matter."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from .clock import now
from .models import Backup
from .options import option
from .shapes import BackupPlan, BackupShape

AGAIN_AFTER = timedelta(hours=1)
"""How long a backup that failed is not tried again."""


def note_backup(
    *, place: str, size: int = 0, seconds: float = 0.0, rows: int = 0, files: int = 0, lost: int = 0,
    problem: str = "",
) -> None:  # fmt: skip
    """Remember that a backup was made, or with `problem` that it could not be."""
    Backup.objects.create(made_at=now(), place=place, size=size, seconds=seconds, rows=rows, files=files,
                          lost=lost, problem=problem[:2000])  # fmt: skip


def backups(limit: int = 10) -> tuple[BackupShape, ...]:
    """The latest ones, made or failed, newest first."""
    return tuple(_shape(row) for row in Backup.objects.order_by("-made_at", "-id")[:limit])


def last_backup() -> BackupShape | None:
    """The latest one that was made."""
    row = Backup.objects.filter(problem="").order_by("-made_at").first()
    return _shape(row) if row else None


def backup_is_due() -> bool:
    """Whether tonight's backup has not been made yet though its hour has come."""
    plan, here = option(BackupPlan), timezone.localtime(now())
    if not plan.on:
        return False
    since = here.replace(hour=plan.hour, minute=0, second=0, microsecond=0)
    since -= timedelta(days=1) if since > here else timedelta()
    if Backup.objects.filter(problem="", made_at__gte=since).exists():
        return False
    return not Backup.objects.filter(made_at__gt=now() - AGAIN_AFTER).exists()


def make_due_backup() -> bool:
    """Make tonight's backup unless none is due; whether it was made."""
    if not backup_is_due():
        return False
    make_backup()
    return True


def make_backup() -> None:
    """Make one now, by the function named in MADOGUCHI_BACKUP, whether it is due or not."""
    make: Callable[[BackupPlan], None] = import_string(settings.MADOGUCHI_BACKUP)
    make(option(BackupPlan))


def ask_for_backup() -> bool:
    """Have the worker make one now; False when that was asked already."""
    try:
        with transaction.atomic():
            app.configure_task("core.back_up_now", queue="upkeep").defer()
    except AlreadyEnqueued:
        return False
    return True


def _shape(row: Backup) -> BackupShape:
    return BackupShape(
        row.made_at, row.place, row.size, row.seconds, row.rows, row.files, row.lost, row.problem
    )
