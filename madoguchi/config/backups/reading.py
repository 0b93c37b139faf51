"""Reading the file: nothing is believed before every part has been read through and compared."""

import contextlib
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from .failures import BackupFailed, damaged
from .manifest import FORMAT, MANIFEST, SEAL, Manifest, seal
from .writing import digest


class Reader:
    """An archive whose parts can be read by name."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.members = {member.name: member for member in tar.getmembers() if member.isfile()}

    def part(self, name: str) -> IO[bytes]:
        """One part. Raises BackupFailed when it is not there."""
        member = self.members.get(name)
        source = self.tar.extractfile(member) if member else None
        if source is None:
            raise damaged(name)
        return source

    def manifest(self) -> Manifest:
        """What the backup says about itself. Raises BackupFailed when that cannot be believed."""
        data = self.part(MANIFEST).read()
        if self.part(SEAL).read() != seal(data):
            raise damaged(MANIFEST)
        try:
            found = Manifest.from_bytes(data)
        except (ValueError, TypeError):
            raise damaged(MANIFEST) from None
        if found.format != FORMAT:
            raise BackupFailed(
                f"このバックアップの形式（{found.format}）は、この版では読めません。新しい版をお使いください。",
                f"This version cannot read backups of format {found.format}. Please use a newer one.",
            )
        return found

    def verify(self) -> Manifest:
        """Read every part through. Raises BackupFailed when one is missing, foreign or different."""
        manifest = self.manifest()
        foreign = self.members.keys() ^ manifest.parts.keys() ^ {MANIFEST, SEAL}
        if foreign:
            raise damaged(min(foreign))
        for name, expected in manifest.parts.items():
            if digest(self.part(name)) != expected:
                raise damaged(name)
        return manifest


@contextlib.contextmanager
def opened(file: Path) -> Iterator[Reader]:
    """The archive; raises BackupFailed when the file is missing or no archive of ours."""
    if not file.is_file():
        raise BackupFailed(f"ファイルがありません：{file}", f"There is no such file: {file}")
    try:
        with tarfile.open(file, mode="r:") as tar:
            yield Reader(tar)
    except (tarfile.TarError, EOFError) as error:
        raise damaged(type(error).__name__) from error


def check(file: Path) -> Manifest:
    """Read the whole backup through; what it says about itself. Raises BackupFailed."""
    with opened(file) as reader:
        return reader.verify()
