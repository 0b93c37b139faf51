"""/assistant/: what the assistant knows, what waits for a person, how it did lately."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..access import editor_required
from ..intents.overview import overview
from .reader import reader_of


@require_safe
@editor_required
def home(request: HttpRequest) -> HttpResponse:
    """The assistant at a glance; the parts of other rooms come by the slot `assistant_overview`."""
    return render(request, "assistant/home.html", overview(reader_of(request)))
