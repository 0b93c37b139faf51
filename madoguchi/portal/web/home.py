"""マイページ: what is going on with her things."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..access import proven_required
from ..home import first_screen

STREAM = "/live/chat"


@require_safe
@proven_required
def show(request: HttpRequest) -> HttpResponse:
    """The first screen."""
    return render(request, "portal/home.html", {**_shown(request), "live_stream": STREAM})


@require_safe
@proven_required
def now(request: HttpRequest) -> HttpResponse:
    """What is going on alone, for the refresh."""
    return render(request, "portal/_now.html", _shown(request))


def _shown(request: HttpRequest) -> dict[str, Any]:
    screen = first_screen(request.viewer)  # type: ignore[attr-defined]
    return {"customer": request.customer, "acting": request.viewer.acting, "screen": screen}  # type: ignore[attr-defined]
