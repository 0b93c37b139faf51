"""Warm processes that the product's processes are forked from, so that no test loads it anew.

The nursery holds what needs no settings: Django's modules, the server, Sudachi's dictionary and the sentence
model. For every environment that is asked for it has a ward, a fork in which the product is set up, addresses
and translations included, but knows no database yet. A child of the ward is told its database, gets the
descriptors it was promised, and then begins as the product does.
"""

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from django.db import connection
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

from madoguchi.config import children
from madoguchi.config.environment import start_django

from .cluster import PACKAGE
from .quickly import hash_quickly

WARM = (
    "aiohttp", "allauth", "asyncio", "babel", "cryptography.hazmat.primitives.ciphers.aead",
    "django.contrib.auth", "django.contrib.postgres.search", "django.contrib.staticfiles",
    "django.core.handlers.asgi", "django.core.mail", "django.db.backends.postgresql.base",
    "django.db.models", "django.forms", "django.template.loader", "django.views", "fido2", "httpx",
    "jpholiday", "jwt", "linebot.v3.messaging", "linebot.v3.webhook", "markdown_it", "nh3", "numpy",
    "phonenumbers", "procrastinate", "psycopg", "psycopg_pool", "telegram", "telegram.request", "uvicorn",
    "uvicorn.protocols.http.httptools_impl", "uvloop", "yaml",
)  # fmt: skip
PRODUCT = ("madoguchi.config.web", "madoguchi.config.worker", "madoguchi.config.urls")
DATABASE = "DATABASE_URL"
ONES_OWN = {DATABASE, "PYTEST_CURRENT_TEST"}
NOWHERE = "postgresql:///none?host=/nonexistent&user=madoguchi"
LONGEST_REQUEST = 1 << 20
MOST_DESCRIPTORS = 8
FORKS_OF_A_TEST = 2
"""A web process and a worker."""


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
    """The tests' end of the line to a warm process."""

    line: socket.socket
    wards: dict[frozenset[tuple[str, str]], "Nursery"] = field(default_factory=dict)

    def ask(self, request: Mapping[str, object], descriptors: Sequence[int] = ()) -> dict[str, int | None]:
        """One question, one answer."""
        socket.send_fds(self.line, [json.dumps(request).encode()], list(descriptors))
        answer: dict[str, int | None] = json.loads(self.line.recv(LONGEST_REQUEST))
        return answer

    def spawn(
        self, arguments: Sequence[str], environment: Mapping[str, str], inherited: Sequence[int]
    ) -> Forked:
        """Run `madoguchi ARGUMENTS` in a fork with this environment; descriptors keep their numbers."""
        ward = self.ward({name: value for name, value in environment.items() if name not in ONES_OWN})
        database = {DATABASE: environment[DATABASE]}
        pid = ward.ask(
            {"arguments": arguments, "environment": database, "inherited": list(inherited)}, inherited
        )
        assert pid["pid"] is not None
        return Forked(ward, pid["pid"])

    def ward(self, environment: Mapping[str, str]) -> "Nursery":
        """The warm process for this environment, set up when it is asked for the first time."""
        key = frozenset(environment.items())
        if key not in self.wards:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self.ask({"ward": dict(environment)}, [theirs.fileno()])
            theirs.close()
            self.wards[key] = Nursery(ours)
        return self.wards[key]


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
    warm = Nursery(ours)
    yield warm
    for line in (*(ward.line for ward in warm.wards.values()), ours):
        line.close()
    process.wait(10)


def keep(line: socket.socket, prepare: Callable[[], None] = lambda: None) -> None:
    """Fork whenever asked, until the tests hang up; once a second test asks it is worth to `prepare`."""
    forks = 0
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, LONGEST_REQUEST, MOST_DESCRIPTORS)
        if not message:
            return
        request = json.loads(message)
        if "ended" in request:
            pid, status = os.waitpid(request["ended"], os.WNOHANG)
            line.send(json.dumps({"code": os.waitstatus_to_exitcode(status) if pid else None}).encode())
            continue
        if (forks := forks + 1) == FORKS_OF_A_TEST + 1:
            prepare()
        pid = os.fork()
        if pid == 0:
            line.close()
            children.follow_parent()
            if "ward" in request:
                keep_set_up(request["ward"], socket.socket(fileno=descriptors[0]))
            become(request, descriptors)
        for number in descriptors:
            os.close(number)
        line.send(json.dumps({"pid": pid}).encode())


def keep_set_up(environment: dict[str, str], line: socket.socket) -> NoReturn:
    """In the fork: set the product up for this environment, then fork in turn."""
    os.environ.clear()
    os.environ.update(environment | {DATABASE: NOWHERE})
    start_django()
    for name in PRODUCT:
        importlib.import_module(name)
    importlib.import_module("madoguchi.config.web").load_pages()
    gc.freeze()
    keep(line, read_templates)
    os._exit(0)


def read_templates() -> None:
    """Every page of the product is read, or each web process would do so anew."""
    for folder in get_app_template_dirs("templates"):
        if PACKAGE in folder.parents:
            for path in folder.rglob("*.*"):
                get_template(str(path.relative_to(folder)))
    gc.freeze()


def point_at_database() -> None:
    """The settings were read before the database was known."""
    connection.settings_dict |= importlib.import_module("madoguchi.config.settings").database()


def become(request: dict, descriptors: Sequence[int]) -> NoReturn:
    """In the fork: be `madoguchi ARGUMENTS`, as if it had just been started."""
    os.setsid()
    os.environ.update(request["environment"])
    point_at_database()
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
    hash_quickly()
    for name in WARM:
        importlib.import_module(name)
    importlib.import_module("madoguchi.language.api").warm()


if __name__ == "__main__":
    warm_up()
    with socket.socket(fileno=int(sys.argv[1])) as tests:
        keep(tests)
    os._exit(0)  # nothing is left to say goodbye to; taking all of it apart would take a second
