"""Names a job of journeys/jobs.py, so that journeys and their jobs need not import each other in a circle."""

from collections.abc import Sequence
from typing import Any

from procrastinate.contrib.django import app

from madoguchi.conversations.shapes import Received


def later(task: str, *, seconds: int = 0, **given: Any) -> int:
    """Enqueue the job in the running transaction, to be run after so many seconds; its id."""
    job = app.configure_task(task, queue="journeys", schedule_in={"seconds": seconds} if seconds else None)
    return job.defer(**given)


def carry_on_later(
    received: Received, *, channel: str, collections: Sequence[str] = (), seconds: int = 0
) -> int:
    """A message that was kept is answered by a job; its id."""
    told = {"conversation_id": received.conversation_id, "message_id": received.message_id}
    how = {"collections": list(collections), "channel": channel}
    return later("journeys.carry_on", seconds=seconds, **told, **how)
