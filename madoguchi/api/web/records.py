"""/api/v1/records and /api/v1/orders: the shop's records come in, orders are read."""

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core

from .. import record_schemas as schemas
from ..problems import Problem, address
from ..shapes import ORDERS, RECORDS, KeptAnswer
from .entry import Token, idempotent, refusals

router = Router(tags=["Records"])
STATES = ("added", "changed", "same", "refused")


@router.post(
    "/records/{kind}",
    auth=Token(RECORDS),
    response={200: schemas.RecordResults, **refusals(413)},
    url_name="records",
    summary=_("Bring records in"),
    description=_(
        "Up to 1,000 records of one kind, by your own ids: new ones are added, known ones changed, the same"
        " again does nothing. A refused record stops no other."
    ),
)
def bring_records(request: HttpRequest, kind: schemas.RecordKind, body: schemas.Records) -> HttpResponse:
    """Bring records in."""
    return idempotent(request, lambda: _brought(kind, body))


@router.get(
    "/orders",
    auth=Token(ORDERS),
    response={200: schemas.Orders, **refusals()},
    url_name="orders",
    summary=_("List orders"),
)
def orders(request: HttpRequest, response: HttpResponse, asked: Query[schemas.OrdersAsked]) -> Any:
    """List orders."""
    page = commerce.orders(
        viewer=commerce.SYSTEM_VIEWER, customer_id=asked.customer_id, q=asked.q, group=asked.status or "",
        after=asked.cursor, limit=asked.limit,
    )  # fmt: skip
    if page.after:
        query = request.GET.copy()
        query["cursor"] = page.after
        response["Link"] = f'<{address(request.path)}?{query.urlencode()}>; rel="next"'
    return {"items": [_listed(one) for one in page.orders], "next": page.after or None}


@router.get(
    "/orders/{number}",
    auth=Token(ORDERS),
    response={200: schemas.Order, **refusals(404)},
    url_name="order",
    summary=_("Read an order"),
)
def order(request: HttpRequest, number: str) -> Any:
    """Read an order."""
    try:
        found = commerce.order(viewer=commerce.SYSTEM_VIEWER, number=number)
    except commerce.NoSuchRecord:
        raise Problem(404, "not_found") from None
    return _whole(found)


@router.get(
    "/shop-news",
    auth=Token(ORDERS),
    response={200: schemas.NewsPage, **refusals()},
    url_name="shop_news",
    summary=_("Fetch news for the shop"),
    description=_(
        "What staff settled about returns, and money that was paid out, in the order in which it happened."
        " Take `next` as `after` of the following request; the same news may be fetched again at any time."
    ),
)
def shop_news(request: HttpRequest, after: schemas.After = 0) -> Any:
    """Fetch news for the shop."""
    found = commerce.news(after=after)
    return {
        "items": [{"id": one.key, "type": one.kind, "at": one.made_at, "data": one.body} for one in found],
        "next": found[-1].id if found else after,
    }


def _brought(kind: str, body: schemas.Records) -> KeptAnswer:
    results = commerce.bring_records(
        kind=kind, source=body.source, records=body.records, actor=core.SYSTEM, dry=body.dry_run
    )
    counts = Counter(one.state for one in results)
    told = [
        {"row": one.row, "id": one.external_id, "state": one.state, "field": one.field, "reason": one.reason}
        for one in results
    ]
    answer = {**{state: counts[state] for state in STATES}, "results": told}
    return KeptAnswer(200, json.dumps(answer, ensure_ascii=False), {})


def _listed(one: commerce.OrderSummary) -> dict[str, Any]:
    return {
        "number": one.number, "source": one.source, "customer_id": one.customer_id, "status": one.status,
        "placed_at": one.placed_at if one.dated else None, "currency": one.currency,
        "total": _amount(one.total, one.currency),
    }  # fmt: skip


def _whole(one: commerce.OrderShape) -> dict[str, Any]:
    lines = [
        {"name": line.name, "options": {o.name: o.value for o in line.options}, "quantity": line.quantity,
         "unit_price": _amount(line.unit_price, one.currency), "tax_rate": line.tax_rate,
         "status": line.status}
        for line in one.lines
    ]  # fmt: skip
    parcels = [
        {"carrier": p.carrier, "tracking_number": p.tracking_number, "status": p.status,
         "expected_on": p.expected_on, "delivered_at": p.delivered_at}
        for p in one.shipments
    ]  # fmt: skip
    return {
        **_listed(one), "promised_on": one.promised_on, "delivery_time": one.delivery_time,
        "delivered_at": one.delivered_at, "ship_to": asdict(one.ship_to), "lines": lines, "parcels": parcels,
    }  # fmt: skip


def _amount(amount: int, currency: str) -> str:
    return str(core.major_units(amount, currency))
