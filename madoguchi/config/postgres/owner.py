"""Who runs the database: the present user, or `nobody` when we are root (PostgreSQL refuses root)."""

import os
import pwd
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from .failures import LauncherError

UNWANTED_PREFIXES = ("PG", "LC_", "LD_", "LANG")
UNWANTED_NAMES = frozenset({"HOME", "TMPDIR"})


class Credentials(TypedDict, total=False):
    """Arguments of `subprocess.run` that give up root."""

    user: int
    group: int
    extra_groups: list[int]


def is_root() -> bool:
    """Whether we run as root, so that the server needs another user."""
    return os.geteuid() == 0


def account() -> pwd.struct_passwd:
    """The system account that owns the data and runs the server."""
    return pwd.getpwnam("nobody") if is_root() else pwd.getpwuid(os.geteuid())


def credentials() -> Credentials:
    """What to hand to `subprocess` so that a command runs as the owner."""
    if not is_root():
        return {}
    owner = account()
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def environment() -> dict[str, str]:
    """The environment without anything that changes how PostgreSQL behaves."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(UNWANTED_PREFIXES) and name not in UNWANTED_NAMES
    }
    return kept | {"LC_ALL": "C", "HOME": "/"}


def call(command: Sequence[str | Path]) -> str:
    """Run a command as the owner and return what it printed.

    Output goes to a file: the server keeps its standard output open, and a pipe would never end.
    Raises LauncherError with the printed text when the command fails.
    """
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment(),
            cwd="/",
            umask=0o077,
            **credentials(),
        )
        output.seek(0)
        text = output.read()
    if done.returncode:
        raise LauncherError(f"{Path(command[0]).name} ended with {done.returncode}:\n{text.strip()}")
    return text


def reaches(path: Path, mode: str = "-x") -> bool:
    """Whether the owner may use `path`, asked as the owner (`os.access` as root says yes to everything)."""
    done = subprocess.run(
        ["test", mode, str(path)],
        cwd="/",
        env={"PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        **credentials(),
    )
    return done.returncode == 0


def give(folder: Path) -> None:
    """Make the owner the owner of one folder of ours."""
    if is_root():
        owner = account()
        os.chown(folder, owner.pw_uid, owner.pw_gid)
