"""`madoguchi up` against kills, a taken port, a second start; one installation, walked through in order."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from madoguchi.config import postgres
from tests.plugins import cluster
from tests.plugins.patience import BUSY

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 180
END_SECONDS = 2.0


class Up:
    """One `madoguchi up` and what it printed."""

    def __init__(self, folder: Path, port: int) -> None:
        self.home = folder / "var"
        self.log = folder / f"up-{time.monotonic_ns()}.log"
        kept = {
            n: v for n, v in os.environ.items() if not n.startswith(("MADOGUCHI", "DATABASE", "LANG", "LC_"))
        }
        given = {
            "MADOGUCHI_HOME": str(self.home),
            "MADOGUCHI_PORT": str(port),
            "MADOGUCHI_DEMO": "0",
            "LANG": "C",
        }
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "madoguchi", "up"],
                cwd=ROOT,
                env=kept | given | {"PYTHONPATH": str(ROOT)},
                stdout=output,
                stderr=output,
            )

    def ready(self) -> str:
        """Its address, once pages are served."""
        wait(lambda: "is open:" in self.log.read_text() or self.process.poll() is not None, READY_SECONDS)
        found = re.search(r"is open: (\S+)/", self.log.read_text())
        assert found, self.log.read_text()
        return found[1]

    def children(self, word: str) -> list[int]:
        """Pids of its living children whose command holds the word."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in pids if word in Path(f"/proc/{pid}/cmdline").read_text().split("\0")]

    def end(self, with_signal: int = signal.SIGTERM) -> float:
        """Ask it to end; how many seconds it took."""
        began = time.monotonic()
        self.process.send_signal(with_signal)
        assert self.process.wait(15 * BUSY) == 0
        return time.monotonic() - began


def wait(condition, seconds: float) -> None:
    """Until the condition holds; fails after so many seconds."""
    give_up = time.monotonic() + seconds * BUSY
    while not condition():
        assert time.monotonic() < give_up
        time.sleep(0.05)


def answers(url: str) -> bool:
    """Whether a page is served."""
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=10) as answer:
            return answer.status == 200
    except OSError:
        return False


def alive(pid: int) -> bool:
    """Whether the process lives (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    """Where the installation lies; its database is stopped at the end."""
    place = tmp_path_factory.mktemp("installation")
    yield place
    cluster.forget(place / "var")


@pytest.fixture(scope="module")
def taken():
    """A port that somebody else has."""
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        yield somebody.getsockname()[1]


@pytest.fixture(scope="module")
def up(folder: Path, taken: int):
    """A running installation."""
    started = Up(folder, taken)
    try:
        started.ready()
        yield started
    finally:
        if started.process.poll() is None:
            started.process.send_signal(signal.SIGTERM)
            started.process.wait(15)


def test_a_taken_port_is_passed_over(up, taken):
    assert int(up.ready().rsplit(":", 1)[1]) > taken
    assert answers(up.ready())


def test_a_second_start_says_where_the_first_is(up, folder, taken):
    second = Up(folder, taken)
    assert second.process.wait(20 * BUSY) == 0
    assert second.log.read_text() == f"Already running: {up.ready()}/\n"


def test_a_killed_web_process_is_started_again(up):
    before = up.children("web")
    os.kill(before[0], signal.SIGKILL)
    wait(lambda: len(set(up.children("web")) - {before[0]}) == len(before), 10)
    wait(lambda: answers(up.ready()), 20)


def test_a_killed_worker_is_started_again(up):
    (before,) = up.children("worker")
    os.kill(before, signal.SIGKILL)
    wait(lambda: up.children("worker") not in ([], [before]), 10)


def test_a_killed_database_is_started_again(up):
    before = postgres.running(up.home)
    os.kill(before.pid, signal.SIGKILL)
    wait(lambda: (now := postgres.running(up.home)) is not None and now.pid != before.pid, 30)
    wait(lambda: answers(up.ready()), 30)


def test_a_killed_supervisor_takes_its_children_along_and_the_next_adopts_the_database(up, folder, taken):
    pids = up.children("web") + up.children("worker")
    server = postgres.running(up.home)
    up.process.kill()
    up.process.wait()
    wait(lambda: not any(map(alive, pids)), 10)
    again = Up(folder, taken)
    try:
        again.ready()
        assert postgres.running(up.home).pid == server.pid
        assert json.loads((up.home / "up.json").read_text())["pid"] == again.process.pid
    finally:
        took = again.end(signal.SIGINT)
    assert took < END_SECONDS * BUSY
    assert postgres.running(up.home) is None
    assert not (up.home / "up.json").exists()


def test_a_signal_while_it_sets_up_ends_it_cleanly(folder, taken):
    for pause in (0.0, 0.7, 1.5, 3.0):
        starting = Up(folder, taken)
        wait(starting.log.read_text, 10)
        time.sleep(pause)
        starting.end()
        assert postgres.running(starting.home) is None
        assert "Traceback" not in starting.log.read_text()
