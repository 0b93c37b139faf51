"""Who looks: from a request to a Viewer, and the decorators that let a view begin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from .identities import token_is_strong
from .queries import customer_by_token, staff_of_user
from .shapes import ANONYMOUS, Viewer

View = Callable[..., HttpResponseBase]
VISITOR_COOKIE = "madoguchi_visitor"
YEAR = 365 * 24 * 3600


def viewer_of(request: HttpRequest) -> Viewer:
    """The member of staff who is signed in, or anonymous. Read once per request."""
    known = getattr(request, "_staff_viewer", None)
    if known is None:
        known = ANONYMOUS
        if request.user.is_authenticated:
            person = staff_of_user(request.user)
            known = Viewer("staff", staff=person) if person else ANONYMOUS
        request._staff_viewer = known  # type: ignore[attr-defined]
    return known


def visitor_token(request: HttpRequest) -> str:
    """The browser's token: from "Authorization: Bearer …" if that is sent, else from the cookie; or ""."""
    authorization = request.headers.get("Authorization", "")
    scheme, _, token = authorization.partition(" ")
    if not authorization or scheme.lower() != "bearer":
        token = request.COOKIES.get(VISITOR_COOKIE, "")
    token = token.strip()
    return token if token_is_strong(token) else ""


def customer_viewer_of(request: HttpRequest) -> Viewer:
    """The customer behind this browser, or anonymous before her first message."""
    return customer_viewer(visitor_token(request))


def customer_viewer(token: str) -> Viewer:
    """The customer behind a browser's token, or anonymous."""
    customer_id = customer_by_token(token) if token else None
    return Viewer("customer", customer_id=customer_id) if customer_id is not None else ANONYMOUS


def keep_visitor(response: Any, token: str, *, secure: bool, framed: bool = False) -> None:
    """Set the visitor cookie for a year; framed: usable inside a page of another site."""
    response.set_cookie(
        VISITOR_COOKIE,
        token,
        max_age=YEAR,
        httponly=True,
        secure=secure or framed,
        samesite="None" if framed else "Lax",
        path="/",
    )
    if framed:  # Python's cookies learn the attribute only with 3.14, so it rides on its neighbour
        response.cookies[VISITOR_COOKIE]["samesite"] = "None; Partitioned"


def staff_required(view: View) -> View:
    """Only for staff who are signed in; sets request.viewer. Others are led to the sign-in page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer = viewer_of(request)
        if not viewer.is_staff:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        request.viewer = viewer  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded


def role_required(*roles: str) -> Callable[[View], View]:
    """Only for staff of these roles (administrators always); others get 403."""

    def decorate(view: View) -> View:
        @staff_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.viewer.staff.role not in (*roles, "administrator"):  # type: ignore[attr-defined]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def with_customer(view: View) -> View:
    """Sets request.viewer to the customer of this browser, or to anonymous."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.viewer = customer_viewer_of(request)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded
