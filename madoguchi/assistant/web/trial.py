"""/assistant/trial/: a sentence is tried before customers write it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.language import api as language

from ..access import editor_required
from ..intents.book import book
from ..intents.lines import choices
from ..intents.trying import tried
from .reader import reader_of


@require_safe
@editor_required
def trial(request: HttpRequest) -> HttpResponse:
    """What it would be understood as; nothing is written."""
    text, reader = request.GET.get("text", "").strip()[:400], reader_of(request)
    spoken = "ja" if language.language_of(text, default=reader) == "ja" else "en"
    found = tried(text, spoken, reader) if text else []
    context = {"text": text, "spoken": spoken, "tried": found, "others": choices(book(), reader)}
    return render(request, "assistant/trial.html", context)
