"""Files that were stored before their reply was sent: handed on by a mark that only its person can use."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpRequest

from madoguchi.core import api as core

KEPT = "desk.kept_files"
MOST_FILES, MOST_MARKS = 10, 20


def keeping(request: HttpRequest, ids: Sequence[UUID]) -> str:
    """A mark of stored files that only the same person can hand in again."""
    return signing.dumps([str(one) for one in ids], salt=f"{KEPT}:{request.viewer.staff.id}")


def kept_files(request: HttpRequest) -> tuple[UUID, ...]:
    """The files of such marks; none for one that is not hers, or is a day old."""
    found: list[str] = []
    for mark in request.POST.getlist("kept")[:MOST_MARKS]:
        with suppress(signing.BadSignature):
            found += signing.loads(mark, salt=f"{KEPT}:{request.viewer.staff.id}", max_age=86400)
    return tuple(dict.fromkeys(UUID(one) for one in found))[:MOST_FILES]


def waiting_files(request: HttpRequest, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The stored files of a draft as the composer offers them: each with its mark, to be left out again."""
    return [
        {"mark": keeping(request, [one.id]), "name": one.name, "size": one.size}
        for one in core.attachments(ids)
    ]  # fmt: skip
