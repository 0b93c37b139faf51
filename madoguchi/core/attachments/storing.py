"""Taking files in."""

import hashlib
import tempfile
import uuid
from collections.abc import Iterable
from typing import IO, Literal, Protocol, cast
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages

from ..clock import now
from ..models import Attachment
from ..shapes import AttachmentShape
from .kinds import CHUNK, Unwelcome, kind_of
from .names import safe_name

IN_MEMORY = 1_000_000
"""Bytes of an arriving file that are held in memory before it goes to disk."""

Reason = Literal["empty", "too_large", "executable", "page", "script", "unknown"]


class AttachmentRefused(Exception):
    """The file is not taken; `reason` is a code that the door puts into words."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Readable(Protocol):
    """What a file is read from: an upload, a mail part, a response body."""

    def read(self, size: int, /) -> bytes: ...


def store_attachment(
    stream: Readable, *, filename: str, declared_type: str = "", most: int | None = None
) -> AttachmentShape:
    """Keep the file in `stream` and return its record; raises AttachmentRefused.

    The media type is told by the content. `declared_type` is what the sender says; nobody believes it.
    Reading stops as soon as the file is larger than `most`, or settings.MADOGUCHI_ATTACHMENT_BYTES.
    """
    name = safe_name(filename)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        file = cast(IO[bytes], spool)
        size, sha256 = _copy(stream, file, most or settings.MADOGUCHI_ATTACHMENT_BYTES)
        try:
            media_type = kind_of(file, name)
        except Unwelcome as unwelcome:
            raise AttachmentRefused(unwelcome.args[0]) from None
        id_ = uuid.uuid4()
        file.seek(0)
        place = storages["attachments"].save(f"{id_.hex[:2]}/{id_.hex}", File(file))
    row = Attachment.objects.create(
        id=id_, name=name, media_type=media_type, size=size, sha256=sha256, place=place, created_at=now()
    )
    return _shape(row)


def attachment(id: UUID) -> AttachmentShape | None:
    """The record of a stored file; None when there is none, or no longer."""
    return next(iter(attachments((id,))), None)


def attachments(ids: Iterable[UUID]) -> tuple[AttachmentShape, ...]:
    """The records of the stored files among `ids`, in the order of `ids`; one query."""
    wanted = list(ids)
    if not wanted:
        return ()
    rows = {row.id: row for row in Attachment.objects.filter(id__in=wanted, state=Attachment.State.STORED)}
    return tuple(_shape(rows[id_]) for id_ in wanted if id_ in rows)


def remove_attachment(id: UUID) -> None:
    """Delete the bytes and the name; the row stays as "removed". Done already: nothing happens."""
    row = Attachment.objects.filter(id=id, state=Attachment.State.STORED).first()
    if row is None:
        return
    storages["attachments"].delete(row.place)
    Attachment.objects.filter(id=id).update(state=Attachment.State.REMOVED, name="")


def _copy(stream: Readable, file: IO[bytes], most: int) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > most:
            raise AttachmentRefused("too_large")
        digest.update(chunk)
        file.write(chunk)
    if not size:
        raise AttachmentRefused("empty")
    return size, digest.hexdigest()


def _shape(row: Attachment) -> AttachmentShape:
    return AttachmentShape(row.id, row.name, row.media_type, row.size, row.sha256)
