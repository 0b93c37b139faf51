"""Names, and how many backups a folder keeps."""

import re
import tarfile
from pathlib import Path
from typing import IO

from madoguchi.core import api as core

from .failures import damaged
from .reading import Reader

NAME = "madoguchi-{:%Y%m%dT%H%M%SZ}.tar"
OURS = re.compile(r"madoguchi-\d{8}T\d{6}Z\.tar")


def target(place: Path) -> Path:
    """The file that is meant: `place`, or one named by the present time in the folder `place`."""
    if place.suffix == ".tar" and not place.is_dir():
        return place.absolute()
    return place.absolute() / NAME.format(core.now())


def backups_in(folder: Path) -> list[Path]:
    """The backups of a folder that bear a name of ours, oldest first."""
    return sorted(path for path in folder.iterdir() if OURS.fullmatch(path.name))


def thin_out(newest: Path, keep: int) -> tuple[str, ...]:
    """Remove the oldest so that `keep` are left, never the newest; the names removed."""
    others = [path for path in backups_in(newest.parent) if path != newest]
    surplus = others[: max(0, len(others) - keep + 1)]
    for path in surplus:
        path.unlink(missing_ok=True)
    return tuple(path.name for path in surplus)


def read_back(file: IO[bytes]) -> None:
    """Every part once more, from the disk. Raises BackupFailed."""
    try:
        with tarfile.open(fileobj=file, mode="r:") as tar:
            Reader(tar).verify()
    except tarfile.TarError as error:
        raise damaged(type(error).__name__) from error
