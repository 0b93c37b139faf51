"""Records come in through the door, orders are read; other tokens are refused and nothing changes."""

import pytest

from madoguchi.commerce import api as commerce

pytestmark = pytest.mark.django_db
ANN = {"id": "a1", "name": "森 杏", "email": "an@api.test"}
ORDER = {"number": "API-1", "customer": "a1", "placed_at": "2026-11-20T10:00:00+09:00",
         "lines": [{"name": "ポット", "unit_price": 4980, "quantity": 2}]}  # fmt: skip


def test_records_come_in_once_and_are_read(system):
    shop = system("records:write", "orders:read")
    bring = {"source": "erp", "records": [ANN, {"id": "a2"}]}
    first = shop.ask("POST", "records/customers", bring)
    assert first.json() == {
        "added": 1, "changed": 0, "same": 0, "refused": 1,
        "results": [
            {"row": 1, "id": "a1", "state": "added", "field": "", "reason": ""},
            {"row": 2, "id": "", "state": "refused", "field": "name", "reason": "missing"},
        ],
    }  # fmt: skip
    dry = shop.ask("POST", "records/orders", {"source": "erp", "records": [ORDER], "dry_run": True})
    assert (dry.json()["added"], shop.ask("GET", "orders/API-1").status_code) == (1, 404)
    for state in ("added", "same"):
        assert shop.ask("POST", "records/orders", {"source": "erp", "records": [ORDER]}).json()[state] == 1
    read = shop.ask("GET", "orders/API-1").json()
    assert (read["total"], read["lines"][0]["quantity"], read["status"]) == ("9960", 2, "pending")
    listed = shop.ask("GET", f"orders?customer_id={read['customer_id']}").json()
    assert ([one["number"] for one in listed["items"]], listed["next"]) == (["API-1"], None)


def test_a_token_without_the_scope_changes_nothing(system):
    reader = system("articles:read", "orders:read")
    refused = reader.ask("POST", "records/customers", {"source": "erp", "records": [ANN]})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert system("records:write").ask("GET", "orders").status_code == 403
    assert commerce.orders(viewer=commerce.SYSTEM_VIEWER, q="API-1").orders == ()


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("records/secrets", {"source": "erp", "records": [ANN]}, 422),
        ("records/customers", {"source": "erp", "records": []}, 422),
        ("records/customers", {"source": "", "records": [ANN]}, 422),
        ("records/customers", {"source": "erp", "records": ["x"]}, 422),
        ("records/customers", {"source": "erp", "records": [ANN] * 1001}, 422),
        ("records/customers", {"source": "e\0rp", "records": [ANN]}, 422),
    ],
)
def test_what_is_not_readable_is_refused(system, path, body, status):
    assert system("records:write").ask("POST", path, body).status_code == status
