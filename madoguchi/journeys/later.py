"""Names a job of journeys/jobs.py, so that journeys and their jobs need not import each other in a circle."""

from typing import Any

from procrastinate.contrib.django import app


def later(task: str, *, seconds: int = 0, **given: Any) -> None:
    """Enqueue the job in the running transaction, to be run after so many seconds."""
    job = app.configure_task(task, queue="journeys", schedule_in={"seconds": seconds} if seconds else None)
    job.defer(**given)
