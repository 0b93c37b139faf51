"""Figures that tell whether the background work keeps up."""

from django.db import connection

from .live import hub

_FIGURES = """
SELECT (SELECT extract(epoch FROM now() - max(last_heartbeat))::float FROM procrastinate_workers),
       (SELECT extract(epoch FROM now() - min(coalesce(scheduled_at, (
            SELECT min(at) FROM procrastinate_events e WHERE e.job_id = j.id))))::float
          FROM procrastinate_jobs j
         WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())),
       (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed')
"""

WORKER_SILENT_AFTER = 15.0
"""Seconds without a heartbeat after which no worker counts as alive."""


def read_health() -> dict[str, str | float | int | None]:
    """Database, worker, seconds the oldest due job has waited, jobs given up, open live streams here."""
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES)
        heartbeat, waited, failed = cursor.fetchone()
    alive = heartbeat is not None and heartbeat < WORKER_SILENT_AFTER
    return {
        "database": "ok",
        "worker": "ok" if alive else "away",
        "oldest_job_seconds": round(waited, 1) if waited is not None else None,
        "failed_jobs": failed,
        "live_streams": hub.streams,
    }
