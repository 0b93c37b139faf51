"""Whether help for her own products comes first: a reader's choice, kept in her browser."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from .. import owned


@require_POST
def own_products(request: HttpRequest) -> HttpResponse:
    """Switch it off, or on again, and go back to where she was."""
    back = request.POST.get("back", "")
    inside = back.startswith("/help/") and url_has_allowed_host_and_scheme(back, None)
    response = redirect(back if inside else "knowledge:home")
    if request.POST.get("first") == "no":
        response.set_cookie(
            owned.COOKIE, owned.OFF, max_age=owned.YEAR, httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    else:
        response.delete_cookie(owned.COOKIE, samesite="Lax")
    return response
