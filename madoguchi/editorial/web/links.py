"""/knowledge/links/: articles that a text may lead to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people


@require_safe
@people.staff_required
def links(request: HttpRequest) -> HttpResponse:
    """Published articles found by words; those in the language of the text first."""
    sought = request.GET.get("words", request.GET.get("q", "")).strip()[:100]
    language = "en" if request.GET.get("language") == "en" else "ja"
    hits = knowledge.search(query=sought, language=language, audience="staff", limit=8) if sought else ()
    return render(request, "editorial/_links.html", {"hits": hits, "sought": sought})
