"""The customer's door: who she is, her language, and protection against forged requests."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from madoguchi.people import api as people

View = Callable[..., HttpResponse]
LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


def token_for(request: HttpRequest) -> str:
    """The token this browser has, or gets with this answer; the same for the whole request."""
    known = getattr(request, "chat_token", "") or people.visitor_token(request)
    token: str = known or people.new_visitor_token()
    request.chat_token = token  # type: ignore[attr-defined]
    return token


def in_frame(request: HttpRequest) -> bool:
    """Whether our frame asks: with its token, or with its cookie and a header that no other site can send."""
    if request.headers.get("Authorization", "").startswith("Bearer "):
        return True
    ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return ours and request.headers.get("X-Chat-Frame") == "1"


def language_of(request: HttpRequest) -> str:
    """The language asked for by the frame, else the one the page was opened in."""
    for wanted in (request.headers.get("X-Chat-Language", ""), request.GET.get("language", "")):
        if wanted in LANGUAGES:
            return wanted
    return translation.get_language() or settings.LANGUAGE_CODE


def refused(request: HttpRequest) -> HttpResponse:
    """A blocked customer's act: politely refused, without the reason."""
    words = _(
        "We are sorry, but we cannot take messages from here at present. Our help pages stay open to you."
    )
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"message": words}, status=403)
    return render(request, "webchat/refused.html", {"words": words}, status=403)


def customer_door(view: View) -> View:
    """Set `request.viewer`, speak the customer's language, and check CSRF where a cookie counts."""
    guarded = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def enter(request: HttpRequest, *args: object, **values: object) -> HttpResponse:
        request.viewer = people.customer_viewer_of(request)  # type: ignore[attr-defined]
        with translation.override(language_of(request)):
            if request.method == "POST" and request.viewer.blocked:  # type: ignore[attr-defined]
                return refused(request)
            response = (view if in_frame(request) else guarded)(request, *args, **values)
        patch_cache_control(response, no_store=True, private=True)
        patch_vary_headers(response, ["Authorization", "Cookie", "X-Chat-Language"])
        return response

    return enter
