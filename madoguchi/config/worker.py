"""One worker process: works off jobs until it is told to stop."""

import argparse

from madoguchi.core import api as core

from . import search_index


def work(given: argparse.Namespace) -> None:
    """The command `madoguchi worker`; a job that does not end in time is run again by another worker."""
    search_index.load()
    core.run_worker(concurrency=given.concurrency)
