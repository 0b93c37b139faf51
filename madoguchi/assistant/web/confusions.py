"""/assistant/intents/confusions/: intents that are taken for each other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..access import editor_required
from ..intents.book import book
from ..intents.confused import pairs
from ..intents.versions import newest_ready
from .reader import reader_of


@require_safe
@editor_required
def confusions(request: HttpRequest) -> HttpResponse:
    """Each sentence was guessed by a model that had not seen it; these went wrong."""
    version = newest_ready()
    found = pairs(book(), version, reader_of(request))
    return render(request, "assistant/confusions.html", {"version": version, "pairs": found})
