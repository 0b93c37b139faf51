"""The tests' own database server, the template that every test database is copied from, and its copies."""

import contextlib
import fcntl
import functools
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from madoguchi.config import postgres
from madoguchi.config.postgres import binaries, places

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "madoguchi"
TABLES = ("**/migrations/*.py", "**/models.py", "**/models/*.py")
WORLD = (*TABLES, "demo/**/*", "language/**/*.py", "assistant/stock/*.yaml")
BUILD_SECONDS = 600
ONE_BUILDER = {"template": 4711, "empty": 4712}
DUMP = ("--format=custom", "--compress=0")
RESTORE = ("--exit-on-error", "--no-owner")
MEMORY = Path("/dev/shm")
LEAST_MEMORY = 1 << 30
numbers = itertools.count(1)


def home() -> Path:
    """The folder of the tests' installation, one per version of PostgreSQL."""
    base = Path(os.environ.get("MADOGUCHI_TEST_HOME") or ROOT / "var")
    return base / f"test-{postgres.find_binaries().major}"


def own(name: str) -> Path:
    """A folder of the tests' installation that this process has for itself, when several run side by side."""
    return home() / f"{name}-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def in_memory() -> Path | None:
    """A folder of ours in memory, where databases are copied much faster; None where it is too small."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < LEAST_MEMORY:
        return None
    place = MEMORY / f"madoguchi-{os.getuid()}-{places.short_hash(home())}"
    place.mkdir(mode=0o755, exist_ok=True)
    return place if place.lstat().st_uid == os.getuid() and not place.is_symlink() else None


def forget(place: Path) -> None:
    """Stop the server of a home made by a test and remove its data and socket, wherever they lie."""
    postgres.stop(place)
    data = places.data_folder(place.resolve())
    shutil.rmtree(places.socket_folder(data), ignore_errors=True)
    shutil.rmtree(data.parent if data.parent.parent == binaries.STATE else data, ignore_errors=True)


@contextlib.contextmanager
def cluster(*, durable: bool = False) -> Iterator["Cluster"]:
    """The tests' server, fast rather than durable; the last run that uses it stops it."""
    place = home() / "durable" if durable else in_memory() or home()
    place.mkdir(parents=True, exist_ok=True)
    with (place / "users.lock").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        yield Cluster(postgres.ensure(place, durable=durable), place, durable)
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            postgres.stop(place)


