"""`madoguchi db start|stop|status`."""

import argparse
import os

from . import environment, postgres
from .console import say


def run(given: argparse.Namespace) -> int:
    """Start, stop or look at this installation's own server; status is 1 when it does not run."""
    return {"start": start, "stop": stop, "status": status}[given.act]()


def start() -> int:
    """Start or adopt it."""
    server = postgres.ensure(environment.home())
    say(f"データベースは動いています：{server.url()}", f"The database runs: {server.url()}")
    return 0


def stop() -> int:
    """Stop it when it runs."""
    if postgres.stop(environment.home()):
        say("データベースを止めました。", "The database is stopped.")
    else:
        say("データベースは動いていません。", "The database does not run.")
    return 0


def status() -> int:
    """Say whether it runs and where its data lies."""
    if given := os.environ.get("DATABASE_URL"):
        say(f"外部のデータベースを使います：{given}", f"An external database is used: {given}")
    server = postgres.running(environment.home())
    if server is None:
        say("データベースは動いていません。", "The database does not run.")
        return 1
    say(
        f"動いています（pid {server.pid}、データ {server.data}）：{server.url()}",
        f"Running (pid {server.pid}, data in {server.data}): {server.url()}",
    )
    return 0
