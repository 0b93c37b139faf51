"""Who says something of an article: a known customer, a browser that wrote before, or one with our cookie."""

import secrets
from hashlib import sha256

from django.http import HttpRequest, HttpResponse

from madoguchi.people import api as people

COOKIE = "madoguchi_reader"
YEAR = 365 * 24 * 3600
KEY_LETTERS = range(20, 65)


def voter_of(request: HttpRequest) -> str:
    """The key under which this reader's opinions are kept; "" when nothing tells her from others yet."""
    customer_id = people.customer_viewer_of(request).customer_id
    if customer_id is not None:
        return f"customer:{customer_id}"
    token = people.visitor_token(request) or _key(request)
    return f"reader:{sha256(token.encode()).hexdigest()[:40]}" if token else ""


def _key(request: HttpRequest) -> str:
    key = request.COOKIES.get(COOKIE, "")
    return key if len(key) in KEY_LETTERS and key.isascii() else ""


def become_reader(request: HttpRequest) -> str:
    """The voter key, with a new cookie value on the request when there was none (see keep_reader)."""
    if not voter_of(request):
        request.COOKIES[COOKIE] = request._new_reader = secrets.token_urlsafe(24)  # type: ignore[attr-defined]
    return voter_of(request)


def keep_reader(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Set the cookie that become_reader made."""
    key = getattr(request, "_new_reader", "")
    if key:
        response.set_cookie(
            COOKIE, key, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return response
