"""The company's own app opens her page in its web view: a token that its server signed says who she is.

The app opens this address with the header `Madoguchi-Identity`. No link on another site can set it, so nobody
can be signed in as somebody else by following one.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.journeys import host_identity
from madoguchi.people import api as people
from madoguchi.ui import api as ui

HEADER, LONGEST, A_MINUTE = "Madoguchi-Identity", 4096, 20


@require_safe
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """Believe the token once, and lead on to ?next= on her pages; without one she proves herself as usual."""
    onward = _onward(request)
    token = request.headers.get(HEADER, "").strip()[:LONGEST]
    if not token:
        return redirect(onward)
    if not core.allow(f"arrivals:{request.META.get('REMOTE_ADDR', '')}", limit=A_MINUTE, seconds=60):
        return ui.too_many_requests(request)
    visitor = people.new_visitor_token()
    try:
        host_identity.prove(token=token, visitor=visitor, locale=get_language() or "ja")
    except people.HostRefused:
        return render(request, "portal/arrival_refused.html", status=403)
    response = redirect(onward)
    people.keep_visitor(response, visitor, secure=request.is_secure())
    return response


def _onward(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/my/")
    return wanted if ours else reverse("portal:home")
