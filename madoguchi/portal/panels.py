"""Pieces of the portal that other screens show."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from madoguchi.people import api as people


def acting_bar(request: HttpRequest) -> str:
    """「…様の代理」: for whom she acts, in what, and the way back; "" while she acts for herself."""
    acting = getattr(getattr(request, "viewer", None), "acting", None)
    if acting is None:
        return ""
    words = [said for code, said in people.MANDATE_SCOPES.items() if code in acting.scopes]
    return render_to_string("portal/_acting_bar.html", {"acting": acting, "scopes": words}, request=request)