@dataclass(frozen=True)
class Cluster:
    """Makes and drops databases on one server."""

    server: postgres.Running
    place: Path
    durable: bool

    def restart(self) -> None:
        """Stop the server as an operator would and start it again at the same address."""
        postgres.stop(self.place)
        self.start()

    def start(self) -> None:
        """Start the server again after it was stopped or killed."""
        postgres.ensure(self.place, durable=self.durable)

    def template(self, *, demo: bool = True) -> str:
        """The database with migrations (and the demo world), built when its sources have changed."""
        if demo:
            return self.sealed(f"template_{digest_of(WORLD)}", ONE_BUILDER["template"], self.fill)
        return self.sealed(f"template_empty_{digest_of(TABLES)}", ONE_BUILDER["empty"], self.migrate)

    def template_of(self, other: "Cluster") -> str:
        """The other server's template with the demo world, moved over here."""
        name = f"template_{digest_of(WORLD)}"
        return self.sealed(name, ONE_BUILDER["template"], lambda new: self.move(other, new))

    def sealed(self, name: str, lock: int, build: Callable[[str], None]) -> str:
        """Build a database once, whoever else wants it at this moment, and let nobody write to it."""
        with self.administration() as connection:
            connection.execute("select pg_advisory_lock(%s)", [lock])
            if not exists(connection, name):
                self.drop_old(connection)
                new = f"new_{name}"
                run(connection, "drop database if exists {} with (force)", new)
                build(new)
                with psycopg.connect(self.server.url(new), autocommit=True) as loaded:
                    # the demo's jobs are no test's work, and tests set up mailboxes of their own
                    loaded.execute("truncate procrastinate_jobs, channels_account cascade")
                run(connection, "alter database {} rename to {}", new, name)
                run(connection, "alter database {} allow_connections false", name)
        return name

    def migrate(self, new: str) -> None:
        """A new database with all tables, made in another process."""
        with self.administration() as connection:
            run(connection, "create database {}", new)
        checked(prepare(self.server.url(new), demo=False))

    def fill(self, new: str) -> None:
        """A new database with the demo world, from the empty one."""
        empty = self.template(demo=False)
        with self.administration() as connection:
            run(connection, "create database {} template {} strategy file_copy", new, empty)
        checked(prepare(self.server.url(new)))

    def move(self, other: "Cluster", new: str) -> None:
        """A new database with what the other server's template holds."""
        with self.administration() as connection:
            run(connection, "create database {}", new)
        programs = postgres.find_clients(postgres.find_binaries().major)
        with other.copy(other.template()) as name, tempfile.NamedTemporaryFile() as file:
            for command in (
                [programs["pg_dump"], *DUMP, f"--file={file.name}", other.server.url(name)],
                [programs["pg_restore"], *RESTORE, f"--dbname={self.server.url(new)}", file.name],
            ):
                checked(subprocess.run(command, capture_output=True, text=True, check=False))

    def drop_old(self, connection: psycopg.Connection) -> None:
        """Drop templates of earlier sources and databases of runs that have ended."""
        for (name,) in connection.execute(
            "select datname from pg_database where datname ~ '^(new_)?template_' and datname !~ %s",
            [f"_({digest_of(WORLD)}|{digest_of(TABLES)})$"],
        ):
            run(connection, "drop database if exists {} with (force)", name)
        for (name,) in connection.execute("select datname from pg_database where datname ~ '^test_[0-9]+_'"):
            if not Path("/proc", name.split("_")[1]).exists():
                run(connection, "drop database if exists {} with (force)", name)

    @contextlib.contextmanager
    def copy(self, template: str) -> Iterator[str]:
        """A private copy of the template under a new name, dropped at the end."""
        name = f"test_{os.getpid()}_{next(numbers)}"
        with self.administration() as connection:
            run(connection, "create database {} template {} strategy file_copy", name, template)
        try:
            yield name
        finally:
            with self.administration() as connection:
                run(connection, "drop database if exists {} with (force)", name)

    def administration(self) -> psycopg.Connection:
        """A connection for making and dropping databases."""
        return psycopg.connect(self.server.url("postgres"), autocommit=True)


def prepare(address: str, *, demo: bool = True) -> "subprocess.CompletedProcess[str]":
    """Migrate one database (and load the demo company), as `madoguchi up` does."""
    return subprocess.run(
        [sys.executable, "-m", "tests.plugins.quickly", "prepare", "--only", "database"],
        env=os.environ
        | {"DATABASE_URL": address, "MADOGUCHI_DEMO": "1" if demo else "0", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )


def checked(done: "subprocess.CompletedProcess[str]") -> None:
    """Say why, when a step of the building failed."""
    if done.returncode:
        raise RuntimeError(f"The test database cannot be built:\n{done.stdout}\n{done.stderr}")


@functools.cache
def digest_of(sources: tuple[str, ...]) -> str:
    """Twelve characters that change when one of these sources changes."""
    files = sorted({path for pattern in sources for path in PACKAGE.glob(pattern) if path.is_file()})
    digest = hashlib.sha256()
    for path in files:
        if path.suffix != ".mo" and "__pycache__" not in path.parts and "tests" not in path.parts:
            digest.update(str(path.relative_to(PACKAGE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def exists(connection: psycopg.Connection, name: str) -> bool:
    """Whether a database of this name is there."""
    return bool(connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone())


def run(connection: psycopg.Connection, statement: str, *names: str) -> None:
    """Run a statement about databases with their names put in."""
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
