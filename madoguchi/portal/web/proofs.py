"""Before something important: she shows again who she is, by a code to an address that is hers."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from ..access import proven_required
from ..proving import ask, confirmed, waiting_address
from .profile import GET_POST


@require_http_methods(GET_POST)
@proven_required
def new(request: HttpRequest) -> HttpResponse:
    """Say why, and mail the code to the address that she has proven."""
    email = request.customer.proven_email  # type: ignore[attr-defined]
    error = ""
    if request.method == "POST" and email:
        onward = f"{reverse('portal:proof_code')}?{urlencode({'next': _next(request)})}"
        sent = ask(request, email, onward)
        if not isinstance(sent, str):
            return sent
        error = sent
    context = {"email": email, "error": error, "next": _next(request)}
    return render(request, "portal/proof.html", context, status=422 if error else 200)


@require_http_methods(GET_POST)
@proven_required
def code(request: HttpRequest) -> HttpResponse:
    """The six digits; then on to what she wanted."""
    email = waiting_address(request)
    if not email or email != request.customer.proven_email:  # type: ignore[attr-defined]
        return redirect("portal:proof")
    error = confirmed(request, email) if request.method == "POST" else ""
    if request.method == "POST" and not error:
        return redirect(_next(request))
    context = {"email": email, "error": error, "next": _next(request)}
    return render(request, "portal/proof_code.html", context, status=422 if error else 200)


def _next(request: HttpRequest) -> str:
    url = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe else reverse("portal:profile")
