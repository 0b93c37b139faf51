"""One worker process: works off jobs, and keeps an eye on the queue, until it is told to stop."""

import argparse
import threading

from madoguchi.channels import api as channels
from madoguchi.core import api as core
from madoguchi.routing import api as routing

from . import search_index


def work(given: argparse.Namespace) -> None:
    """The command `madoguchi worker`; a job that does not end in time is run again by another worker."""
    search_index.load()
    stop = threading.Event()
    threading.Thread(target=routing.keep_watch, args=(stop,), name="routing", daemon=True).start()
    threading.Thread(target=channels.keep_fetching_mail, args=(stop,), name="mail", daemon=True).start()
    try:
        core.run_worker(concurrency=given.concurrency)
    finally:
        stop.set()
