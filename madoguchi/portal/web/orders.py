"""ご注文: what she ordered, where it is, and what can be done about it now."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import OrderShape
from madoguchi.people import api as people

from ..access import View, proven_required
from ..bill_words import standing
from ..order_words import acts_on, groups, map_of
from ..paging import query

STREAM = "/live/chat"


def order_required(view: Callable[[HttpRequest, OrderShape], HttpResponse]) -> View:
    """For one order that she may see: the view gets it instead of its number; 404 for anybody else's."""

    @proven_required
    @wraps(view)
    def guarded(request: HttpRequest, number: str) -> HttpResponse:
        try:
            order = commerce.order(viewer=request.viewer, number=number)  # type: ignore[attr-defined]
        except commerce.NoSuchRecord as unknown:
            raise Http404 from unknown
        return view(request, order)

    return guarded


@require_safe
@proven_required
def index(request: HttpRequest) -> HttpResponse:
    """Her orders, newest first, by group, or those found by number or item."""
    viewer, given = request.viewer, request.GET  # type: ignore[attr-defined]
    group, q = given.get("group", ""), given.get("q", "").strip()[:100]
    found = commerce.orders(viewer=viewer, q=q, group=group, after=given.get("after", "")[:200])
    named = people.companies(one.company_id for one in found.orders)
    context = {
        "orders": [{"order": one, "company": named.get(one.company_id or 0)} for one in found.orders],
        "groups": groups(group, q),
        "group": group,
        "q": q,
        "newer": query(group=group, q=q) if "after" in given else "",
        "older": query(group=group, q=q, after=found.after) if found.after else "",
        "outside": viewer.acting is not None and not people.whose(viewer, "see_orders"),
    }
    return render(request, "portal/orders.html", context)


@require_safe
@order_required
def show(request: HttpRequest, order: OrderShape) -> HttpResponse:
    """One order with everything about it."""
    company = people.company(order.company_id) if order.company_id else None
    found = commerce.bills_of_order(request.viewer, order.id)  # type: ignore[attr-defined]
    context = {
        "order": order,
        "company": company,
        "map": map_of(order.steps),
        "acts": acts_on(order),
        "bills": [{"bill": one, "standing": standing(one)} for one in found],
        "live_stream": STREAM,
        "with_aside": True,
    }
    return render(request, "portal/order.html", context)
