"""Start, adopt, look at and stop the database server of one installation."""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from . import liveness, owner, places
from .binaries import Binaries, find_binaries, reachable
from .failures import LauncherError

ROLE = "madoguchi"
START_SECONDS = 60
STOP_SECONDS = 30
FIRST_WITH_BUILTIN_LOCALE = 17
SETTINGS = {
    "listen_addresses": "", "max_connections": "200", "unix_socket_permissions": "0700",
    "jit": "off", "max_parallel_workers_per_gather": "0",  # short statements: starting helpers costs more
}  # fmt: skip
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PID_LINE, PORT_LINE, SOCKET_LINE = 0, 3, 4


@dataclass(frozen=True)
class Running:
    """A living server: its process, its data, its socket folder, and whether it ran before we came."""

    pid: int
    data: Path
    socket: str
    port: str
    adopted: bool

    def url(self, database: str = "madoguchi") -> str:
        """The address of one database, as libpq and DATABASE_URL understand it."""
        return f"postgresql:///{database}?host={quote(self.socket, safe='')}&port={self.port}&user={ROLE}"


def address(home: Path, *, durable: bool = True) -> str:
    """DATABASE_URL when it is set; else that of the installation's own server, started when needed."""
    if given := os.environ.get("DATABASE_URL"):
        return given
    server = ensure(home, durable=durable)
    make_database(server, "madoguchi")
    return server.url()


def ensure(home: Path, *, durable: bool = True) -> Running:
    """Start the server of this installation, or adopt the one that runs.

    `durable=False` trades safety against a power cut for speed (tests). Safe to call from many processes
    at once. Raises LauncherError.
    """
    home = home.resolve()
    with locked(home):
        data = places.data_folder(home).resolve()
        if found := adopt(data):
            return found
        binaries = reachable(find_binaries(major_of(data)))
        if major_of(data) is None:
            make_cluster(binaries, data, durable=durable)
        start(binaries, data, durable=durable)
        return described(data, adopted=False)


def adopt(data: Path) -> Running | None:
    """The living server once it answers; None when there is none, or when it ends while we ask.

    A server that was killed a moment ago, or that is just stopping, still has its process.
    """
    give_up = time.monotonic() + START_SECONDS
    while liveness.postmaster(data):
        with contextlib.suppress(FileNotFoundError, psycopg.OperationalError):
            found = described(data, adopted=True)
            psycopg.connect(found.url("postgres"), connect_timeout=5).close()
            return found
        if time.monotonic() > give_up:
            raise LauncherError(f"The database in {data} does not answer; see {data / 'server.log'}.")
        time.sleep(liveness.LOOK_EVERY)
    return None


def running(home: Path) -> Running | None:
    """The living server of this installation, or None; nothing is started or changed."""
    if not home.exists():
        return None
    data = places.data_folder(home.resolve()).resolve()
    return described(data, adopted=True) if liveness.postmaster(data) else None


def stop(home: Path) -> bool:
    """Stop the server; False when none runs. Raises LauncherError when it does not stop."""
    if not home.exists():
        return False
    home = home.resolve()
    with locked(home):
        data = places.data_folder(home).resolve()
        if not liveness.postmaster(data):
            return False
        binaries = reachable(find_binaries(major_of(data)))
        pg_ctl(binaries, data, "stop", "-m", "fast", "-t", STOP_SECONDS)
        return True


@contextlib.contextmanager
def locked(home: Path) -> Iterator[None]:
    """Only one process at a time starts or stops the server of this home."""
    home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(home / ".pg.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError as error:
        raise LauncherError(
            f"{home} belongs to another user; set MADOGUCHI_HOME to a folder of yours."
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def major_of(data: Path) -> int | None:
    """The major version that made the data, or None where there is none."""
    with contextlib.suppress(FileNotFoundError):
        return int((data / "PG_VERSION").read_text())
    return None


def make_cluster(binaries: Binaries, data: Path, *, durable: bool) -> None:
    """Make an empty cluster under a temporary name, then give it its own: a kill leaves no half cluster."""
    new = data.with_name(f"{data.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    owner.give(new)
    quick = () if durable else ("--no-sync",)
    owner.call(
        [binaries["initdb"], "-D", new, "-U", ROLE, "-E", "UTF8", "--auth=trust", "--no-instructions"]
        + [*locale_options(binaries.major), *quick]
    )
    new.rename(data)


def locale_options(major: int) -> list[str]:
    """C.UTF-8 in the way this version understands, the same on every system."""
    if major < FIRST_WITH_BUILTIN_LOCALE:
        return ["--locale=C.UTF-8"]
    return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def start(binaries: Binaries, data: Path, *, durable: bool) -> None:
    """Clear what a killed server left and start; raises LauncherError with the end of the server's log."""
    folder = places.socket_folder(data)
    liveness.clear_leftovers(data, folder)
    wanted = SETTINGS | {"unix_socket_directories": str(folder)} | ({} if durable else UNSAFE_BUT_FAST)
    options = " ".join(f"-c {name}='{value}'" for name, value in wanted.items())
    log = data / "server.log"
    try:
        pg_ctl(binaries, data, "start", "-t", START_SECONDS, "-l", log, "-o", options)
    except LauncherError as error:
        lines = log.read_text(errors="replace").splitlines()[-12:] if log.exists() else []
        raise LauncherError("\n".join([str(error), *lines])) from error


def pg_ctl(binaries: Binaries, data: Path, verb: str, *options: object) -> None:
    """Run `pg_ctl` and wait for it."""
    owner.call([binaries["pg_ctl"], "-D", data, "-w", verb, *(str(option) for option in options)])


def described(data: Path, *, adopted: bool) -> Running:
    """What the server wrote into its pid file; waits for a server that is still starting."""
    for _ in range(START_SECONDS * 20):
        lines = (data / "postmaster.pid").read_text().splitlines()
        if len(lines) > SOCKET_LINE + 2 and lines[SOCKET_LINE]:
            return Running(int(lines[PID_LINE]), data, lines[SOCKET_LINE], lines[PORT_LINE].strip(), adopted)
        time.sleep(0.05)
    raise LauncherError(f"The database in {data} runs but does not get ready; see {data / 'server.log'}.")


def make_database(server: Running, name: str) -> None:
    """Make a database unless it is there."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            return
        with contextlib.suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
