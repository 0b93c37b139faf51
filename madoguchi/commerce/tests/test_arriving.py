"""Records arrive: again changes nothing, news counts, one that cannot be so stops nothing."""

import json
from uuid import uuid4

import pytest

from madoguchi.commerce import api as commerce
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .conftest import HANAKO, KETTLE, an_order

PARCEL = {"id": "S-1", "order": "A-1", "carrier": "ヤマト運輸", "tracking_number": "1234-5678-9012"}


def facts(viewer: Viewer) -> list[str]:
    return [one.type for one in core.history(customer_id=viewer.customer_id)]


def test_the_same_again_writes_nothing(shop, bring):
    before = shop.order()
    known = facts(shop.hanako)

    again = [*bring("products", KETTLE), *bring("customers", HANAKO), *bring("orders", an_order("A-1"))]

    assert [one.state for one in again] == ["same", "same", "same"]
    assert commerce.order(viewer=shop.hanako, number="A-1") == before
    assert facts(shop.hanako) == known


def test_of_the_same_record_sent_at_once_one_comes(committed_db, at_once, request):
    shop, bring = request.getfixturevalue("shop"), request.getfixturevalue("bring")
    states = at_once([lambda: bring("orders", an_order("A-1"))[0].state] * 3)
    assert sorted(states) == ["added", "same", "same"]
    assert len(commerce.order(viewer=shop.hanako, number="A-1").lines) == 2
    assert facts(shop.hanako).count("commerce.order_placed") == 1


def test_one_bad_record_among_good_ones(shop, bring):
    results = bring(
        "orders",
        an_order("B-1"),
        an_order("B-2", customer="C9"),
        an_order("B-3", status="teleported"),
        an_order("B-4", placed_at="昨日"),
        an_order("B-5", lines=[]),
        an_order("B-6", total="12.5"),
        an_order("B-7", lines=[{"name": "x", "unit_price": -1}]),
        ["not", "a", "record"],
        an_order("B-8", ship_to={"name": "a\x00b"}),
        an_order("B-9"),
    )
    assert [(one.state, one.field, one.reason) for one in results] == [
        ("added", "", ""),
        ("refused", "customer", "no_customer"),
        ("refused", "status", "unknown"),
        ("refused", "placed_at", "date"),
        ("refused", "lines", "missing"),
        ("refused", "total", "amount"),
        ("refused", "unit_price", "amount"),
        ("refused", "", "not_a_record"),
        ("refused", "name", "text"),
        ("added", "", ""),
    ]
    numbers = [one.number for one in commerce.orders(viewer=shop.hanako).orders]
    assert sorted(numbers) == ["B-1", "B-9"]


def test_an_old_word_of_the_shop_does_not_undo_what_she_did(shop, bring):
    shop.order()
    commerce.cancel_order(viewer=shop.hanako, number="A-1", reason="ordered_by_mistake", client_id=uuid4())
    bring("orders", an_order("A-1", promised_on="2026-11-27"))
    assert commerce.order(viewer=shop.hanako, number="A-1").status == "cancelled"
    bring("orders", an_order("A-1", promised_on="2026-11-27", status="shipped"))
    assert commerce.order(viewer=shop.hanako, number="A-1").status == "shipped"


def test_parcels_move_their_order(shop, bring):
    shop.order()
    scan = {"at": "2026-11-22T09:12:00+09:00", "code": "配達中", "place": "千代田営業所"}
    bring(
        "shipments",
        {**PARCEL, "status": "発送済み", "shipped_at": "2026-11-21 18:00", "expected_on": "2026/11/22"},
    )
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert (order.status, order.shipments[0].carrier_name, str(order.delivery_on)) == (
        "shipped", "ヤマト運輸", "2026-11-22"
    )  # fmt: skip
    assert order.shipments[0].tracking_url.endswith("?id=123456789012")
    bring("shipments", {**PARCEL, "status": "delivered", "delivered_at": "2026-11-22T11:00:00+09:00",
                        "events": [scan, scan]})  # fmt: skip
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert (order.status, len(order.shipments[0].events)) == ("delivered", 1)
    assert [(step.code, step.state) for step in order.steps] == [
        ("placed", "done"), ("preparing", "done"), ("shipped", "done"), ("delivered", "done")
    ]  # fmt: skip
    assert facts(shop.hanako)[-2:] == ["commerce.shipment_moved", "commerce.order_changed"]


