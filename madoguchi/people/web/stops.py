"""The page behind the link that stops messages. Opening it changes nothing: mail scanners open links too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .. import api
from ..words import TOPICS


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """What would stop; a press stops it. Mail programs press by themselves (RFC 8058): the link is the right,
    and they bring no cookie."""
    found = api.stop_of(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _stop(request, token, found)
    response = render(request, "people/stop.html", {"stop": found, "topic": TOPICS[found.topic]})
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _stop(request: HttpRequest, token: str, found: api.Stop) -> HttpResponse:
    if request.POST.get("act") == "again":
        api.resume(found)
    else:
        api.stop(found, everything=request.POST.get("act") == "all")
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return HttpResponse(status=204)
    return redirect("people:stop", token=token)
