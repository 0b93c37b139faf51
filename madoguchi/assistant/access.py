"""Who teaches the assistant, and how its views obtain what they are about. Editors and administrators do."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase

from madoguchi.people import api as people

from .intents.book import Book, book
from .intents.shapes import Intent
from .intents.versions import VersionShape, version

View = Callable[..., HttpResponseBase]

editor_required = people.role_required("editor")
"""For editors and administrators."""


def staff_id_of(request: HttpRequest) -> int:
    """The member of staff who acts."""
    return int(request.viewer.staff.id)  # type: ignore[attr-defined]


def intent_required(view: View) -> View:
    """For editors; hands over all that is taught and the intent of this code, or 404."""

    @editor_required
    @wraps(view)
    def guarded(request: HttpRequest, code: str) -> HttpResponseBase:
        all_: Book = book()
        found: Intent | None = all_.intents.get(code)
        if found is None:
            raise Http404
        return view(request, all_, found)

    return guarded


def version_required(view: View) -> View:
    """For editors; hands over the version of this number, or 404."""

    @editor_required
    @wraps(view)
    def guarded(request: HttpRequest, number: int) -> HttpResponseBase:
        found: VersionShape | None = version(number)
        if found is None:
            raise Http404
        return view(request, found)

    return guarded
