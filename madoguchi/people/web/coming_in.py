"""A customer comes in by what she has: a password, a passkey, or somebody who knows her."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from madoguchi.core import api as core
from madoguchi.ui import api as ui

from .. import api, oidc, passkey_server
from .codes import way_back

SALT, AGE = "people.coming_in", 600
PASSKEY_COOKIE, PROVIDER_COOKIE = "madoguchi_passkey", "madoguchi_provider"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def password(request: HttpRequest) -> HttpResponse:
    """Address and password; wrong and unknown look alike."""
    if not core.option(api.CustomerSignIn).passwords:
        raise Http404
    email, error = request.POST.get("email", "")[:254], ""
    if request.method == "POST":
        client = account_adapter().get_client_ip(request)
        try:
            known = api.customer_of_password(
                email=email, password=request.POST.get("password", ""), client=client
            )
        except api.DetailRefused:
            known, error = None, _("Too many tries. Please wait five minutes, or sign in with a code.")
        if known is not None:
            return let_in(request, known, "password")
        error = error or _("Address and password do not fit. Please check them, or sign in with a code.")
    context = {"email": email, "error": error, "next": way_back(request)}
    return render(request, "people/customer_password.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def passkey(request: HttpRequest) -> HttpResponse:
    """GET: what the browser is asked. POST: the passkey that it shows."""
    if not core.option(api.CustomerSignIn).passkeys:
        raise Http404
    place = {"host": request.get_host(), "brand": ui.brand().name}
    if request.method != "POST":
        options, state = passkey_server.request(**place)
        return keep(JsonResponse({"request_options": options}), request, PASSKEY_COOKIE, state)
    try:
        answer = core.json_value(request.POST.get("credential", "")[:20_000])
        state = kept(request, PASSKEY_COOKIE)
        known = api.customer_of_passkey(**place, state=state, answer=answer)
    except (ValueError, signing.BadSignature):
        context = {"next": way_back(request), "refused": True}
        return render(request, "people/customer_passkey.html", context, status=422)
    return let_in(request, known, "passkey")


@require_safe
@never_cache
def leave(request: HttpRequest, name: str) -> HttpResponse:
    """Off to the provider."""
    found = _provider(name)
    try:
        url, held = oidc.departure(found, _callback(name))
    except api.ProviderTrouble:
        return _trouble(request, found)
    return keep(redirect(url), request, PROVIDER_COOKIE, {**held, "next": way_back(request)})


@require_safe
@never_cache
def arrive(request: HttpRequest, name: str) -> HttpResponse:
    """Back from the provider: whom it names comes in here, if this browser is the one that left."""
    found = _provider(name)
    try:
        held = kept(request, PROVIDER_COOKIE)
        if not constant_time_compare(held["state"], request.GET.get("state", "")):
            return _trouble(request, found)
        code = request.GET.get("code", "")[:2000]
        claims = oidc.arrival(found, _callback(name), code, held)
    except (api.ProviderTrouble, signing.BadSignature, KeyError):
        return _trouble(request, found)
    viewer = api.customer_viewer_of(request)
    mine = viewer.customer_id if api.freshly_proven(viewer) else None
    known = api.customer_of_claims(found=found, claims=claims, connect_to=mine, locale=get_language() or "ja")
    response = let_in(request, known, name, onward=held["next"])
    response.delete_cookie(PROVIDER_COOKIE, path="/me/", samesite="Lax")
    return response


def let_in(request: HttpRequest, customer_id: int, how: str, onward: str = "") -> HttpResponse:
    """This browser is hers from now on."""
    entered = api.enter_browser(
        customer_id=customer_id, token=api.visitor_token(request), how=how,
        user_agent=request.headers.get("User-Agent", ""), moved=import_string(settings.MADOGUCHI_MOVED),
    )  # fmt: skip
    response = redirect(onward or way_back(request) or "portal:home")
    api.keep_visitor(response, entered.token, secure=request.is_secure())
    return response


def keep(response: HttpResponse, request: HttpRequest, cookie: str, value: dict[str, Any]) -> HttpResponse:
    """Let the browser hold something of ours for ten minutes that it cannot change."""
    response.set_cookie(
        cookie, signing.dumps(value, salt=SALT), max_age=AGE, httponly=True, secure=request.is_secure(),
        samesite="Lax", path="/",
    )  # fmt: skip
    return response


def kept(request: HttpRequest, cookie: str) -> dict[str, Any]:
    """What it held. Raises BadSignature."""
    value: dict[str, Any] = signing.loads(request.COOKIES.get(cookie, ""), salt=SALT, max_age=AGE)
    return value


def _provider(name: str) -> api.Provider:
    found = api.provider(name)
    if found is None:
        raise Http404
    return found


def _callback(name: str) -> str:
    return settings.MADOGUCHI_ADDRESS.rstrip("/") + reverse("people:provider_arrival", args=[name])


def _trouble(request: HttpRequest, found: api.Provider) -> HttpResponse:
    return render(request, "people/customer_provider.html", {"label": found.label}, status=502)
