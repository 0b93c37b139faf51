"""One mail: its text, as it was formatted, its head, and as it came."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.language import api as language

from .. import reading
from ..access import LetterUnknown, OpenLetter, letter_of_message, letter_required, staff_only

ALONE = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
ALONE += "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
"""A mail brings its own look; nothing in it runs, asks anybody for anything, or sends a form."""


@require_safe
@letter_required
def page(request: HttpRequest, held: OpenLetter) -> HttpResponse:
    """The whole mail: as it was formatted where it was, else its text; its people, checks and files."""
    return _shown(request, held, "formatted" if reading.read(held).html else "text")


@require_safe
@letter_required
def headers(request: HttpRequest, held: OpenLetter) -> HttpResponse:
    """Its head, line for line."""
    return _shown(request, held, "headers")


@require_safe
@letter_required
def formatted(request: HttpRequest, held: OpenLetter) -> HttpResponse:
    """The formatted text, as a page of its own for a frame in which nothing may happen."""
    shown = reading.formatted(held)
    response = render(request, "email/formatted.html", {"shown": shown, "title": held.row.subject})
    response["Content-Security-Policy"] = ALONE
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@letter_required
def original(request: HttpRequest, held: OpenLetter) -> HttpResponse:
    """The bytes as they came, as a download that is recorded."""
    reading.note_taken(request.viewer, held)  # type: ignore[attr-defined]
    response = HttpResponse(bytes(held.row.source.raw), content_type="message/rfc822")
    name = language.redact_name(held.row.subject)[:80] or "mail"
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.eml") or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@staff_only
def of_message(request: HttpRequest, message_id: int) -> HttpResponse:
    """To the mail as which one of our messages went out."""
    try:
        return redirect("mail:letter", letter_of_message(request.viewer, message_id))  # type: ignore[attr-defined]
    except LetterUnknown:
        raise Http404 from None


def _shown(request: HttpRequest, held: OpenLetter, view: str) -> HttpResponse:
    viewer: Any = request.viewer  # type: ignore[attr-defined]
    reading.note_seen(viewer, held)
    if request.GET.get("view") == "text" and view == "formatted":
        view = "text"
    if view == "formatted":
        reading.fetch_pictures(held)
    return render(request, "email/letter.html", {**reading.whole(held), "view": view, "now": core.now()})
