"""What the demo company's shop says of its orders, brought in as its records would arrive, at their time."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core

from . import shop_bills, world

TAX = 10
SHIPPING, FREE_FROM = 550, 5000
SPEC = ("label_ja", "value_ja", "label_en", "value_en")


def load(people: dict[str, dict[str, Any]]) -> None:
    """Products, customers (by the key of people.yaml), then every order as it went."""
    shop = world.read("shop")
    variants = {v["sku"]: (product, v) for product in shop["products"] for v in product["variants"]}
    with core.shift(-timedelta(days=240)):
        bring("products", *(_product(one) for one in shop["products"]))
        bring("customers", *(_customer(shop, key, people[key]) for key in shop["addresses"]))
    for told in sorted(shop["orders"], key=lambda one: -one["days"]):
        _tell_order(shop, told, variants)
    bring("claims", *(_claim(one) for one in shop["claims"]))
    bring("subscriptions", *(_subscription(one) for one in shop["subscriptions"]))
    bring("carts", *(_cart(one, variants) for one in shop["carts"]))
    bring("marketing", *(_mail(one) for one in shop["marketing"]))
    shop_bills.load(shop)


def bring(kind: str, *records: dict[str, Any]) -> None:
    """Raises ValueError when one is refused: the demo's records are right."""
    source = world.read("shop")["source"]
    results = commerce.bring_records(kind=kind, source=source, records=records, actor=core.SYSTEM)
    refused = [one for one in results if one.state == "refused"]
    if refused:
        raise ValueError(f"the demo's {kind} were refused: {refused}")


def ago(days: float) -> str:
    """The moment so many days back (below 0: to come)."""
    moment: datetime = core.now() - timedelta(days=days)
    return moment.isoformat()


def day(days: float) -> str:
    """The day so many days back."""
    return localdate(core.now() - timedelta(days=days)).isoformat()


def _tell_order(shop: dict[str, Any], told: dict[str, Any], variants: dict[str, Any]) -> None:
    """First as it was placed, then as it stands; parcels and things owned after it."""
    whole = _order(shop, told, variants)
    parcels = [_parcel(told, one) for one in told.get("parcels", ())]
    devices = [_device(told, one, variants) for one in told.get("devices", ())]
    with core.shift(-timedelta(days=told["days"])):
        bring("orders", {**whole, "status": "pending"})
    last = min(
        (scan[0] for one in told.get("parcels", ()) for scan in one["scans"]), default=told["days"] / 2
    )
    with core.shift(-timedelta(days=last)):
        bring("shipments", *parcels)
        bring("orders", whole)
        bring("devices", *devices)


def _product(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["id"], "code": one["code"], "name_ja": one["ja"], "name_en": one["en"],
        "category": one["category"], "maker": "あおぞら電機", "warranty_months": one["warranty"],
        "specs": [dict(zip(SPEC, said, strict=True)) for said in one.get("specs", ())],
        "accessories": one.get("accessories", []), "fits": one.get("fits", []),
        "variants": [{"id": v["sku"], "tax_rate": one.get("tax", TAX), **v} for v in one["variants"]],
    }  # fmt: skip


def _customer(shop: dict[str, Any], key: str, person: dict[str, Any]) -> dict[str, Any]:
    ways = [{"id": f"way-{key}", **shop["ways"].get(key, {"kind": "konbini"})}]
    if key in shop["gift_cards"]:
        ways.append({"id": f"gift-{key}", "kind": "gift_card", "balance": shop["gift_cards"][key]})
    return {
        "id": key, "name": person["name"], "kana": person["kana"], "email": person["email"],
        "language": person["locale"], "address": shop["addresses"][key], "payment_methods": ways,
    }  # fmt: skip


