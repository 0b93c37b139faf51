"""Writing the file: a plain tar archive, checksums last, under its name only when it is whole."""

import contextlib
import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from .failures import BackupFailed
from .manifest import MANIFEST, SEAL, Manifest, seal

CHUNK = 1 << 20


class Writer:
    """Adds parts and remembers their checksums."""

    def __init__(self, file: IO[bytes]) -> None:
        self.tar = tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT)
        self.parts: dict[str, str] = {}

    def add(self, name: str, source: IO[bytes]) -> str:
        """Add everything in `source` from its beginning; its SHA-256."""
        size = source.seek(0, os.SEEK_END)
        source.seek(0)
        part = tarfile.TarInfo(name)
        part.size, part.mode = size, 0o600
        self.tar.addfile(part, source)
        source.seek(0)
        self.parts[name] = digest(source)
        return self.parts[name]

    def finish(self, manifest: Manifest) -> None:
        """Checksums and the end of the archive."""
        manifest.parts = dict(self.parts)
        data = manifest.to_bytes()
        self.add(MANIFEST, io.BytesIO(data))
        self.add(SEAL, io.BytesIO(seal(data)))
        self.tar.close()


def digest(source: IO[bytes]) -> str:
    """SHA-256 of what is left to read."""
    found = hashlib.sha256()
    while chunk := source.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


@contextlib.contextmanager
def whole(target: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when the block ends well, and goes when it does not."""
    if target.exists():
        raise BackupFailed(
            f"{target} はすでにあります。別の名前にしてください。", f"{target} is there already."
        )
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, target)
        _settle(target.parent)
    except FileExistsError:
        raise BackupFailed(f"{target} はすでにあります。", f"{target} is there already.") from None
    finally:
        unfinished.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
