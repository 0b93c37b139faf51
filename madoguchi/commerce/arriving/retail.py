"""A shop as one JSON file: products, users and orders by their ids, as the retail sample data have them."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from .fields import RowRefused

CURRENCY = "USD"
SECTIONS = {"products": "products", "users": "customers", "orders": "orders"}


class NotRetail(Exception):
    """The file is not such a shop."""


def opened(path: Path) -> dict[str, list[Any]]:
    """Kind → records as that kind reads them, in the order in which they need each other.

    Raises NotRetail.
    """
    try:
        whole = json.loads(path.read_text("utf-8-sig"), parse_float=Decimal)
    except (OSError, ValueError, RecursionError) as problem:
        raise NotRetail from problem
    if not isinstance(whole, dict) or not all(isinstance(whole.get(name), dict) for name in SECTIONS):
        raise NotRetail
    makers = {"products": _product, "users": _customer, "orders": _order}
    return {
        kind: [_made(makers[name], one) for one in whole[name].values()] for name, kind in SECTIONS.items()
    }


def _made(make: Any, one: Any) -> Any:
    try:
        return make(one)
    except (KeyError, TypeError, AttributeError, ValueError):
        return RowRefused("", "not_a_record")


def _product(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": one["product_id"],
        "name": one["name"],
        "variants": [
            {"id": v["item_id"], "sku": v["item_id"], "options": v["options"], "price": v["price"],
             "currency": CURRENCY, "tax_rate": 0, "available": v["available"]}
            for v in one["variants"].values()
        ],
    }  # fmt: skip


def _customer(one: Mapping[str, Any]) -> dict[str, Any]:
    name = f"{one['name']['first_name']} {one['name']['last_name']}"
    return {
        "id": one["user_id"],
        "name": name,
        "email": one["email"],
        "language": "en",
        "address": {"name": name, **_address(one["address"])},
        "payment_methods": [
            {"id": m["id"], "kind": m["source"], "brand": m.get("brand", ""),
             "last_four": m.get("last_four", ""), "balance": m.get("balance"), "currency": CURRENCY}
            for m in one["payment_methods"].values()
        ],
    }  # fmt: skip


def _order(one: Mapping[str, Any]) -> dict[str, Any]:
    payments = one["payment_history"]
    first = next((p["payment_method_id"] for p in payments if p["transaction_type"] == "payment"), "")
    return {
        "id": one["order_id"],
        "number": one["order_id"].removeprefix("#"),
        "customer": one["user_id"],
        "status": one["status"],
        "currency": CURRENCY,
        "payment_method": first,
        "ship_to": _address(one["address"]),
        "lines": [_line(item) for item in one["items"]],
        "payments": [
            {"kind": p["transaction_type"], "amount": p["amount"], "method_ref": p["payment_method_id"],
             "method": p["payment_method_id"].rpartition("_")[0]}
            for p in payments
        ],
        "shipments": list(_shipments(one)),
    }  # fmt: skip


def _line(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "variant": item["item_id"], "product": item["product_id"], "name": item["name"],
        "options": item["options"], "quantity": 1, "unit_price": item["price"], "tax_rate": 0,
    }  # fmt: skip


def _shipments(one: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    status = "delivered" if one["status"] == "delivered" else "preparing"
    for parcel in one["fulfillments"]:
        for number in parcel["tracking_id"]:
            lines = [{"line": item} for item in parcel["item_ids"]]
            yield {
                "id": f"{one['order_id']}-{number}",
                "tracking_number": number,
                "status": status,
                "lines": lines,
            }


def _address(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "line1": one["address1"], "line2": one["address2"], "city": one["city"], "region": one["state"],
        "postal_code": one["zip"], "country": one["country"],
    }  # fmt: skip
