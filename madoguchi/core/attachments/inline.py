"""Files that a page shows in itself: pictures, sound and film, whole or in ranges asked for (RFC 9110)."""

import re
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from ..models import Attachment
from .serving import FileStream

SHOWN_IN_PAGES = frozenset(
    "image/png image/jpeg image/gif image/webp image/avif video/mp4 video/webm audio/mpeg text/vtt".split()
)
"""Kinds that no browser runs as a page. Everything else is given as a download."""

HOUR = 3600
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def inline_response(
    request: HttpRequest, id: UUID, *, media_type: str = "", public: bool = False
) -> HttpResponseBase:
    """The file as part of a page; Http404 when it is not there. `public` lets shared caches keep it.

    Whether the viewer may have it is for the caller to decide, before.
    """
    row = Attachment.objects.filter(id=id, state=Attachment.State.STORED).first()
    if row is None:
        raise Http404
    etag = f'"{row.sha256[:32]}"'
    if etag in request.headers.get("If-None-Match", ""):
        return _labelled(HttpResponse(status=304), row, etag, media_type, public)
    part = _part(request, row.size, etag)
    if part is None:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{row.size}"
        return response
    first, last = part
    response = FileStream(row.place, first=first, length=last - first + 1)
    if (first, last) != (0, row.size - 1):
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{row.size}"
    response["Content-Length"] = str(last - first + 1)
    return _labelled(response, row, etag, media_type, public)


def _labelled(
    response: HttpResponseBase, row: Attachment, etag: str, media_type: str, public: bool
) -> HttpResponseBase:
    kind = media_type or row.media_type
    response["Content-Type"] = kind
    download = kind not in SHOWN_IN_PAGES
    response["Content-Disposition"] = content_disposition_header(download, row.name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["Cache-Control"] = f"{'public' if public else 'private'}, max-age={HOUR}"
    return response


def _part(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte that are asked for; None when they are not there."""
    whole = (0, size - 1)
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or request.headers.get("If-Range", etag) != etag:
        return whole
    first, last = asked[1], asked[2]
    if first and last and int(last) < int(first):
        return whole
    if first:
        return (int(first), min(int(last or size), size - 1)) if int(first) < size else None
    if last:
        return (max(0, size - int(last)), size - 1) if int(last) else None
    return whole
