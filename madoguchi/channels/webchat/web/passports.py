"""The passport: by what we know a browser again. A fresh one makes it a stranger."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from madoguchi.people import api as people

from .door import customer_door, in_frame

NO_CONTENT, UNKNOWN = 204, 401


@require_http_methods(["GET", "POST"])
@customer_door
def passport(request: HttpRequest) -> HttpResponse:
    """GET: 204 when the frame's cookie came back, 401 when the browser keeps none. POST: a fresh one."""
    if request.method == "GET":
        known = in_frame(request) and people.VISITOR_COOKIE in request.COOKIES
        return HttpResponse(status=NO_CONTENT if known else UNKNOWN)
    response = HttpResponse(status=NO_CONTENT)
    framed = in_frame(request)
    token = people.new_visitor_token()
    people.keep_visitor(response, token, secure=framed or request.is_secure(), framed=framed)
    return response
