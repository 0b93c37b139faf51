"""A warm process that the product's processes are forked from, so that no test loads it anew.

It holds what needs no settings: Django's modules, the server, Sudachi's dictionary and the sentence model. A
child gets its own environment before it reads the settings, and the descriptors it was promised.
"""

import contextlib
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from madoguchi.config import children

WARM = (
    "allauth", "asyncio", "babel", "cryptography.hazmat.primitives.ciphers.aead", "django.contrib.auth",
    "django.contrib.postgres.search", "django.contrib.staticfiles", "django.core.handlers.asgi",
    "django.core.mail", "django.db.backends.postgresql.base", "django.db.models", "django.forms",
    "django.template.loader", "django.views", "fido2", "httpx", "jpholiday", "jwt",
    "markdown_it", "nh3", "numpy", "phonenumbers", "procrastinate", "psycopg", "psycopg_pool", "uvicorn",
    "uvicorn.protocols.http.httptools_impl", "uvloop", "yaml",
)  # fmt: skip
LONGEST_REQUEST = 1 << 20
MOST_DESCRIPTORS = 8


@dataclass
class Forked:
    """A process of the nursery, with what tests use of `subprocess.Popen`."""

    nursery: "Nursery"
    pid: int
    returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit code, None while it runs."""
        if self.returncode is None:
            self.returncode = self.nursery.ask({"ended": self.pid})["code"]
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raises TimeoutExpired."""
        give_up = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if give_up is not None and time.monotonic() > give_up:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            time.sleep(0.01)
        return code

    def send_signal(self, number: int) -> None:
        """Signal it, when it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


@dataclass
class Nursery:
    """The tests' end of the line to the warm process."""

    line: socket.socket

    def ask(self, request: Mapping[str, object], descriptors: Sequence[int] = ()) -> dict[str, int | None]:
        """One question, one answer."""
        socket.send_fds(self.line, [json.dumps(request).encode()], list(descriptors))
        answer: dict[str, int | None] = json.loads(self.line.recv(LONGEST_REQUEST))
        return answer

    def spawn(
        self, arguments: Sequence[str], environment: Mapping[str, str], inherited: Sequence[int]
    ) -> Forked:
        """Run `madoguchi ARGUMENTS` in a fork with this environment; descriptors keep their numbers."""
        request = {"arguments": arguments, "environment": dict(environment), "inherited": list(inherited)}
        pid = self.ask(request, inherited)["pid"]
        assert pid is not None
        return Forked(self, pid)


@dataclass
class NurseryChild(children.Child):
    """A child of the supervisor's kind that comes from the nursery."""

    nursery: Nursery | None = None

    def spawned(self, arguments: Sequence[str], inherited: Sequence[int]) -> Forked:  # type: ignore[override]
        assert self.nursery is not None
        return self.nursery.spawn(arguments, self.environment, inherited)


@contextlib.contextmanager
def nursery() -> Iterator[Nursery]:
    """Start the warm process; it ends with the tests."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.plugins.nursery", str(theirs.fileno())],
        pass_fds=[theirs.fileno()], preexec_fn=children.follow_parent,
        env=os.environ | {"PYTHONWARNINGS": "default"},
    )  # fmt: skip
    theirs.close()
    yield Nursery(ours)
    ours.close()
    process.wait(10)


def keep(line: socket.socket) -> None:
    """Fork whenever asked, until the tests hang up."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, LONGEST_REQUEST, MOST_DESCRIPTORS)
        if not message:
            return
        request = json.loads(message)
        if "ended" in request:
            pid, status = os.waitpid(request["ended"], os.WNOHANG)
            line.send(json.dumps({"code": os.waitstatus_to_exitcode(status) if pid else None}).encode())
            continue
        pid = os.fork()
        if pid == 0:
            line.close()
            become(request, descriptors)
        for number in descriptors:
            os.close(number)
        line.send(json.dumps({"pid": pid}).encode())


def become(request: dict, descriptors: Sequence[int]) -> None:
    """In the fork: be `madoguchi ARGUMENTS`, as if it had just been started."""
    children.follow_parent()
    os.setsid()
    os.environ.clear()
    os.environ.update(request["environment"])
    for number, wanted in zip(descriptors, request["inherited"], strict=True):
        if number != wanted:
            os.dup2(number, wanted, inheritable=True)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    code = 1
    try:
        code = importlib.import_module("madoguchi.config.cli").main(request["arguments"]) or 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush(), sys.stderr.flush()
        os._exit(code)


def warm_up() -> None:
    """Import and load what every child needs and no setting changes."""
    for name in WARM:
        importlib.import_module(name)
    importlib.import_module("madoguchi.language.api").warm()


if __name__ == "__main__":
    warm_up()
    keep(socket.socket(fileno=int(sys.argv[1])))
