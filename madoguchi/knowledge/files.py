"""Files of articles: taken in, and shown to whoever may read an article that names them."""

import hashlib
import io
import re
import secrets
import uuid
from collections.abc import Iterable
from typing import IO

import filetype
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from . import access
from .models import Article, ArticleFile, Block
from .pictures import NoPicture, Picture, clean
from .shapes import FileShape

_OFFICE = "application/vnd.openxmlformats-officedocument."
CAPTIONS = "text/vtt"
FILMS = {"video/mp4": "mp4", "video/webm": "webm"}
PICTURES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
PAPERS = {
    "application/pdf": "pdf", "text/csv": "csv", "text/plain": "txt", "application/zip": "zip",
    f"{_OFFICE}wordprocessingml.document": "docx", f"{_OFFICE}spreadsheetml.sheet": "xlsx",
    f"{_OFFICE}presentationml.presentation": "pptx",
}  # fmt: skip
ENDINGS = {**PICTURES, **FILMS, **PAPERS, CAPTIONS: "vtt"}
HEAD, KEY_LENGTH = 8_192, 22
NAMED = re.compile(r"/files/([\w-]{22})(?:-\d+x\d+)?\.\w{2,5}")
"""How articles name a file: by its key, a picture with its size, and an ending."""
_ENDING = "|".join(sorted(set(ENDINGS.values())))
NAMED_ANYWHERE = re.compile(rf"(?<![\w-])([\w-]{{22}})(?:-\d+x\d+)?\.(?:{_ENDING})(?!\w)")
"""The same without its folder, as kinds of articles keep it in their data."""


class FileRefused(Exception):
    """The file is not taken; `reason` is a code: empty, too_large, picture or kind."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def keep_file(
    *, group: uuid.UUID, content: IO[bytes], filename: str, by: int | None, known_as: str = ""
) -> FileShape:
    """Keep a file for the answer `group`; the same bytes are kept once. Raises FileRefused.

    `known_as` is its name where it comes from (`NAMED_ANYWHERE`): what names it so finds it here.
    Pictures (PNG, JPEG, GIF, WebP) are made anew without metadata; SVG, HEIC, pages and programs are refused.
    """
    sha256 = _fingerprint(content)
    known = ArticleFile.objects.filter(group=group, sha256=sha256)
    if (before := known.first()) is not None:
        return file_shape(before)
    try:
        with transaction.atomic():
            made = _stored(group, content, filename, sha256, by, known_as)
    except IntegrityError:  # sent twice at once: the other one is kept
        made = known.get()
    return file_shape(made)


def file_shape(row: ArticleFile) -> FileShape:
    """A file as screens and articles name it."""
    size = f"-{row.width}x{row.height}" if row.width else ""
    name = f"{row.key}{size}.{ENDINGS[row.media_type]}"
    url = reverse("knowledge:file", args=[name])
    return FileShape(row.key, row.group, row.name, row.media_type, row.size, row.width, row.height, url)


def kept_files(keys: Iterable[str]) -> list[ArticleFile]:
    """Those of these that are there."""
    return list(ArticleFile.objects.filter(key__in=list(keys)))


def files_of(group: uuid.UUID) -> tuple[FileShape, ...]:
    """What was sent in for an answer, oldest first."""
    return tuple(file_shape(row) for row in ArticleFile.objects.filter(group=group))


def open_file_for(viewer: Viewer, key: str) -> tuple[ArticleFile, bool] | None:
    """The file, if this viewer may read an article that names it; and whether all may. Staff see each."""
    row = ArticleFile.objects.filter(key=key).first()
    if row is None:
        return None
    if _is_named(access.readable("public"), row):
        return row, True
    may = viewer.is_staff or _is_named(access.visible_to(viewer), row)
    return (row, False) if may else None


def _is_named(articles: QuerySet[Article], row: ArticleFile) -> bool:
    """Its own answer names it as a rule; else another article (copied, merged) or a shared block does."""
    stored = articles.annotate(kind_data=Cast("data", CharField()))
    named = stored.filter(Q(body__contains=row.key) | Q(kind_data__contains=row.key))
    return named.filter(group=row.group).exists() or named.exists() or _is_in_a_block(articles, row)


def _is_in_a_block(articles: QuerySet[Article], row: ArticleFile) -> bool:
    blocks = Block.objects.filter(Q(body_ja__contains=row.key) | Q(body_en__contains=row.key))
    uses = [Q(body__contains=f"{{{{block:{slug}}}}}") for slug in blocks.values_list("slug", flat=True)]
    return bool(uses) and any(articles.filter(use).exists() for use in uses)


def _stored(
    group: uuid.UUID, content: IO[bytes], filename: str, sha256: str, by: int | None, known_as: str
) -> ArticleFile:
    kind = filetype.guess_mime(content.read(HEAD)) or ""
    content.seek(0)
    picture = _picture(content) if kind.startswith("image/") else None
    source = io.BytesIO(picture.content) if picture else content
    most = settings.MADOGUCHI_VIDEO_BYTES if kind in FILMS else settings.MADOGUCHI_ATTACHMENT_BYTES
    try:
        kept = core.store_attachment(source, filename=filename, most=most)
    except core.AttachmentRefused as refused:
        raise FileRefused(refused.reason if refused.reason in ("empty", "too_large") else "kind") from None
    media_type = CAPTIONS if _are_captions(content, kept.media_type) else kept.media_type
    if media_type not in ENDINGS or known_as and not known_as.endswith(f".{ENDINGS[media_type]}"):
        core.remove_attachment(kept.id)
        raise FileRefused("picture" if media_type.startswith("image/") else "kind")
    return ArticleFile.objects.create(
        key=known_as[:KEY_LENGTH] or secrets.token_urlsafe(16), group=group, attachment=kept.id,
        name=kept.name, media_type=media_type, size=kept.size, sha256=sha256,
        width=picture.width if picture else None,
        height=picture.height if picture else None, by_id=by, at=core.now(),
    )  # fmt: skip


def _picture(content: IO[bytes]) -> Picture:
    whole = content.read(settings.MADOGUCHI_ATTACHMENT_BYTES + 1)
    if len(whole) > settings.MADOGUCHI_ATTACHMENT_BYTES:
        raise FileRefused("too_large")
    try:
        return clean(whole)
    except NoPicture:
        raise FileRefused("picture") from None


def _are_captions(content: IO[bytes], media_type: str) -> bool:
    content.seek(0)
    return media_type.startswith("text/") and content.read(12).lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def _fingerprint(content: IO[bytes]) -> str:
    content.seek(0)
    found = hashlib.file_digest(content, "sha256").hexdigest()
    content.seek(0)
    return found
