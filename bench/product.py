"""What the benches measure: the product as it runs in production, on a durable database of its own.

The database comes from the product's own launcher with fsync on, the web processes and the worker from the
supervisor's own children; everything is on this machine only and is removed at the end.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

from madoguchi.config import children, ports, postgres
from madoguchi.config.postgres import binaries, places

ROOT = Path(__file__).resolve().parents[1]
READY_SECONDS = 60
STOP_SECONDS = 8
WEB_PROCESSES = 2


@dataclass(frozen=True)
class Ground:
    """A home with a durable database server."""

    home: Path
    server: postgres.Running

    def environment(self, database: str, **more: str) -> dict[str, str]:
        """What a process of the product needs to work on `database`; no demo."""
        own = {
            "DATABASE_URL": self.server.url(database),
            "MADOGUCHI_HOME": str(self.home),
            "MADOGUCHI_DEMO": "0",
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "madoguchi.config.settings",
        }
        return os.environ | own | more

    def make(self, database: str, **more: str) -> None:
        """An empty database with the product's tables, and its static files; `more` is environment."""
        with psycopg.connect(self.server.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
        self.run(database, "madoguchi", "prepare", **more)

    def run(self, database: str, module: str, *arguments: str, **more: str) -> str:
        """Run a module in a process of its own; what it printed. Ends the bench when it fails."""
        inside = ["bench.inside"] if module.startswith("bench.") else []
        done = subprocess.run(
            [sys.executable, "-m", *inside, module, *arguments],
            env=self.environment(database, **more),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{module}: {done.stdout}\n{done.stderr}")
        return done.stdout


@contextlib.contextmanager
def ground() -> Iterator[Ground]:
    """A durable server in a new home; stopped and removed at the end, also when the bench is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    parent = ROOT / "var"
    parent.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="bench-", dir=parent))
    home.chmod(0o755)
    try:
        yield Ground(home, postgres.ensure(home, durable=True))
    finally:
        postgres.stop(home)
        data = places.data_folder(home.resolve())
        shutil.rmtree(places.socket_folder(data), ignore_errors=True)
        shutil.rmtree(data.parent if data.parent.parent == binaries.STATE else data, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


@dataclass(frozen=True)
class Product:
    """Running web processes and worker."""

    host: str
    port: int
    database: str
    web: list[children.Child]
    worker: list[children.Child]
    postmaster: int

    def cpu(self) -> dict[str, float]:
        """Seconds of processor time used so far by each part, and by this process."""
        own, whole = os.times(), psutil.cpu_times()
        busy = whole.user + whole.nice + whole.system + whole.irq + whole.softirq + whole.steal
        parts = {
            "web": sum(map(seconds_of, self.pids(self.web))),
            "worker": sum(map(seconds_of, self.pids(self.worker))),
            "database": sum(map(seconds_of, psutil.Process(self.postmaster).children())),
            "client": own.user + own.system,
        }
        return parts | {"others": busy - sum(parts.values())}

    @staticmethod
    def pids(processes: list[children.Child]) -> list[psutil.Process]:
        """The running processes of these children."""
        return [psutil.Process(child.process.pid) for child in processes if child.process]


def seconds_of(process: psutil.Process) -> float:
    """Processor time of one process; 0 when it has ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0


def share(before: dict[str, float], after: dict[str, float], seconds: float) -> dict[str, float]:
    """Processors kept busy by each part: 1.0 is one whole processor."""
    return {f"cpu_{part}": round((after[part] - before[part]) / seconds, 2) for part in after}


@contextlib.contextmanager
def serving(ground: Ground, database: str, *, worker: bool = True, **more: str) -> Iterator[Product]:
    """Two web processes on one socket, and a worker; stopped as the supervisor stops them."""
    environment = ground.environment(database, **more)
    listening = ports.bound("127.0.0.1", 0)
    number = listening.fileno()
    arguments = ["web", "--fd", str(number), "--ready-fd", "READY"]
    web = [children.Child(f"web {n + 1}", arguments, environment, [number]) for n in range(WEB_PROCESSES)]
    processes = [*web, *([children.Child("worker", ["worker"], environment)] if worker else [])]
    try:
        for child in processes:
            child.start()
        wait_until_ready(web)
        host, port = listening.getsockname()[:2]
        yield Product(host, port, ground.server.url(database), web, processes[len(web) :], ground.server.pid)
    finally:
        children.stop_all([child.process for child in processes], STOP_SECONDS)
        for child in processes:
            child.forget_readiness()
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def wait_until_ready(web: list[children.Child]) -> None:
    """Wait until every web process can serve and has loaded its words and index."""
    give_up = time.monotonic() + READY_SECONDS
    waiting = list(web)
    while waiting:
        waiting = [child for child in waiting if not child.is_ready()]
        if time.monotonic() > give_up:
            raise SystemExit("the web processes do not start")
        time.sleep(0.05)
    before = -1
    while (size := memory(web)) != before and time.monotonic() < give_up:
        before = size
        time.sleep(1.5)


def memory(web: list[children.Child]) -> int:
    """Kilobytes of memory that the web processes have of their own."""
    total = 0
    for child in web:
        assert child.process is not None
        for line in Path(f"/proc/{child.process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(("Private_Clean:", "Private_Dirty:")):
                total += int(line.split()[1])
    return total


def report(figures: dict[str, Any]) -> None:
    """Readable lines, then one JSON object."""
    wide = max(map(len, figures))
    for name, value in figures.items():
        print(f"{name:>{wide}}  {value}")  # noqa: T201
    print(json.dumps(figures))  # noqa: T201


def tell(text: str) -> None:
    """Say how far we are."""
    sys.stderr.write(f"{text}\n")
