"""Figures that tell whether database, background work, mail and disk keep up."""

import shutil
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from .clock import now
from .live import hub
from .models import OutgoingMail
from .shapes import DatabaseFigures, DiskFigures, JobFigures, MailFigures

WORKER_SILENT_AFTER = 15.0
"""Seconds without a heartbeat after which no worker counts as alive."""

_DATABASE = """
SELECT current_setting('server_version'), pg_database_size(current_database()),
       (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
       current_setting('max_connections')::int
"""

_JOBS = """
WITH waiting AS (
    SELECT coalesce(
               scheduled_at, (SELECT min(at) FROM procrastinate_events e WHERE e.job_id = j.id)) AS since
      FROM procrastinate_jobs j
     WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()))
SELECT (SELECT count(*) FROM procrastinate_workers
         WHERE last_heartbeat > now() - %(silent)s * interval '1 s'),
       (SELECT extract(epoch FROM now() - max(last_heartbeat))::float FROM procrastinate_workers),
       (SELECT count(*) FROM waiting),
       (SELECT extract(epoch FROM now() - min(since))::float FROM waiting),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed')
"""


def database_figures() -> DatabaseFigures:
    """The server as this process reaches it."""
    began = time.perf_counter()
    version, size, used, most = _one_row(_DATABASE)
    return DatabaseFigures(version.split()[0], size, used, most, (time.perf_counter() - began) * 1000)


def job_figures() -> JobFigures:
    """Workers that are alive, and the jobs before them."""
    return JobFigures(*_one_row(_JOBS, silent=WORKER_SILENT_AFTER))


def mail_figures() -> MailFigures:
    """What became of the mails of the last day."""
    mails = OutgoingMail.objects
    waiting = mails.filter(state=OutgoingMail.State.WAITING).order_by("id")
    oldest = waiting.values_list("created_at", flat=True).first()
    failed = mails.filter(state=OutgoingMail.State.FAILED, created_at__gt=now() - timedelta(days=1))
    seconds = (now() - oldest).total_seconds() if oldest else None
    return MailFigures(bool(settings.MADOGUCHI_SMTP_URL), waiting.count(), seconds, failed.count())


def disk_figures() -> DiskFigures:
    """Room where this machine keeps attachments and backups, in bytes."""
    usage = shutil.disk_usage(settings.HOME)
    return DiskFigures(str(settings.HOME), usage.free, usage.total)


def missing_migrations() -> int:
    """How many migrations the database still needs."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def open_streams() -> int:
    """Live streams that this process holds."""
    return hub.streams


def _one_row(question: str, **values: object) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question, values or None)
        row: tuple[Any, ...] = cursor.fetchone()
    return row
