"""The pictures, films and papers that articles name, in a zip beside them: `files/<name as in the address>`.

A file keeps its key on the way, so that what names it stays as it is. The name that people gave it stands in
the entry's comment.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from madoguchi.core import api as core

from ..files import NAMED_ANYWHERE, kept_files
from ..records import ArticleRecord

FOLDER = "files/"
ADDRESS = "/help/files/"
AT_ONCE = 200


class Gathered:
    """Notes which files articles name while they pass, and puts those into the archive at its end."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def passing(self, records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """The same records."""
        for record in records:
            self.names |= names_in(record.body, record.data)
            yield record

    def put_into(self, archive: zipfile.ZipFile) -> None:
        """All of them that are there; media is packed already, so it is only stored."""
        keys = sorted(self.names)
        for start in range(0, len(keys), AT_ONCE):
            for row in kept_files(keys[start : start + AT_ONCE]):
                entry = zipfile.ZipInfo(FOLDER + self.names[row.key], (1980, 1, 1, 0, 0, 0))
                entry.comment, entry.file_size = row.name.encode()[:300], row.size
                with archive.open(entry, "w") as target:
                    core.copy_attachment(row.attachment, target)


class Packed:
    """The files of an archive by their keys. Nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        self._entries = {
            found[1]: one
            for one in self._archive.infolist()
            if one.filename.startswith(FOLDER) and not one.flag_bits & 1
            and (found := NAMED_ANYWHERE.fullmatch(one.filename.removeprefix(FOLDER)))
        }  # fmt: skip

    def keys(self) -> frozenset[str]:
        """Of all that are there."""
        return frozenset(self._entries)

    def open(self, key: str) -> tuple[IO[bytes], str, str]:
        """Its bytes, the name that people gave it, and the one that articles name it by."""
        entry = self._entries[key]
        known_as = entry.filename.removeprefix(FOLDER)
        return self._archive.open(entry), entry.comment.decode("utf-8", "replace") or known_as, known_as


def names_in(body: str, data: Mapping[str, Any]) -> dict[str, str]:
    """The names of files that an article shows or offers, by key."""
    said = f"{body}\n{json.dumps(data)}" if data else body
    return {found[1]: found[0] for found in NAMED_ANYWHERE.finditer(said)}


def packed(path: Path) -> Packed | None:
    """The files that came with the articles; None for what is no archive."""
    return Packed(path) if zipfile.is_zipfile(path) else None
