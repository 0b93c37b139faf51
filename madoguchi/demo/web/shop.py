"""The demo company's shop: a page of another system, whose server signs who is signed in there."""

import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from madoguchi.people import api as people

MEMBERS = {
    "sato": {"name": "佐藤 花子", "sub": "A-1042", "attributes": {"plan": "プレミアム", "order": "12-3456"}},
    "mori": {"name": "森 健太", "sub": "A-2077", "attributes": {"plan": "スタンダード"}},
}
"""The shop's own customers: what its server knows and signs."""


@require_safe
@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """A product page; `?as=sato` is a customer who is signed in at the shop. 404 outside the demo."""
    _only_in_the_demo()
    here = request.GET.get("as", "")
    members = [{"key": key, "name": one["name"], "here": key == here} for key, one in MEMBERS.items()]
    return render(request, "demo/shop.html", {"members": members, "here": MEMBERS.get(here), "as": here})


@require_safe
@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """What the shop's server answers its own page: a signed token for whoever is signed in there."""
    _only_in_the_demo()
    member = MEMBERS.get(request.GET.get("as", ""))
    keys = people.live_host_keys()
    if member is None or not keys:
        raise Http404
    signed = people.host_token(keys[0].kid, {**member, "jti": secrets.token_hex(8)})
    return HttpResponse(signed, content_type="text/plain")


def _only_in_the_demo() -> None:
    if not settings.MADOGUCHI_DEMO:
        raise Http404
