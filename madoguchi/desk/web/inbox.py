"""The list of conversations and the left pane."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from madoguchi.core import api as core

from .. import batches, screens
from ..access import desk_required
from ..batch_words import said
from ..bulk import ACTS
from ..rows import rows_of
from ..view_fields import sentence
from ..view_form import ORDERS
from ..views import empty_of, orders_of, page_of

PAGE = 40


@require_GET
@desk_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The list of one view."""
    context = screens.page(request, "list", **_listed(request))
    response = screens.answer(request, context)
    response.set_cookie(
        screens.VIEW_COOKIE, context["view"].key, path="/desk/", httponly=True, samesite="Lax"
    )
    return response


@require_GET
@desk_required
def rows(request: HttpRequest) -> HttpResponse:
    """The list's rows alone, for the refresh."""
    view = screens.view_of(request)
    return render(request, "desk/_rows.html", {**_listed(request), "view": view})


@require_GET
@desk_required
def nav(request: HttpRequest) -> HttpResponse:
    """The left pane alone, for the refresh."""
    return render(request, "desk/_nav.html", screens.left(request))


def _listed(request: HttpRequest) -> dict[str, object]:
    view = screens.view_of(request)
    cursor = request.GET.get("cursor", "")
    orders = orders_of(view)
    order = request.GET.get("order", "") if request.GET.get("order", "") in orders else orders[0]
    page = page_of(request.viewer, view, cursor, PAGE, order)
    older = urlencode({"view": view.key, "order": order, "cursor": page.cursor})
    return {
        "rows": rows_of(page.rows, core.now()),
        "next_url": f"{reverse('desk:inbox')}?{older}" if page.cursor else "",
        "cursor": cursor,
        "bulk_acts": ACTS,
        "batch": _batch(request),
        "about": sentence(view.own.conditions) if view.own else "",
        "order": order,
        "orders": [(key, ORDERS[key], key == order) for key in orders],
        "empty": empty_of(request.viewer, view) if not page.rows and not cursor else None,
    }


def _batch(request: HttpRequest) -> dict[str, object] | None:
    """The act on many that was just begun."""
    given = core.whole_number(request.GET.get("batch", ""))
    progress = batches.progress(request.viewer, given) if given is not None else None
    return said(progress) if progress else None
