"""/notices/: what is posted at one door, for pages that are open, and what a reader has put away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..notices.showing import COOKIE, is_id, posted, put_away_too
from ..shapes import NoticeDoor

DAYS_30 = 30 * 24 * 3600
PAGES: tuple[NoticeDoor, ...] = ("help", "portal", "widget")
PIECE = "knowledge/_notices_posted.html"


@require_safe
@never_cache
def notices(request: HttpRequest, door: str) -> HttpResponse:
    """The piece that an open page fetches when it hears that notices changed."""
    return render(request, PIECE, posted(request, _door(door)))


@require_POST
def dismissals(request: HttpRequest, door: str) -> HttpResponse:
    """Put one notice away in this browser; an outage stays."""
    here, given = _door(door), request.POST.get("notice", "")
    if not is_id(given):
        raise Http404("no such notice")
    kept = put_away_too(request, int(given))
    quick = request.headers.get("HX-Request")
    response = render(request, PIECE, posted(request, here)) if quick else redirect(_back(request))
    secure = request.is_secure()
    response.set_cookie(COOKIE, kept, max_age=DAYS_30, httponly=True, samesite="Lax", secure=secure)
    return response


def _door(given: str) -> NoticeDoor:
    door = next((one for one in PAGES if one == given), None)
    if door is None:
        raise Http404("no such door")
    return door


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    host = {request.get_host()}
    return wanted if url_has_allowed_host_and_scheme(wanted, host, request.is_secure()) else "/"
