"""The product really running, for tests that come in by the door: web and worker on a private database.

`@pytest.mark.served(web=2, worker=False, MADOGUCHI_DEMO="0")` changes what runs; capitals are environment.
"""

import contextlib
import functools
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from madoguchi.config import children, ports

from . import cluster
from .nursery import Nursery, NurseryChild, nursery

READY_SECONDS = 30
STOP_SECONDS = 8


@dataclass
class Served:
    """The running product: its address, its processes, its database."""

    url: str
    database_url: str
    listening: socket.socket
    web: list[children.Child] = field(default_factory=list)
    worker: children.Child | None = None
    own_cluster: cluster.Cluster | None = None

    @property
    def processes(self) -> list[children.Child]:
        """Web processes, then the worker."""
        return [*self.web, *([self.worker] if self.worker else [])]

    def kill(self, child: children.Child) -> None:
        """kill -9."""
        assert child.process is not None
        child.process.send_signal(signal.SIGKILL)
        child.process.wait()

    def start(self, child: children.Child) -> None:
        """Start it (again); a web process can serve on return."""
        child.start()
        give_up = time.monotonic() + READY_SECONDS
        while child in self.web and not child.is_ready():
            assert child.process is not None
            assert child.process.poll() is None, f"{child.name} ended with {child.process.returncode}"
            assert time.monotonic() < give_up, f"{child.name} was not ready in {READY_SECONDS} s"
            time.sleep(0.02)

    def restart(self, child: children.Child) -> None:
        """kill -9, then start again."""
        self.kill(child)
        self.start(child)

    def stop(self) -> float:
        """Stop everything as the supervisor does; how many seconds it took."""
        began = time.monotonic()
        children.stop_all([child.process for child in self.processes], STOP_SECONDS)
        for child in self.processes:
            child.forget_readiness()
        self.listening.close()
        return time.monotonic() - began


@contextlib.contextmanager
def serving(
    database_url: str, home: Path, born_of: Nursery | None, *, web: int = 1, worker: bool = True, **given: str
) -> Iterator[Served]:
    """Run web processes and a worker on a database; born of nothing warm, they write where it writes."""
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "MADOGUCHI_HOME": str(home),
        "PYTHONPATH": str(cluster.ROOT),
        "PYTHONWARNINGS": "default",
        **given,
    }
    listening = ports.bound("127.0.0.1", 0)
    running = Served(ports.url(listening).rstrip("/"), database_url, listening)
    number = listening.fileno()
    arguments = ["web", "--fd", str(number), "--ready-fd", "READY"]
    child = functools.partial(NurseryChild, nursery=born_of) if born_of else children.Child
    running.web = [child(f"web {n + 1}", arguments, environment, [number]) for n in range(web)]
    running.worker = child("worker", ["worker"], environment) if worker else None
    try:
        for child in reversed(running.processes):
            running.start(child)
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def born_of() -> Iterator[Nursery]:
    """Where processes of the product come from, warm."""
    with nursery() as warm:
        yield warm


@pytest.fixture(scope="session")
def served_home(test_cluster: cluster.Cluster) -> Path:
    """A home whose static files are collected and hashed, as in production."""
    home = cluster.own("served")
    command = [sys.executable, "-m", "madoguchi", "prepare", "--only", "static"]
    environment = os.environ | {
        "MADOGUCHI_HOME": str(home),
        "DATABASE_URL": test_cluster.server.url("postgres"),
        "PYTHONPATH": str(cluster.ROOT),
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def served(
    request: pytest.FixtureRequest, committed_db: str, served_home: Path, born_of: Nursery
) -> Iterator[Served]:
    """The product on this test's own copy of the world; `served.url` has no slash at its end."""
    marker = request.node.get_closest_marker("served")
    with serving(committed_db, served_home, born_of, **(marker.kwargs if marker else {})) as running:
        if "durable_cluster" in request.fixturenames:
            running.own_cluster = request.getfixturevalue("durable_cluster")
        yield running


@pytest.fixture(scope="session")
def demo_site(
    test_cluster: cluster.Cluster, template: str, served_home: Path, born_of: Nursery
) -> Iterator[Served]:
    """The product on one copy for the whole run, for tests that only look."""
    with (
        test_cluster.copy(template) as name,
        serving(test_cluster.server.url(name), served_home, born_of, worker=False) as running,
    ):
        yield running
