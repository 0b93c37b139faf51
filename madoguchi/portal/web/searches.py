"""さがす: one box on the first screen, and what it leads to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.ui import api as ui

from ..access import proven_required
from ..searching import found

LONGEST, A_MINUTE = 200, 40


@require_safe
@proven_required
def show(request: HttpRequest) -> HttpResponse:
    """What ?q= leads to; a person is always there too."""
    viewer = request.viewer  # type: ignore[attr-defined]
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
    if query and not core.allow(f"portal:search:{viewer.customer_id}", limit=A_MINUTE, seconds=60):
        return ui.too_many_requests(request)
    language = "ja" if get_language() == "ja" else "en"
    result = found(viewer, query, language) if query else None
    if result is not None and not result.orders:
        knowledge.note_search(
            query=query, language=language, door="help", customer_id=viewer.customer_id,
            confidences=[hit.confidence for hit in result.help],
        )  # fmt: skip
    return render(request, "portal/search.html", {"q": query, "found": result})
