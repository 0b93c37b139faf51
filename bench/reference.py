"""The product's settings and paths, with a few views more.

One inserts one row by the ORM and does nothing else, the others show the shells without content.

It stands in the same processes, behind the same middleware, so that the two rates differ by the work alone.
"""

from contextlib import ExitStack
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from madoguchi.config.urls import handler400, handler403, handler404, handler500
from madoguchi.config.urls import urlpatterns as product
from madoguchi.desk.access import desk_required
from madoguchi.people.models import Customer
from madoguchi.portal.access import proven_required

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@csrf_exempt
def insert_one(request: HttpRequest) -> HttpResponse:
    """One row, one answer."""
    Customer.objects.create(name="", locale="ja", created_at=timezone.now())
    return HttpResponse("ok")


@proven_required
def empty_own_page(request: HttpRequest) -> HttpResponse:
    """The signed-in customers' shell with its menu and nothing in it."""
    return render(request, "portal/_page.html")


@desk_required
def empty_desk_page(request: HttpRequest) -> HttpResponse:
    """The staff's shell with its menu and nothing in it."""
    return render(request, "ui/shell_staff.html")


def empty_page(request: HttpRequest) -> HttpResponse:
    """The customers' shell with nothing in it."""
    return render(request, "ui/shell_customer.html")


urlpatterns = [
    path("reference/", insert_one),
    path("reference/empty/", empty_page),
    path("reference/my/", empty_own_page),
    path("reference/desk/", empty_desk_page),
    *product,
]


def counting(get_response: Any) -> Any:
    """Middleware: tell how many statements a request made, when it asks (X-Count)."""

    def count(request: HttpRequest) -> HttpResponse:
        made = 0

        def one(execute: Any, *given: Any) -> Any:
            nonlocal made
            made += 1
            return execute(*given)

        with ExitStack() as stack:
            if request.headers.get("X-Count"):
                stack.enter_context(connection.execute_wrapper(one))
            response: HttpResponse = get_response(request)
        response["X-Statements"] = str(made)
        return response

    return count
