"""Giving files out: streamed, and only as downloads."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from uuid import UUID

from asgiref.sync import sync_to_async
from django.core.files.storage import storages
from django.db import connection
from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from ..models import Attachment
from .kinds import CHUNK


class FileStream(StreamingHttpResponse):
    """Reads a stored file (or `length` bytes of it) piece by piece; in a thread under ASGI, else plainly."""

    def __init__(self, place: str, *, first: int = 0, length: int | None = None, **more: str) -> None:
        self.place, self.first, self.length = place, first, length
        super().__init__(self._pieces(), **more)

    def _pieces(self) -> Iterator[bytes]:
        with storages["attachments"].open(self.place) as file:
            file.seek(self.first)
            left = self.length
            while piece := file.read(CHUNK if left is None else min(CHUNK, left)):
                left = None if left is None else left - len(piece)
                yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        await sync_to_async(_give_connection_back)()
        pieces = self._pieces()
        while piece := await asyncio.to_thread(next, pieces, b""):
            yield piece


def attachment_response(id: UUID) -> HttpResponseBase:
    """The file as a download that no browser runs or renders as a page; Http404 when it is not there.

    Whether the viewer may have it is for the caller to decide, before.
    """
    row = Attachment.objects.filter(id=id, state=Attachment.State.STORED).first()
    if row is None:
        raise Http404
    response = FileStream(row.place, content_type=row.media_type)
    response["Content-Length"] = str(row.size)
    response["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _give_connection_back() -> None:
    """A slow download must not keep its database connection."""
    if not connection.in_atomic_block:
        connection.close()
