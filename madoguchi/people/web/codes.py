"""A customer proves her e-mail address: address, code, done. Three plain forms."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from madoguchi.core import api as core

from .. import api
from ..shapes import CodeRefused

ADDRESS_COOKIE = "madoguchi_address"
COOKIE_SALT = "people.code"
COOKIE_AGE = 900


@never_cache
@api.with_customer
def address(request: HttpRequest) -> HttpResponse:
    """Ask for the address and mail a code. Needs no earlier message: the visitor begins here."""
    email = request.POST.get("email", request.GET.get("email", "")).strip()
    if request.method != "POST":
        return _address_page(request, email, "")
    token = _browser_for(request, email) or api.new_visitor_token()
    visitor = api.start_visitor(locale=get_language() or "ja", token=token)
    try:
        api.agree_by_form(request, customer_id=visitor.customer_id, purpose="email", channel="web")
        api.send_code(customer_id=visitor.customer_id, email=email, language=get_language() or "ja")
    except CodeRefused as refused:
        return _address_page(request, email, api.code_refusal(refused))
    except api.ConsentMissing:
        return _address_page(request, email, "", status=422)
    onward = urlencode({"next": way_back(request)}) if way_back(request) else ""
    response = redirect(reverse("people:code_digits") + (f"?{onward}" if onward else ""))
    api.keep_visitor(response, token, secure=request.is_secure())
    _remember(response, request, email)
    return response


@never_cache
@api.with_customer
def digits(request: HttpRequest) -> HttpResponse:
    """Ask for the six digits and confirm them."""
    email = request.get_signed_cookie(ADDRESS_COOKIE, "", salt=COOKIE_SALT, max_age=COOKIE_AGE)
    viewer = request.viewer  # type: ignore[attr-defined]
    if not email or viewer.customer_id is None:
        return redirect("people:code")
    if request.method != "POST":
        return _digits_page(request, email, "")
    confirm = import_string(settings.MADOGUCHI_CONFIRM_CODE)
    try:
        confirm(customer_id=viewer.customer_id, email=email, code=request.POST.get("code", ""))
    except CodeRefused as refused:
        return _digits_page(request, email, api.code_refusal(refused))
    api.note_proof(
        token=api.visitor_token(request), how="code", user_agent=request.headers.get("User-Agent", "")
    )
    return redirect(way_back(request) or "people:code_done")


@require_safe
@never_cache
@api.with_customer
def done(request: HttpRequest) -> HttpResponse:
    """Say which addresses are proven now."""
    viewer = request.viewer  # type: ignore[attr-defined]
    customer = api.customer(viewer.customer_id) if viewer.customer_id is not None else None
    if customer is None or not customer.proven:
        return redirect("people:code")
    return render(request, "people/code_done.html", {"customer": customer})


def _address_page(request: HttpRequest, email: str, error: str, status: int = 200) -> HttpResponse:
    return render(
        request,
        "people/code_address.html",
        {"email": email, "error": error, "next": way_back(request), "ways": _other_ways()},
        status=422 if error else status,
    )


def _browser_for(request: HttpRequest, email: str) -> str:
    """The browser's token; a new one where somebody with another proven address is signed in here.

    Two people at one computer stay two: further addresses of one's own are added on the profile.
    """
    viewer = request.viewer  # type: ignore[attr-defined]
    here = api.customer(viewer.customer_id) if viewer.customer_id is not None else None
    try:
        address = api.normal_identity("email", email)
    except ValueError:
        address = ""
    hers = {one.value for one in here.identities if one.kind == "email"} if here else set()
    stranger = here is not None and bool(here.proven_email) and bool(address) and address not in hers
    return "" if stranger else api.visitor_token(request)


def _other_ways() -> dict[str, Any]:
    rules = core.option(api.CustomerSignIn)
    return {"passwords": rules.passwords, "passkeys": rules.passkeys, "providers": api.providers()}


def _digits_page(request: HttpRequest, email: str, error: str) -> HttpResponse:
    context = {"email": email, "error": error, "next": way_back(request)}
    return render(request, "people/code_digits.html", context, status=422 if error else 200)


def way_back(request: HttpRequest) -> str:
    """Where she wanted to go, if that is a page of ours; else ""."""
    url = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe else ""


def _remember(response: HttpResponse, request: HttpRequest, email: str) -> None:
    response.set_signed_cookie(
        ADDRESS_COOKIE,
        email,
        salt=COOKIE_SALT,
        max_age=COOKIE_AGE,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
        path="/me/",
    )
