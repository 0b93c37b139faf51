"""A small shop: two products, two customers, orders in the states that matter. Written for these tests."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

SHOP = "shop"
KETTLE = {
    "id": "P1", "code": "t-kettle", "name_ja": "電気ケトル", "name_en": "Kettle", "category": "kitchen",
    "warranty_months": 12,
    "variants": [
        {"id": "V1", "sku": "K-W", "options": {"色": "白"}, "price": 5980},
        {"id": "V2", "sku": "K-B", "options": {"色": "黒"}, "price": 6480},
        {"id": "V3", "sku": "K-R", "options": {"色": "赤"}, "price": 5980, "available": False},
    ],
}  # fmt: skip
FILTER = {
    "id": "P2", "code": "t-filter", "name_ja": "交換フィルター", "name_en": "Filter",
    "category": "consumables", "variants": [{"id": "V9", "sku": "F-1", "options": {}, "price": 1200}],
}  # fmt: skip
ADDRESS = {
    "name": "髙橋 花子",
    "postal_code": "100-0001",
    "region": "東京都",
    "city": "千代田区",
    "line1": "千代田1-1",
}
HANAKO = {
    "id": "C1", "name": "髙橋 花子", "kana": "タカハシ ハナコ", "email": "hanako@shop.test",
    "address": ADDRESS, "payment_methods": [
        {"id": "card-1", "kind": "credit_card", "brand": "Visa", "last_four": "4242"},
        {"id": "gift-1", "kind": "gift_card", "balance": 10000},
    ],
}  # fmt: skip
TARO = {"id": "C2", "name": "﨑山 太郎", "email": "taro@shop.test"}


def an_order(number: str, **said: Any) -> dict[str, Any]:
    """A kettle and a filter, paid by card."""
    return {
        "number": number, "customer": "C1", "status": "pending", "placed_at": "2026-11-20T10:00:00+09:00",
        "promised_on": "2026-11-25", "payment_method": "card-1", "ship_to": ADDRESS, "shipping_fee": 550,
        "lines": [
            {"id": "1", "variant": "V1", "product": "P1", "name": "電気ケトル", "unit_price": 5980,
             "options": {"色": "白"}},
            {"id": "2", "variant": "V9", "product": "P2", "name": "交換フィルター", "unit_price": 1200},
        ],
        "payments": [{"id": "p1", "method": "credit_card", "method_ref": "card-1", "amount": 7730}],
        **said,
    }  # fmt: skip


@pytest.fixture(autouse=True)
def japanese():
    with override("ja"):
        yield


@pytest.fixture
def bring(_django_db_helper):
    """bring(kind, *records): as an import does it; what became of each."""

    def bring_(kind: str, *records: Any, source: str = SHOP):
        return commerce.bring_records(kind=kind, source=source, records=records, actor=core.SYSTEM)

    return bring_


@pytest.fixture
def shop(bring) -> SimpleNamespace:
    """Products and customers are there; order(number, …) brings one and shows it."""
    assert [r.state for r in bring("products", KETTLE, FILTER)] == ["added", "added"]
    assert [r.state for r in bring("customers", HANAKO, TARO)] == ["added", "added"]
    hanako, taro = (people.customer_by_identity(kind="email", value=one["email"]) for one in (HANAKO, TARO))
    owner = Viewer("customer", customer_id=hanako)

    def order(number: str = "A-1", **said: Any):
        (result,) = bring("orders", an_order(number, **said))
        assert result.state in ("added", "changed", "same"), result
        return commerce.order(viewer=owner, number=number)

    products = {one.code: one for one in commerce.products()}
    return SimpleNamespace(
        hanako=owner, taro=Viewer("customer", customer_id=taro), order=order,
        kettle=products["t-kettle"], filter=products["t-filter"],
        ways={one.kind: one for one in commerce.payment_methods(viewer=owner, customer_id=hanako)},
    )  # fmt: skip
