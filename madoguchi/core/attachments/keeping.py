"""Stored files as a whole: copied into a backup, put back from one, and swept when nobody knows them."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import IO
from uuid import UUID

from django.core.files import File
from django.core.files.storage import storages

from ..clock import now
from ..models import Attachment
from ..shapes import StoredFile
from .kinds import CHUNK

YOUNG = timedelta(days=1)
"""A file may wait so long for the transaction that names it."""


def stored_files() -> list[StoredFile]:
    """Every file that should be there, as the running transaction sees it."""
    rows = Attachment.objects.filter(state=Attachment.State.STORED).order_by("place")
    return [StoredFile(*row) for row in rows.values_list("id", "place", "size", "sha256")]


def read_stored(file: StoredFile, target: IO[bytes]) -> bool:
    """Copy the bytes into `target`; False when they are gone or are not those that were stored."""
    digest = hashlib.sha256()
    try:
        with storages["attachments"].open(file.place) as source:
            while piece := source.read(CHUNK):
                digest.update(piece)
                target.write(piece)
    except OSError:
        return False
    return digest.hexdigest() == file.sha256


def copy_attachment(id: UUID, target: IO[bytes]) -> bool:
    """Copy one stored file into `target`; False when it is gone or damaged."""
    row = Attachment.objects.filter(id=id, state=Attachment.State.STORED).first()
    return row is not None and read_stored(StoredFile(row.id, row.place, row.size, row.sha256), target)


def put_stored_back(place: str, source: IO[bytes]) -> None:
    """Store the bytes under the very place they had; what lies there already is replaced."""
    storage = storages["attachments"]
    if storage.exists(place):
        storage.delete(place)
    kept = storage.save(place, File(source))
    if kept != place:
        raise RuntimeError(f"the storage chose {kept} for {place}")


def sweep() -> int:
    """Remove bytes that no row names since the transaction that stored them was rolled back; how many."""
    return sum(_sweep_folder(folder) for folder in _folders())


def _folders() -> Iterator[str]:
    with suppress(FileNotFoundError):  # nobody has sent a file yet
        yield from sorted(storages["attachments"].listdir("")[0])


def _sweep_folder(folder: str) -> int:
    storage, before = storages["attachments"], now() - YOUNG
    places = {f"{folder}/{name}" for name in storage.listdir(folder)[1]}
    known = set(Attachment.objects.filter(place__in=places).values_list("place", flat=True))
    orphans = [place for place in places - known if storage.get_modified_time(place) < before]
    for place in orphans:
        storage.delete(place)
    return len(orphans)
