"""A link from another channel: the conversation goes on here. Opening it changes nothing, as scanners do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.journeys import follow_link
from madoguchi.people import api as people
from madoguchi.ui import api as ui

TRIES = (30, 600)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """One button; then the chat, with everything."""
    if not core.allow(f"crossing:{request.META['REMOTE_ADDR']}", limit=TRIES[0], seconds=TRIES[1]):
        return ui.too_many_requests(request)
    if not crossing.is_our_link(token):
        raise Http404
    way = crossing.crossing_by_token(token, after="webchat")
    if request.method != "POST" or way is None:
        response = render(request, "webchat/link.html", {"way": way}, status=200 if way else 410)
        response["X-Robots-Tag"] = "noindex"
        return response
    agent = request.headers.get("User-Agent", "")
    entered = follow_link.follow(token=token, browser=people.visitor_token(request), user_agent=agent)
    response = redirect("webchat:page")
    people.keep_visitor(response, entered.token, secure=request.is_secure())
    return response