def test_a_refund_that_the_shop_enters_replaces_the_announced_one(shop, bring):
    shop.order()
    commerce.cancel_order(viewer=shop.hanako, number="A-1", reason="ordered_by_mistake", client_id=uuid4())
    paid = an_order("A-1")["payments"]
    back = {"id": "r1", "kind": "refund", "method": "credit_card", "method_ref": "card-1", "amount": 7730,
            "at": "2026-11-24"}  # fmt: skip
    bring("orders", an_order("A-1", status="cancelled", payments=[*paid, back]))
    payments = commerce.order(viewer=shop.hanako, number="A-1").payments
    assert [(one.kind, one.amount, one.due_on) for one in payments] == [
        ("payment", 7730, None), ("refund", 7730, None)
    ]  # fmt: skip


def test_typing_an_address_opens_nobodys_orders(bring, db):
    typist = people.start_visitor(locale="ja").customer_id
    people.add_identity(customer_id=typist, kind="email", value=HANAKO["email"])
    bring("products", KETTLE)
    bring("customers", HANAKO)
    bring("orders", an_order("A-1"))

    assert commerce.orders(viewer=Viewer("customer", customer_id=typist)).orders == ()
    owner = people.customer_by_identity(kind="email", value=HANAKO["email"])
    assert owner != typist
    assert people.customer(owner).name == "髙橋 花子"
    assert commerce.orders(viewer=Viewer("customer", customer_id=owner)).orders[0].number == "A-1"


def test_who_has_proven_the_address_already_is_the_customer(bring, db):
    known = people.identify(kind="email", value=HANAKO["email"], proven_how="channel")
    bring("customers", HANAKO)
    assert people.customer_by_identity(kind="email", value=HANAKO["email"]) == known


def test_records_follow_who_turns_out_to_be_the_same_person(shop):
    shop.order()
    other = people.create_customer(name="髙橋 花子")
    people.merge(gone=shop.hanako.customer_id, into=other, moved=commerce.customer_moved)
    assert [o.number for o in commerce.orders(viewer=Viewer("customer", customer_id=other)).orders] == ["A-1"]


def test_a_number_of_another_shop_is_not_taken_over(shop, bring):
    before = shop.order()
    bring("customers", {**HANAKO, "id": "X1", "email": "other@shop.test"}, source="erp")
    (result,) = bring("orders", an_order("A-1", customer="X1"), source="erp")
    assert (result.state, result.field, result.reason) == ("refused", "number", "taken")
    assert commerce.order(viewer=shop.hanako, number="A-1") == before


def test_a_list_is_read_with_as_many_queries_however_long_it_is(shop, django_assert_num_queries):
    for number in range(12):
        shop.order(f"L-{number:02}", placed_at=f"2026-10-{number + 1:02}")
    with django_assert_num_queries(4):
        first = commerce.orders(viewer=shop.hanako, limit=5)
    second = commerce.orders(viewer=shop.hanako, limit=5, after=first.after)
    last = commerce.orders(viewer=shop.hanako, limit=5, after=second.after)
    numbers = [one.number for page in (first, second, last) for one in page.orders]
    assert numbers == [f"L-{number:02}" for number in range(11, -1, -1)]
    assert last.after == ""
    assert commerce.orders(viewer=shop.hanako, after="nonsense", limit=1).orders[0].number == "L-11"
    assert len(commerce.orders(viewer=shop.hanako, q="フィルター", group="open").orders) == 12
    with django_assert_num_queries(7):
        commerce.order(viewer=shop.hanako, number="L-01")


