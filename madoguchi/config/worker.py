"""One worker process: works off jobs until it is told to stop."""

import argparse
import threading

from procrastinate.contrib.django import app

from madoguchi.knowledge import api as knowledge

HEARTBEAT_SECONDS = 3.0
STALLED_AFTER_SECONDS = 10.0
LOOK_FOR_DUE_JOBS_SECONDS = 1.0
END_WITHIN_SECONDS = 1.5


def work(given: argparse.Namespace) -> None:
    """The command `madoguchi worker`; a job that does not end in time is run again by another worker."""
    threading.Thread(target=knowledge.warm, name="warm", daemon=True).start()
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(
            concurrency=given.concurrency,
            fetch_job_polling_interval=LOOK_FOR_DUE_JOBS_SECONDS,
            shutdown_graceful_timeout=END_WITHIN_SECONDS,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=STALLED_AFTER_SECONDS,
        )
