"""お荷物の確認: where an order is, by its number and e-mail address, without signing in."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.people import api as people
from madoguchi.ui import api as ui

from .. import tracking
from ..order_words import map_of

LONGEST_NUMBER, LONGEST_ADDRESS = 40, 254
ADDRESS = re.compile(r"[^\s@<>\x00-\x1f]+@[^\s@<>\x00-\x1f]+\.[^\s@<>\x00-\x1f]+")
"""No stricter: some carriers of mobile telephones gave out addresses that no rule allows."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for number and address; what is said afterwards is the same for known and unknown ones."""
    given = {name: request.POST.get(name, request.GET.get(name, "")).strip() for name in ("number", "email")}
    if request.method != "POST":
        return render(request, "portal/track.html", given)
    if (errors := _errors(given)) or not _agreed(request):
        return render(request, "portal/track.html", {**given, "errors": errors}, status=422)
    if not tracking.allowed(email=given["email"], client=request.META.get("REMOTE_ADDR", "")):
        return ui.too_many_requests(request, 3600)
    tracking.send_link(**given)
    return redirect("portal:track_asked")


def _agreed(request: HttpRequest) -> bool:
    try:
        people.check_agreement(request, purpose="email", language="ja" if get_language() == "ja" else "en")
    except people.ConsentMissing:
        return False
    return True


def _errors(given: dict[str, str]) -> dict[str, str]:
    errors = {}
    if not given["number"] or len(given["number"]) > LONGEST_NUMBER:
        errors["number"] = _("Please enter the order number from your confirmation.")
    if not ADDRESS.fullmatch(given["email"]) or len(given["email"]) > LONGEST_ADDRESS:
        errors["email"] = _("This does not look like an e-mail address. Please check it and try again.")
    return errors


@require_safe
@never_cache
def asked(request: HttpRequest) -> HttpResponse:
    """What happens next, said to everybody alike."""
    return render(request, "portal/track_asked.html")


@require_safe
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Where the order is; a link that is no more leads back to the form."""
    try:
        order = tracking.tracked(token)
    except tracking.LinkGone:
        return render(request, "portal/track_gone.html", status=404)
    response = render(request, "portal/tracked.html", {"order": order, "map": map_of(order.steps)})
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
