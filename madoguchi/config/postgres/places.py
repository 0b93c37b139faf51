"""Where an installation's data and socket lie."""

import hashlib
import os
from pathlib import Path

from . import binaries, owner
from .failures import LauncherError

LONGEST_SOCKET_PATH = 107
SOCKET_NAME = ".s.PGSQL.5432"


def short_hash(path: Path) -> str:
    """Ten characters that tell one path from another."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]


def data_folder(home: Path) -> Path:
    """`home/pg`, or a folder of the system's state folder when the owner cannot enter `home`.

    Makes the parent folder. Raises LauncherError when data lies in a `home` that was closed later.
    """
    home.mkdir(parents=True, exist_ok=True)
    if not owner.is_root():
        return home / "pg"
    elsewhere = binaries.STATE / f"{home.parent.name}-{short_hash(home)}"
    if elsewhere.exists():
        return elsewhere / "pg"
    if owner.reaches(home):
        return home / "pg"
    if (home / "pg" / "PG_VERSION").exists():
        raise LauncherError(
            f"The data is in {home / 'pg'}, which the user {owner.account().pw_name} can no longer enter. "
            f"Open the parent folders again, or move it to {elsewhere / 'pg'}."
        )
    for folder in (binaries.STATE, elsewhere):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    return elsewhere / "pg"


def socket_folder(data: Path) -> Path:
    """A private folder (0700) for the socket, outside the clone and short enough for the system.

    Raises LauncherError when it belongs to somebody else or its path is too long.
    """
    folder = runtime_folder() / f"madoguchi-{short_hash(data)}"
    folder.mkdir(mode=0o700, exist_ok=True)
    owner.give(folder)
    found = folder.lstat()
    if found.st_uid != owner.account().pw_uid or not folder.is_dir() or folder.is_symlink():
        raise LauncherError(f"{folder} belongs to another user; remove it.")
    folder.chmod(0o700)
    if len(str(folder / SOCKET_NAME)) > LONGEST_SOCKET_PATH:
        raise LauncherError(
            f"{folder} is too long a path for a socket; set XDG_RUNTIME_DIR to a shorter one."
        )
    return folder


def runtime_folder() -> Path:
    """Where sockets go: /run for root, the user's runtime folder, else /tmp (with a checked folder in it)."""
    if owner.is_root():
        return Path("/run")
    given = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    if given.is_dir() and given.stat().st_uid == os.geteuid():
        return given
    return Path("/tmp")
