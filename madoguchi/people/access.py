"""Who looks: from a request to a Viewer, and the decorators that let a view begin."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate

from madoguchi.core import api as core

from .identities import token_is_strong
from .queries import staff_of_user, visitor_of_token
from .representing import acting_under
from .shapes import ANONYMOUS, SignInRules, SingleSignOn, StaffShape, Viewer

View = Callable[..., HttpResponseBase]
VISITOR_COOKIE = "madoguchi_visitor"
ACTING_COOKIE = "madoguchi_acting"
"""Names the mandate under which she acts. It opens nothing by itself: the mandate must be this customer's."""
FRESH = timedelta(minutes=15)
YEAR = 365 * 24 * 3600


def person_of(request: HttpRequest) -> StaffShape | None:
    """The member of staff who is signed in, with or without the second factor that she needs. Read once."""
    if not hasattr(request, "_staff_person"):
        signed_in = request.user.is_authenticated
        request._staff_person = staff_of_user(request.user) if signed_in else None  # type: ignore[attr-defined]
    return request._staff_person  # type: ignore[attr-defined, no-any-return]


def viewer_of(request: HttpRequest) -> Viewer:
    """The member of staff who is signed in and may work, or anonymous. Worked out once per request."""
    known = getattr(request, "_staff_viewer", None)
    if known is None:
        person = person_of(request)
        let_in = person is not None and not lacks_second_factor(request, person)
        known = Viewer("staff", staff=person) if let_in else ANONYMOUS
        request._staff_viewer = known  # type: ignore[attr-defined]
    return known


def lacks_second_factor(request: HttpRequest, person: StaffShape, *, soon: bool = False) -> bool:
    """Whether the company's rules keep her out until she has a second factor (or soon will)."""
    if person.second_factor:
        return False
    rules = core.option(SignInRules)
    asked = rules.asks(person.role) if soon else rules.demands(person.role, localdate(core.now()))
    return asked and not _vouched_for(request)


def _vouched_for(request: HttpRequest) -> bool:
    """Whether the company's identity provider checked a second factor when this session began."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    came_so = any(record.get("method") == "socialaccount" for record in records)
    return came_so and core.option(SingleSignOn).second_factor


def forget_viewer(request: HttpRequest) -> None:
    """Read the person of this request again when asked next: she has just changed."""
    for name in ("_staff_person", "_staff_viewer"):
        if hasattr(request, name):
            delattr(request, name)


def visitor_token(request: HttpRequest) -> str:
    """The browser's token: from "Authorization: Bearer …" if that is sent, else from the cookie; or ""."""
    authorization = request.headers.get("Authorization", "")
    scheme, _, token = authorization.partition(" ")
    if not authorization or scheme.lower() != "bearer":
        token = request.COOKIES.get(VISITOR_COOKIE, "")
    token = token.strip()
    return token if token_is_strong(token) else ""


def asker(request: HttpRequest) -> str:
    """Whose tries are counted: the customer's, else those of her address; a cookie anybody can make anew."""
    customer_id = getattr(request, "viewer", ANONYMOUS).customer_id
    return str(customer_id or request.META.get("REMOTE_ADDR", ""))


def customer_viewer_of(request: HttpRequest) -> Viewer:
    """The customer behind this browser, or anonymous before her first message.

    With the cookie of a mandate that is in force she acts for somebody else (`viewer.acting`).
    """
    viewer = customer_viewer(visitor_token(request))
    mandate = core.whole_number(request.COOKIES.get(ACTING_COOKIE, ""))
    if mandate is None or viewer.customer_id is None:
        return viewer
    held = acting_under(representative_id=viewer.customer_id, representation_id=mandate)
    return replace(viewer, acting=held)


def customer_viewer(token: str) -> Viewer:
    """The customer behind a browser's token, or anonymous."""
    return (visitor_of_token(token) if token else None) or ANONYMOUS


def freshly_proven(viewer: Viewer) -> bool:
    """Whether the customer showed in this browser, within a quarter of an hour, who she is."""
    return viewer.proven_at is not None and viewer.proven_at > core.now() - FRESH


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
    """Only for staff who are signed in; sets request.viewer. Others are led to the sign-in page.

    Who still needs a second factor is led to the page where she sets one up.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer = viewer_of(request)
        if not viewer.is_staff:
            if person_of(request) is not None:
                return redirect("mfa_index")
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        request.viewer = viewer  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded


def own_account_required(view: View) -> View:
    """As staff_required, for one's own account: also while the second factor is still missing."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = person_of(request)
        if person is None:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        request.viewer = Viewer("staff", staff=person)  # type: ignore[attr-defined]
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