def test_devices_claims_carts_subscriptions_and_marketing(shop, bring):
    shop.order(status="delivered")
    device = {
        "id": "D1", "customer": "C1", "product": "P1", "serial": "ak-100", "order": "A-1",
        "bought_on": "2026-11-18",
        "warranties": [{"id": "W1", "starts_on": "2026-11-18", "ends_on": "2027-11-17"}],
    }  # fmt: skip
    plan = {"id": "U1", "customer": "C1", "plan": "でんき見守り", "amount": 980, "started_on": "2026-01-01"}
    cart = {"id": "K1", "customer": "C1", "status": "abandoned", "touched_at": "2026-11-20",
            "lines": [{"name": "電気ケトル", "variant": "V1", "unit_price": 5980}]}  # fmt: skip
    mail = {
        "id": "M1",
        "customer": "C1",
        "campaign": "冬のセール",
        "channel": "email",
        "sent_at": "2026-11-01",
    }
    claim = {"id": "Q1", "warranty": "W1", "symptom": "沸かない", "opened_at": "2026-11-20"}
    brought = [
        ("devices", device),
        ("subscriptions", plan),
        ("carts", cart),
        ("marketing", mail),
        ("claims", claim),
    ]
    for kind, record in brought:
        assert [bring(kind, record)[0].state, bring(kind, record)[0].state] == ["added", "same"]
    owned = commerce.owned(viewer=shop.hanako)
    assert (owned.devices[0].serial, owned.devices[0].order_number) == ("AK-100", "A-1")
    assert owned.devices[0].warranties[0].claims[0].number == "Q1"
    assert owned.subscriptions[0].plan == "でんき見守り"
    assert commerce.owned_codes(customer_id=shop.hanako.customer_id) == ("t-kettle",)
    (taken,) = bring("devices", {**device, "id": "D2", "warranties": []})
    assert (taken.field, taken.reason) == ("serial", "taken")


def test_a_shop_in_one_file(tmp_path, db):
    town = {"city": "Austin", "country": "USA", "state": "TX", "zip": "78701"}
    address = {"address1": "1 Oak", "address2": "", **town}
    mug = {"item_id": "i1", "options": {"color": "blue"}, "price": 12.4}
    card = {"source": "gift_card", "id": "gift_card_1", "balance": 9.0}
    paid = {"transaction_type": "payment", "amount": 12.4, "payment_method_id": "gift_card_1"}
    who = {"user_id": "ann", "name": {"first_name": "Ann", "last_name": "Lee"}, "address": address}
    who |= {"email": "ann@retail.test", "orders": ["#W1"], "payment_methods": {"gift_card_1": card}}
    order = {"order_id": "#W1", "user_id": "ann", "address": address, "status": "processed"}
    order |= {"items": [{"name": "Mug", "product_id": "p1", **mug}], "payment_history": [paid]}
    order |= {"fulfillments": [{"tracking_id": ["77"], "item_ids": ["i1"]}]}
    product = {"name": "Mug", "product_id": "p1", "variants": {"i1": {**mug, "available": True}}}
    shop = {"products": {"p1": product}, "users": {"ann": who}, "orders": {"#W1": order}}
    path = tmp_path / "db.json"
    path.write_text(json.dumps(shop))
    for expected in (("added", 1), ("same", 1)):
        for tally, refused in commerce.bring_retail(path=path, source="retail", actor=core.SYSTEM).values():
            assert (getattr(tally, expected[0]), refused) == (expected[1], ())
    ann = Viewer("customer", customer_id=people.customer_by_identity(kind="email", value="ann@retail.test"))
    order = commerce.order(viewer=ann, number="W1")
    assert (order.total, order.currency, order.status, order.dated) == (1240, "USD", "processing", False)
    assert (order.shipments[0].tracking_number, order.payments[0].method) == ("77", "gift_card")
    path.write_text("[]")
    with pytest.raises(commerce.NotRetail):
        commerce.bring_retail(path=path, source="retail", actor=core.SYSTEM)
