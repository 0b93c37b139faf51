"""サインインと端末: how she comes in, and in which browsers she is signed in."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.ui import api as ui

from ..access import fresh_required, own_required
from ..profile_forms import PasswordForm
from .profile import GET_POST, kept, posted

SALT, AGE, COOKIE = "portal.passkey", 600, "madoguchi_passkey"


@require_safe
@own_required
def show(request: HttpRequest) -> HttpResponse:
    """Every way in, and every browser."""
    customer = request.customer  # type: ignore[attr-defined]
    connected = {one.kind for one in customer.identities}
    context = {
        "rules": core.option(people.CustomerSignIn),
        "has_password": people.has_password(customer.id),
        "passkeys": people.passkeys(customer.id),
        "providers": [{"way": one, "connected": one.name in connected} for one in people.providers()],
        "linked": _linked(customer),
        "browsers": [_line(one) for one in people.browsers(customer.id, token=people.visitor_token(request))],
    }
    return render(request, "portal/sign_in.html", context)


def _linked(customer: people.CustomerShape) -> bool:
    """Whether her LINE account is joined with this page, and is not named among the ways to sign in."""
    named = {one.name for one in people.providers()}
    return "line" not in named and any(one.kind == "line" and one.proven_at for one in customer.identities)


def _line(one: people.BrowserShape) -> dict[str, Any]:
    return {
        "browser": one,
        "device": people.device(one.user_agent),
        "how": people.BROWSER_HOW.get(one.how, ""),
    }


@require_http_methods(GET_POST)
@own_required
@fresh_required
def password(request: HttpRequest) -> HttpResponse:
    """Choose one, or another one."""
    customer = request.customer  # type: ignore[attr-defined]
    if not core.option(people.CustomerSignIn).passwords:
        raise Http404
    form = PasswordForm(posted(request))
    if kept(
        request,
        form,
        lambda: people.set_password(customer_id=customer.id, password=form.cleaned_data["password"]),
    ):
        return _done(request, _("Your password is set. You can sign in with it from now on."))
    context = {"form": form, "email": customer.proven_email}
    return render(request, "portal/password.html", context, status=422 if form.errors else 200)


@require_POST
@own_required
@fresh_required
def remove_password(request: HttpRequest) -> HttpResponse:
    """She comes in without one."""
    if not people.remove_password(customer_id=request.customer.id):  # type: ignore[attr-defined]
        raise Http404
    return _done(request, _("Your password is removed."))


@require_http_methods(GET_POST)
@own_required
@fresh_required
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Let the browser make one, and keep its public half."""
    customer = request.customer  # type: ignore[attr-defined]
    if not core.option(people.CustomerSignIn).passkeys:
        raise Http404
    if request.method != "POST":
        return _passkey_page(request)
    try:
        people.add_passkey(
            customer_id=customer.id, host=request.get_host(), brand=ui.brand().name,
            state=signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE),
            answer=core.json_value(request.POST.get("credential", "")[:20_000]),
            name=people.device(request.headers.get("User-Agent", "")),
        )  # fmt: skip
    except (ValueError, signing.BadSignature):
        return _passkey_page(request, refused=True)
    return _done(request, _("The passkey is kept. You can sign in with it from now on."))


def _passkey_page(request: HttpRequest, *, refused: bool = False) -> HttpResponse:
    customer = request.customer  # type: ignore[attr-defined]
    options, state = people.passkey_creation(
        host=request.get_host(), brand=ui.brand().name, customer_id=customer.id,
        called=customer.proven_email or customer.display_name,
        held=people.passkey_credentials(customer.id),
    )  # fmt: skip
    context = {"options": {"creation_options": options}, "refused": refused}
    response = render(request, "portal/passkey.html", context, status=422 if refused else 200)
    response.set_cookie(
        COOKIE, signing.dumps(state, salt=SALT), max_age=AGE, httponly=True, samesite="Lax",
        secure=request.is_secure(), path="/",
    )  # fmt: skip
    return response


@require_POST
@own_required
@fresh_required
def remove_passkey(request: HttpRequest, passkey_id: int) -> HttpResponse:
    """Let one go."""
    if not people.remove_passkey(customer_id=request.customer.id, passkey_id=passkey_id):  # type: ignore[attr-defined]
        raise Http404
    return _done(request, _("The passkey is removed."))


@require_POST
@own_required
@fresh_required
def disconnect(request: HttpRequest, name: str) -> HttpResponse:
    """She no longer comes in by this provider."""
    if not people.disconnect(customer_id=request.customer.id, kind=name):  # type: ignore[attr-defined]
        raise Http404
    return _done(request, _("This way to sign in is disconnected."))


@require_POST
@own_required
def forget_browser(request: HttpRequest, browser_id: int) -> HttpResponse:
    """Sign one of her browsers out; 404 for anybody else's."""
    if not people.forget_browsers(customer_id=request.customer.id, browser_id=browser_id):  # type: ignore[attr-defined]
        raise Http404
    return _done(request, _("That device is signed out."))


def _done(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("portal:sign_in")
