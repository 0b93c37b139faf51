"""Zip files from outside, read in memory: nothing is unpacked to disk, and nothing they say is believed.

A file is read up to its limit whatever size the archive claims for it, so that a small archive cannot swell.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MOST_FILES = 20_000
MOST_BYTES_EACH = 1_000_000
MOST_BYTES = 200_000_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class FileUnreadable(Exception):
    """The file as a whole cannot be read; `reason` is a code of `FILE_REASONS` in `opening`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def members(path: Path, endings: tuple[str, ...]) -> list[str]:
    """Names of the plain files with these endings, in order. Raises FileUnreadable."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except _DAMAGED:
        raise FileUnreadable("damaged") from None
    if len(infos) > MOST_FILES:
        raise FileUnreadable("too_many_files")
    return sorted(one.filename for one in infos if _welcome(one, endings))


def contents(
    path: Path, names: list[str], *, most_each: int = MOST_BYTES_EACH
) -> Iterator[tuple[str, bytes | None]]:
    """Each file's name and bytes; None for one that is too large or damaged. Raises FileUnreadable."""
    total = 0
    with zipfile.ZipFile(path) as archive:
        for name in names:
            data = _read(archive, name, most_each)
            total += len(data or b"")
            if total > MOST_BYTES:
                raise FileUnreadable("too_large")
            yield name, data


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes | None:
    try:
        with archive.open(name) as stream:
            data = stream.read(most + 1)
    except (*_DAMAGED, KeyError):
        return None
    return data if len(data) <= most else None


def _welcome(one: zipfile.ZipInfo, endings: tuple[str, ...]) -> bool:
    """A plain file below the archive's root that a person put there."""
    place = PurePosixPath(one.filename)
    outside = place.is_absolute() or ".." in place.parts or "\\" in one.filename
    hidden = any(part.startswith((".", "__MACOSX")) for part in place.parts)
    link = stat.S_ISLNK(one.external_attr >> 16)
    encrypted = bool(one.flag_bits & 1)
    wanted = place.name.lower().endswith(endings)
    return wanted and not (one.is_dir() or outside or hidden or link or encrypted)
