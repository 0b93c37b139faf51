"""The brand's stylesheet and logo."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from madoguchi.core import api as core

from .. import look, wiring


@require_GET
@cache_control(public=True, max_age=365 * 24 * 3600, immutable=True)
def sheet(request: HttpRequest) -> HttpResponse:
    """The overriding tokens; its address carries a version."""
    return HttpResponse(look.css(wiring.brand_look()), content_type="text/css; charset=utf-8")


@require_GET
def logo(request: HttpRequest) -> HttpResponse:
    """The brand's logo, as it was uploaded."""
    kept = wiring.brand_look().logo
    if not kept:
        raise Http404
    return core.attachment_response(UUID(kept))
