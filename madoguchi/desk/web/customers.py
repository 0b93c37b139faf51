"""Customers: finding one, and everything about her on one page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from madoguchi.commerce import api as commerce
from madoguchi.people import api as people
from madoguchi.people.shapes import CustomerShape

from .. import screens
from ..access import customer_required, desk_required, hers
from ..customers import finding, profile
from ..customers.belongings import belongings
from ..customers.entries import KINDS, Cursor
from ..customers.papers import bill_page, order_page
from ..customers.story import story


@require_GET
@desk_required
def customers(request: HttpRequest) -> HttpResponse:
    """Find a customer by name in any spelling, kana, address or number."""
    query = request.GET.get("q", "").strip()[:200]
    context = {
        "query": query,
        "found": finding.found(request.viewer, query),
        "numbered": finding.numbered(request.viewer, query),
        "desk_sheets": screens.SHEETS,
        "live_stream": "/live/staff",
    }
    return render(request, "desk/customers.html", context)


@require_GET
@customer_required
def customer(request: HttpRequest, customer: CustomerShape) -> HttpResponse:
    """Who she is, what she has, and what happened."""
    people.saw(staff_id=request.viewer.staff.id, customer_id=customer.id)
    talks = profile.latest(request.viewer, customer.id)
    context = {
        **profile.head(customer, talks),
        **belongings(request.viewer, customer.id, talks=talks),
        **_told(request, customer.id),
        "desk_sheets": screens.SHEETS,
        "live_stream": "/live/staff",
    }
    return render(request, "desk/customer.html", context)


@require_GET
@customer_required
def order(request: HttpRequest, customer: CustomerShape, number: str) -> HttpResponse:
    """One of her orders, with what she may do about it now and why not."""
    held = hers(customer, lambda: commerce.order(viewer=request.viewer, number=number))
    return _paper(request, customer, "desk/customer_order.html", order_page(request.viewer, held))


@require_GET
@customer_required
def bill(request: HttpRequest, customer: CustomerShape, number: str) -> HttpResponse:
    """One of her bills, with what was paid, and what was tried."""
    return _paper(request, customer, "desk/customer_bill.html", bill_page(_bill(request, customer, number)))


@require_GET
@customer_required
def bill_document(request: HttpRequest, customer: CustomerShape, number: str) -> HttpResponse:
    """The bill as she has it."""
    _bill(request, customer, number)
    made = commerce.bill_document(request.viewer, number)
    headers = {"Content-Disposition": f'inline; filename="{made.name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(made.content, content_type="application/pdf", headers=headers)


@require_GET
@customer_required
def history(request: HttpRequest, customer: CustomerShape) -> HttpResponse:
    """Her story alone: a page to read or print, or what follows below one that is open."""
    told = {**_told(request, customer.id), "customer": customer, "desk_sheets": screens.SHEETS,
            "live_stream": "/live/staff"}  # fmt: skip
    page = "desk/_story.html" if request.htmx and not request.htmx.boosted else "desk/customer_story.html"
    return render(request, page, told)


def _bill(request: HttpRequest, customer: CustomerShape, number: str) -> commerce.WholeBill:
    """The bill when it is hers; else the page is not found."""
    return hers(customer, lambda: commerce.bill(request.viewer, number))


def _paper(
    request: HttpRequest, customer: CustomerShape, template: str, drawn: dict[str, Any]
) -> HttpResponse:
    """An order or a bill, with the conversation into which it can be sent."""
    talk = profile.open_talk(profile.latest(request.viewer, customer.id))
    context = {
        **drawn, "customer": customer, "talk": talk, "desk_sheets": screens.SHEETS,
        "live_stream": "/live/staff",
    }  # fmt: skip
    return render(request, template, context)


def _told(request: HttpRequest, customer_id: int) -> dict[str, object]:
    chosen = tuple(request.GET.getlist("kind"))
    told = story(request.viewer, customer_id, kinds=chosen, cursor=Cursor.read(request.GET.get("before", "")))
    kinds = list(map(_chip(told.chosen), KINDS))
    return {"story": told, "kinds": kinds, "everything": not told.chosen, "customer_id": customer_id}


def _chip(chosen: tuple[str, ...]) -> Callable[[str], dict[str, object]]:
    """A kind as a link that adds it to what is shown, or takes it out again."""

    def chip(kind: str) -> dict[str, object]:
        icon, label = KINDS[kind]
        wanted = [one for one in chosen if one != kind] if kind in chosen else [*chosen, kind]
        url = f"?{urlencode({'kind': wanted}, doseq=True)}#story-title"
        return {"icon": icon, "label": label, "url": url, "chosen": kind in chosen}

    return chip
