"""Codes by mail inside a customer's own pages: to add an address, and to show again who she is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from madoguchi.journeys import prove_identity
from madoguchi.people import api as people

COOKIE, SALT, AGE = "madoguchi_proving", "portal.proving", 900


def ask(request: HttpRequest, email: str, onward: str) -> HttpResponse | str:
    """Mail a code and go onward to the digits; or what to tell her instead."""
    try:
        prove_identity.ask(
            customer_id=request.customer.id,
            email=email,
            language=get_language() or "ja",  # type: ignore[attr-defined]
        )
    except people.CodeRefused as refused:
        return people.code_refusal(refused)
    response = redirect(onward)
    response.set_signed_cookie(
        COOKIE, email, salt=SALT, max_age=AGE, httponly=True, secure=request.is_secure(), samesite="Lax",
        path="/my/",
    )  # fmt: skip
    return response


def waiting_address(request: HttpRequest) -> str:
    """Where the last code of this browser went."""
    email: str = request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=AGE)
    return email


def confirmed(request: HttpRequest, email: str) -> str:
    """Try the digits that she typed; what to tell her, "" when they are right."""
    try:
        prove_identity.confirm(
            customer_id=request.customer.id,
            email=email,
            code=request.POST.get("code", "")[:40],  # type: ignore[attr-defined]
        )
    except people.CodeRefused as refused:
        return people.code_refusal(refused)
    agent = request.headers.get("User-Agent", "")
    people.note_proof(token=people.visitor_token(request), how="code", user_agent=agent)
    return ""
