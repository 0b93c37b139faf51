"""Whether help for her own products comes first: a reader's choice, kept in her browser."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from .. import owned


@require_POST
def own_products(request: HttpRequest) -> HttpResponse:
    """Switch it off, or on again."""
    response = redirect("knowledge:home")
    if request.POST.get("first") == "no":
        response.set_cookie(
            owned.COOKIE, owned.OFF, max_age=owned.YEAR, httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    else:
        response.delete_cookie(owned.COOKIE, samesite="Lax")
    return response
