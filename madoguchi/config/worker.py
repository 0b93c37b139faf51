"""One worker process: works off jobs until it is told to stop."""

import argparse
import threading

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge


def work(given: argparse.Namespace) -> None:
    """The command `madoguchi worker`; a job that does not end in time is run again by another worker."""
    threading.Thread(target=knowledge.warm, name="warm", daemon=True).start()
    core.run_worker(concurrency=given.concurrency)
