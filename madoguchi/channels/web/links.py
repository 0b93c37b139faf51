"""The page behind a link that joins her account at a service with her page here."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from madoguchi.people import api as people

from .. import api


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, key: str) -> HttpResponse:
    """Says what would be joined; who is signed in afresh says yes, and goes on at the service."""
    try:
        link = api.open_link(key)
    except api.LinkGone:
        return _gone(request)
    viewer = people.customer_viewer_of(request)
    person = people.customer(viewer.customer_id) if viewer.customer_id is not None else None
    ready = person is not None and person.proven and people.freshly_proven(viewer)
    if request.method == "POST":
        return _yes(request, key, person) if ready else redirect(_sign_in(request, person))
    return _page(request, link=link, person=person, ready=ready, sign_in=_sign_in(request, person))


def _yes(request: HttpRequest, key: str, person: Any) -> HttpResponse:
    try:
        return redirect(api.prove_link(key=key, customer_id=person.id))
    except api.LinkGone:
        return _gone(request)
    except api.SendingTrouble:
        link = api.open_link(key)
        trouble = _("%(service)s does not answer just now. Please try again in a moment.")
        words = trouble % {"service": api.adapter(link.account.kind).label}
        return _page(request, status=503, link=link, person=person, ready=True, trouble=words)


def _sign_in(request: HttpRequest, person: Any) -> str:
    """Where she shows who she is, and comes back from."""
    way = "portal:proof" if person is not None and person.proven else "people:code"
    return f"{reverse(way)}?{urlencode({'next': request.path})}"


def _gone(request: HttpRequest) -> HttpResponse:
    return _page(request, status=404, gone=True)


def _page(request: HttpRequest, *, status: int = 200, **given: Any) -> HttpResponse:
    link = given.get("link")
    how = api.adapter(link.account.kind) if link else None
    context = {**given, "service": how.label if how else ""}
    response = render(request, "channels/link.html", context, status=status)
    if how:
        response._csp_update = {"form-action": list(how.link_pages)}  # the button leads on to the service
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
