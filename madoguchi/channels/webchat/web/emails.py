"""A visitor confirms her e-mail address inside the chat: address, code, known customer."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from madoguchi.journeys import prove_identity
from madoguchi.people import api as people

from .door import customer_door, in_frame, language_of, token_for
from .messages import start_visitor

ASKED_COOKIE = "madoguchi_code_for"
SALT = "webchat.emails"
QUARTER = 15 * 60


def _why(reason: str) -> str:
    return {
        "address": _("This does not look like an e-mail address. Please check it."),
        "wait": _("A code was sent a moment ago. Please look into your mailbox, or try again in a minute."),
        "wrong": _("This code is not right or no longer valid. Please check it, or ask for a new one."),
        "used_up": _("This code was tried too often. Please ask for a new one."),
    }.get(reason, _("This did not work. Please try again."))


def _show(request: HttpRequest, **values: Any) -> HttpResponse:
    quick = bool(request.headers.get("HX-Request"))
    template = "webchat/_email.html" if quick else "webchat/email.html"
    status = 200 if quick or "error" not in values else 422
    return render(request, template, {"frame": in_frame(request), "quick": quick, **values}, status=status)


@require_http_methods(["GET", "POST"])
@customer_door
def address(request: HttpRequest) -> HttpResponse:
    """Ask for the address, and send a code to it."""
    email = request.POST.get("email", "").strip()[:254]
    if request.method == "GET":
        return _show(request, step="address")
    try:
        _send_code(request, email)
    except people.ConsentMissing:
        return _show(request, step="address", email=email, error="")
    except people.CodeRefused as refused:
        if refused.reason != "wait":
            return _show(request, step="address", email=email, error=_why(refused.reason))
        return _show(request, step="code", email=email, error=_why("wait"))
    if request.headers.get("HX-Request"):
        return _show(request, step="code", email=email)
    response = redirect("webchat:email_code")
    safe = {"httponly": True, "samesite": "Lax", "secure": request.is_secure()}
    response.set_signed_cookie(ASKED_COOKIE, email, salt=SALT, max_age=QUARTER, **safe)
    people.keep_visitor(response, token_for(request), secure=request.is_secure())
    return response


@require_http_methods(["GET", "POST"])
@customer_door
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and know the customer when it is right."""
    email = request.POST.get("email", "").strip()[:254] or _asked(request)
    if request.method == "GET" or not email:
        return _show(request, step="code" if email else "address", email=email)
    try:
        digits = request.POST.get("code", "")[:40]
        prove_identity.confirm(customer_id=_customer(request), email=email, code=digits)
    except people.CodeRefused as refused:
        return _show(request, step="code", email=email, error=_why(refused.reason))
    people.note_proof(token=people.visitor_token(request), how="code", user_agent=_agent(request))
    if not request.headers.get("HX-Request"):
        return redirect("webchat:page")
    response = _show(request, step="done", email=email)
    response["HX-Trigger"] = "chat:known"
    return response


def _agent(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")


def _send_code(request: HttpRequest, email: str) -> None:
    customer_id = _customer(request)
    people.agree_by_form(request, customer_id=customer_id, purpose="email", channel="webchat")
    people.send_code(customer_id=customer_id, email=email, language=language_of(request))


def _customer(request: HttpRequest) -> int:
    known: int | None = request.viewer.customer_id  # type: ignore[attr-defined]
    return start_visitor(request) if known is None else known


def _asked(request: HttpRequest) -> str:
    try:
        return str(request.get_signed_cookie(ASKED_COOKIE, "", salt=SALT, max_age=QUARTER))
    except signing.BadSignature:
        return ""
