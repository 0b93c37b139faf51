"""The product's settings and paths, with two views more.

One inserts one row by the ORM and does nothing else, one shows the customers' shell without content.

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
from madoguchi.people.models import Customer

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@csrf_exempt
def insert_one(request: HttpRequest) -> HttpResponse:
    """One row, one answer."""
    Customer.objects.create(name="", locale="ja", created_at=timezone.now())
    return HttpResponse("ok")


def empty_page(request: HttpRequest) -> HttpResponse:
    """The customers' shell with nothing in it."""
    return render(request, "ui/shell_customer.html")


urlpatterns = [path("reference/", insert_one), path("reference/empty/", empty_page), *product]


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
