"""Keeps the files that come with rows of an import, under the keys that the rows name them by."""

import tempfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Protocol
from zipfile import BadZipFile

from django.conf import settings
from django.db import IntegrityError

from .files import NAMED_ANYWHERE, FileRefused, keep_file, kept_files
from .reading import Row
from .shapes import ImportRow
from .storing import group_of

_DAMAGED = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


class Packed(Protocol):
    """Files by their keys."""

    def keys(self) -> frozenset[str]:
        """Of all that are there."""

    def open(self, key: str) -> tuple[IO[bytes], str, str]:
        """The bytes of one, the name that people gave it, and the one that articles name it by."""


def keep_named(rows: Iterable[tuple[int, Row]], collection_id: int, files: Packed) -> list[ImportRow]:
    """Keep what these numbered rows name and is not here yet; a line for each file that cannot be kept."""
    named = {key: one for one in rows for key in _keys(one[1]) & files.keys()}
    there = {row.key for row in kept_files(named)}
    return [
        ImportRow(number, row.external_id, "error", reason="file_refused", heading=row.heading, detail=name)
        for key, (number, row) in named.items()
        if key not in there
        for name in _refused(key, row, collection_id, files)
    ]


def _refused(key: str, row: Row, collection_id: int, files: Packed) -> Iterator[str]:
    """Keeps one file; yields its name where that cannot be."""
    name = key
    try:
        source, name, known_as = files.open(key)
        with source, tempfile.TemporaryFile() as copy:
            left = settings.MADOGUCHI_VIDEO_BYTES + 1
            while left > 0 and (piece := source.read(min(left, 1 << 20))):
                copy.write(piece)
                left -= len(piece)
            copy.seek(0)
            group = group_of(collection_id, row.group)
            keep_file(group=group, content=copy, filename=name, by=None, known_as=known_as)
    except (FileRefused, IntegrityError, *_DAMAGED):
        yield name


def _keys(row: Row) -> frozenset[str]:
    said = f"{row.body}\n{row.more.get('data') or ''}"
    return frozenset(found[1] for found in NAMED_ANYWHERE.finditer(said))
