"""Which processes truly belong to a data folder.

A recorded pid proves nothing: it may be a zombie, or another process that got the number later. A server
process has the data folder as its working directory; a zombie has none.
"""

import contextlib
import os
import subprocess
import time
from pathlib import Path

from . import owner
from .failures import LauncherError

ORPHANS_LEAVE_WITHIN = 20.0
LOOK_EVERY = 0.05
SCAN = 'for p in /proc/[0-9]*; do [ "$(readlink "$p/cwd")" = "$1" ] && echo "${p#/proc/}"; done; true'


def works_in(pid: int, data: Path) -> bool:
    """Whether the process lives and its working directory is the data folder."""
    try:
        return os.readlink(f"/proc/{pid}/cwd") == str(data)
    except PermissionError:
        return pid in scan_as_owner(data)
    except OSError:
        return False


def members(data: Path) -> list[int]:
    """Pids of the server and of every backend of this data folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(process / "cwd") == str(data):
                found.append(int(process.name))
        except PermissionError:
            if owner.is_root():
                return scan_as_owner(data)
        except OSError:
            continue
    return found


def scan_as_owner(data: Path) -> list[int]:
    """The same, asked as the owner: in many containers even root may not look at other users' processes."""
    done = subprocess.run(
        ["/bin/sh", "-c", SCAN, "sh", str(data)],
        capture_output=True,
        text=True,
        cwd="/",
        env={"PATH": "/usr/bin:/bin"},
        check=False,
        **owner.credentials(),
    )
    return [int(line) for line in done.stdout.split()]


def postmaster(data: Path) -> int | None:
    """The pid of the living server of this data folder, or None."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int((data / "postmaster.pid").read_text().split("\n")[0])
        if works_in(pid, data):
            return pid
    return None


def clear_leftovers(data: Path, socket_folder: Path) -> None:
    """Remove what a killed server left: its pid file, socket and lock, once nobody works in the folder.

    Backends of a killed server leave by themselves. Raises LauncherError when they do not.
    """
    give_up = time.monotonic() + ORPHANS_LEAVE_WITHIN
    while left := members(data):
        if time.monotonic() > give_up:
            raise LauncherError(f"Processes of a killed database still run: {left}. End them and try again.")
        time.sleep(LOOK_EVERY)
    (data / "postmaster.pid").unlink(missing_ok=True)
    for leftover in socket_folder.glob(".s.PGSQL.*"):
        leftover.unlink()