def _order(shop: dict[str, Any], told: dict[str, Any], variants: dict[str, Any]) -> dict[str, Any]:
    key = told["customer"]
    office = told.get("to", "")
    lines = _lines(told["lines"], variants)
    worth = sum(line["unit_price"] * line["quantity"] for line in lines)
    fee = 0 if worth >= FREE_FROM else SHIPPING
    paid = {**_paid(shop, told), "amount": worth + fee}
    payments = [{"id": "1", **paid}] + ([{"id": "2", **paid}] if told.get("paid_twice") else [])
    if told["status"] in ("cancelled", "returned"):
        payments.append({"id": "back", **paid, "kind": "refund", "at": ago(told["days"] / 2)})
    arrived = [one["arrived"] for one in told.get("parcels", ()) if "arrived" in one]
    return {
        "id": told["number"], "number": told["number"], "customer": key, "status": told["status"],
        "placed_at": ago(told["days"]), "promised_on": day(told["promised"]), "shipping_fee": fee,
        "delivered_at": ago(min(arrived)) if arrived else None, "payment_method": f"way-{key}",
        "ship_to": shop["offices"][office] if office else shop["addresses"][key], "company": office,
        "lines": lines, "payments": payments,
    }  # fmt: skip


def _paid(shop: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """By her way when it was placed; on account where a bill for it waits to be paid."""
    if any(bill.get("order") == told["number"] and "paid" not in bill for bill in shop["bills"]):
        return {"method": "invoice", "at": None}
    kind = shop["ways"].get(told["customer"], {"kind": "konbini"})["kind"]
    return {"method": kind, "method_ref": f"way-{told['customer']}", "at": ago(told["days"])}


def _lines(told: list[Any], variants: dict[str, Any]) -> list[dict[str, Any]]:
    """A line is an article number, or [article number, how many]."""
    pairs = [one if isinstance(one, list) else (one, 1) for one in told]
    return [_line(place, *variants[sku], many) for place, (sku, many) in enumerate(pairs, start=1)]


def _line(place: int, product: dict[str, Any], variant: dict[str, Any], many: int) -> dict[str, Any]:
    return {
        "id": str(place), "variant": variant["sku"], "product": product["id"], "name": product["ja"],
        "options": variant["options"], "unit_price": variant["price"], "quantity": many,
        "tax_rate": product.get("tax", TAX),
    }  # fmt: skip


def _parcel(told: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    return {
        "order": told["number"], "carrier": one["carrier"], "tracking_number": one["tracking"],
        "status": one["scans"][-1][1], "shipped_at": ago(one["sent"]), "expected_on": day(told["promised"]),
        "delivered_at": ago(one["arrived"]) if "arrived" in one else None,
        "events": [{"at": ago(days), "code": code, "place": place} for days, code, place in one["scans"]],
    }  # fmt: skip


def _device(told: dict[str, Any], one: dict[str, Any], variants: dict[str, Any]) -> dict[str, Any]:
    product, variant = variants[one["sku"]]
    bought = told["days"]
    months = product["warranty"]
    return {
        "id": one["serial"], "customer": told["customer"], "product": product["id"],
        "variant": variant["sku"],
        "order": told["number"], "serial": one["serial"], "version": one.get("version", ""),
        "bought_on": day(bought),
        "warranties": [{
            "id": f"w-{one['serial']}", "kind": "maker", "starts_on": day(bought),
            "ends_on": day(bought - months * 30.4),
            "terms_ja": "落下・水ぬれによる故障と消耗品は対象外です。",
            "terms_en": "Drops, water and consumables are not covered.",
        }],
    }  # fmt: skip


def _claim(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["number"], "number": one["number"], "warranty": f"w-{one['serial']}",
        "symptom": one["symptom"], "status": one["status"], "opened_at": ago(one["days"]),
        "settled_at": ago(one["settled"]) if "settled" in one else None,
    }  # fmt: skip


def _subscription(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["id"], "customer": one["customer"], "plan": one["plan"], "amount": one["amount"],
        "months": one["months"], "started_on": day(one["days"]), "renews_on": day(one["renews"]),
    }  # fmt: skip


def _cart(one: dict[str, Any], variants: dict[str, Any]) -> dict[str, Any]:
    lines = _lines(one["lines"], variants)
    return {"id": one["id"], "customer": one["customer"], "status": one["status"],
            "touched_at": ago(one["days"]), "lines": lines}  # fmt: skip


def _mail(one: dict[str, Any]) -> dict[str, Any]:
    moments = {f"{what}_at": ago(one[what]) for what in ("opened", "clicked") if what in one}
    return {"id": one["id"], "customer": one["customer"], "campaign": one["campaign"], "channel": "email",
            "origin": "newsletter", "sent_at": ago(one["days"]), **moments}  # fmt: skip
