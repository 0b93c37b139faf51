"""The hosted chat page, the widget's frame, and the piece both keep fresh."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_GET

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..queries import room
from ..shapes import MOST_FILES, MOST_LETTERS, WidgetSettings
from ..translate import collections_in
from .door import customer_door, in_frame

LIMITS = {
    "letters": MOST_LETTERS,
    "files": MOST_FILES,
    "bytes": settings.MADOGUCHI_ATTACHMENT_BYTES,
    "megabytes": settings.MADOGUCHI_ATTACHMENT_BYTES // 1_000_000,
}


def context(request: HttpRequest, **more: Any) -> dict[str, Any]:
    """What every piece of the chat needs."""
    return {
        "room": room(request.viewer, _before(request)),  # type: ignore[attr-defined]
        "client_id": uuid4().hex,
        "person": request.GET.get("person") == "1",
        "frame": in_frame(request),
        "limits": LIMITS,
        "collection": ",".join(collections_in(request.POST or request.GET)),
        "embedded": request.GET.get("embed") == "app",
        **more,
    }


def _before(request: HttpRequest) -> int:
    """The sequence before which older lines are asked for; 0 for the newest ones."""
    given = request.GET.get("before", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


@require_GET
@customer_door
def page(request: HttpRequest) -> HttpResponse:
    """The chat on its own page; gives a new visitor her cookie before she writes."""
    return hosted(request)


def hosted(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    """The hosted page, with an error and the text that must not be lost."""
    values = context(request, **more)
    values["shell"] = "ui/shell_frame.html" if values["embedded"] else "ui/shell_customer.html"
    values["accent"] = core.option(WidgetSettings).accent
    response = render(request, "webchat/page.html", values, status=status)
    if people.VISITOR_COOKIE not in request.COOKIES:
        people.keep_visitor(response, people.new_visitor_token(), secure=request.is_secure())
    return response


@require_GET
@xframe_options_exempt
@customer_door
def frame(request: HttpRequest) -> HttpResponse:
    """The widget's frame, the same for everybody: its own scripts fetch the conversation.

    The cookie belongs to this frame on this site alone; a browser that refuses it gets a token instead.
    """
    settings = core.option(WidgetSettings)
    allowed = settings.allowed_origins
    request.viewer = people.ANONYMOUS  # type: ignore[attr-defined]
    values = context(request, frame=True, allowed_origins=allowed, accent=settings.accent)
    response = render(request, "webchat/frame.html", values)
    if people.VISITOR_COOKIE not in request.COOKIES:
        people.keep_visitor(response, people.new_visitor_token(), secure=True, framed=True)
    response._csp_replace = {"frame-ancestors": ["'self'", *allowed]}  # type: ignore[attr-defined]
    return response


@require_GET
@customer_door
def thread(request: HttpRequest) -> HttpResponse:
    """The conversation as it is now."""
    return render(request, "webchat/_thread.html", context(request))


def after(request: HttpRequest, anchor: str = "") -> HttpResponse:
    """The answer to every small act: the fresh conversation for htmx, else back to the page."""
    if request.headers.get("HX-Request"):
        return render(request, "webchat/_thread.html", context(request))
    return redirect_to_page(anchor)


def redirect_to_page(anchor: str = "") -> HttpResponse:
    """See other: the chat page."""
    response = redirect("webchat:page")
    response.status_code = 303
    response["Location"] += anchor
    return response
