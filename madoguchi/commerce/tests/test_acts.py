"""What customers do with orders: told before, done once, refused in words, taken back."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import Address, Wish
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import ANONYMOUS, Viewer

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MISTAKE = "ordered_by_mistake"
OSAKA = {"postal_code": "530-0001", "region": "大阪府", "city": "大阪市北区", "line1": "梅田1-2-3"}
DELIVERED = {"status": "delivered", "delivered_at": "2026-11-18T15:00:00+09:00"}


@pytest.fixture(autouse=True)
def the_day():
    with core.frozen(NOW), override("ja"):
        yield


def facts(viewer: Viewer) -> list[str]:
    return [one.type for one in core.history(customer_id=viewer.customer_id)]


def test_a_cancelled_order_is_refunded_the_way_it_was_paid(shop):
    order = shop.order()
    wish = Wish("cancel", reason="no_longer_needed")

    told = commerce.effects(viewer=shop.hanako, number=order.number, wish=wish)
    done = commerce.cancel_order(
        viewer=shop.hanako, number=order.number, reason="no_longer_needed", client_id=uuid4()
    )

    assert done.effects == told == (
        "ご注文 A-1 をすべてキャンセルします。商品は発送されません。",
        "7,730円をクレジットカード（Visa …4242）へ5〜7営業日（2026年12月2日（水）まで）で返金します。",
        "お手続き後10分以内でしたら取り消せます。",
    )  # fmt: skip
    now = commerce.order(viewer=shop.hanako, number="A-1")
    assert (now.status, now.cancelled_at) == ("cancelled", NOW)
    assert [line.status for line in now.lines] == ["cancelled", "cancelled"]
    assert (now.payments[-1].kind, now.payments[-1].amount, now.payments[-1].due_on) == (
        "refund", 7730, date(2026, 12, 2)
    )  # fmt: skip
    assert facts(shop.hanako)[-1] == "commerce.order_cancelled"


def test_the_same_client_id_does_it_once(shop):
    shop.order()
    once = {"viewer": shop.hanako, "number": "A-1", "reason": "ordered_by_mistake", "client_id": uuid4()}

    first, again = commerce.cancel_order(**once), commerce.cancel_order(**once)

    assert again == first
    assert len(commerce.order(viewer=shop.hanako, number="A-1").payments) == 2
    assert facts(shop.hanako).count("commerce.order_cancelled") == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (
            "processing",
            "すでに出荷の準備が始まっているため、キャンセルは承れません。 "
            "商品が届いてから、返品をお申し込みいただけます。",
        ),
        ("delivered", "すでにお届け済みのため、キャンセルは承れません。"),
        ("cancelled", "すでにキャンセルされているため、キャンセルは承れません。"),
    ],
)  # fmt: skip
def test_too_late_is_said_in_words_and_changes_nothing(shop, status, words):
    before = shop.order(status=status)
    known = facts(shop.hanako)

    with pytest.raises(commerce.ActRefused) as refused:
        commerce.cancel_order(
            viewer=shop.hanako, number="A-1", reason="ordered_by_mistake", client_id=uuid4()
        )

    assert (refused.value.code, refused.value.words) == ("status", words)
    assert commerce.order(viewer=shop.hanako, number="A-1") == before
    assert facts(shop.hanako) == known


def test_nobody_else_can_tell_whether_an_order_is_there(shop):
    before = shop.order()
    strangers = [shop.taro, ANONYMOUS, Viewer("customer", customer_id=people.create_customer(name="別人"))]
    for viewer in strangers:
        for number in ("A-1", "A-9"):
            with pytest.raises(commerce.NoSuchRecord):
                commerce.order(viewer=viewer, number=number)
            with pytest.raises(commerce.NoSuchRecord):
                commerce.cancel_order(
                    viewer=viewer, number=number, reason="ordered_by_mistake", client_id=uuid4()
                )
    assert commerce.order(viewer=shop.hanako, number="A-1") == before


def test_a_reason_that_is_not_on_the_list_is_not_accepted(shop):
    shop.order()
    with pytest.raises(commerce.ActRefused) as refused:
        commerce.cancel_order(viewer=shop.hanako, number="A-1", reason="cheaper_elsewhere", client_id=uuid4())
    assert refused.value.code == "reason"


def test_another_address_and_back(shop):
    shop.order()
    new = Address(
        name="髙橋 花子", postal_code="530-0001", region="大阪府", city="大阪市北区", line1="梅田1-2-3"
    )
    act = uuid4()

    commerce.change_address(viewer=shop.hanako, number="A-1", address=new, client_id=act)
    assert (
        commerce.order(viewer=shop.hanako, number="A-1").ship_to.text
        == "〒530-0001 大阪府大阪市北区梅田1-2-3"
    )

    commerce.undo_act(viewer=shop.hanako, client_id=act)
    commerce.undo_act(viewer=shop.hanako, client_id=act)
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert order.ship_to.city == "千代田区"
    assert order.done[0].undone_at == NOW


@pytest.mark.parametrize("missing", ["name", "postal_code", "line1"])
def test_an_address_nobody_could_deliver_to(shop, missing):
    order = shop.order()
    given = {"name": "髙橋 花子", "postal_code": "530-0001", "city": "大阪市北区", "line1": "梅田1"} | {
        missing: " "
    }
    with pytest.raises(commerce.ActRefused) as refused:
        commerce.change_address(viewer=shop.hanako, number="A-1", address=Address(**given), client_id=uuid4())
    assert refused.value.code == "address"
    assert commerce.order(viewer=shop.hanako, number="A-1") == order


def test_taking_back_ends_with_the_minutes_and_with_news_of_the_shop(shop):
    shop.order()
    act = uuid4()
    commerce.cancel_order(viewer=shop.hanako, number="A-1", reason="ordered_by_mistake", client_id=act)
    with core.shift(timedelta(minutes=11)), pytest.raises(commerce.ActRefused, match="gone"):
        commerce.undo_act(viewer=shop.hanako, client_id=act)
    with pytest.raises(commerce.NoSuchRecord):
        commerce.undo_act(viewer=shop.taro, client_id=act)
    commerce.undo_act(viewer=shop.hanako, client_id=act)
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert (order.status, len(order.payments), order.lines[0].status) == ("pending", 1, "ordered")


def test_a_return_leaves_out_what_is_excluded_and_says_when_the_money_comes(shop):
    order = shop.order(**DELIVERED)
    verdict = commerce.verdict_on(order, "return")
    assert verdict.line_ids == (order.lines[0].id,)
    assert verdict.words == "返品は2026年12月2日（水）まで承ります。"

    both = tuple(line.id for line in order.lines)
    ask = {"viewer": shop.hanako, "number": "A-1", "reason": "damaged"}
    with pytest.raises(commerce.ActRefused, match="lines"):
        commerce.request_return(**ask, line_ids=both, client_id=uuid4())
    done = commerce.request_return(**ask, line_ids=both[:1], client_id=uuid4())

    assert done.reference == "A-1-R1"
    assert done.effects[1:3] == (
        "2026年12月5日（土）までにご返送ください。返送方法はメールでご案内します。",
        "商品の到着後5〜7営業日で、5,980円をクレジットカード（Visa …4242）へ返金します。",
    )
    now = commerce.order(viewer=shop.hanako, number="A-1")
    assert (now.status, now.returns[0].refund, now.returns[0].reason_words) == (
        "return_requested", 5980, "届いたときに壊れていた"
    )  # fmt: skip
    assert commerce.verdict_on(now, "exchange").code == "already"


def test_after_the_last_day_a_return_is_refused(shop):
    order = shop.order(**{**DELIVERED, "delivered_at": "2026-11-06T15:00:00+09:00"})
    verdict = commerce.verdict_on(order, "return")
    assert (verdict.code, verdict.words) == ("late", "返品の受付は2026年11月20日（金）で終了しました。")
    with pytest.raises(commerce.ActRefused, match="late"):
        commerce.request_return(
            viewer=shop.hanako, number="A-1", line_ids=verdict.line_ids, reason="damaged", client_id=uuid4()
        )


def test_without_a_day_of_delivery_nothing_is_promised(shop):
    order = shop.order(status="delivered")
    assert commerce.verdict_on(order, "return").code == "undated"


def test_an_exchange_for_another_variant_in_stock(shop):
    order = shop.order(**DELIVERED)
    white, black, red = shop.kettle.variants
    ask = {"viewer": shop.hanako, "number": "A-1", "reason": "not_as_described", "client_id": uuid4()}
    line = order.lines[0].id
    card = str(shop.ways["credit_card"].id)
    for wrong in (red.id, white.id, shop.filter.variants[0].id, 0):
        with pytest.raises(commerce.ActRefused, match="variant"):
            commerce.request_exchange(**ask, swaps=((line, wrong),), refund_to=card)
    done = commerce.request_exchange(**ask, swaps=((line, black.id),), refund_to=card)
    assert done.effects[0] == "電気ケトル：白 → 黒"
    assert done.effects[2] == "差額の500円をクレジットカード（Visa …4242）でお支払いいただきます。"
    now = commerce.order(viewer=shop.hanako, number="A-1")
    back = now.returns[0]
    assert (now.status, back.kind, back.refund, back.due) == ("exchange_requested", "exchange", 0, 500)


def test_other_items_once_and_then_nothing_more(shop):
    order = shop.order()
    gift, black = shop.ways["gift_card"], shop.kettle.variants[1]
    commerce.change_items(
        viewer=shop.hanako, number="A-1", swaps=((order.lines[0].id, black.id),), refund_to=str(gift.id),
        client_id=uuid4(),
    )  # fmt: skip
    now = commerce.order(viewer=shop.hanako, number="A-1")
    assert (now.total, now.lines[0].options_text, now.lines[0].unit_price) == (8230, "黒", 6480)
    (after,) = [w for w in commerce.payment_methods(viewer=shop.hanako, customer_id=now.customer_id)
                if w.kind == "gift_card"]  # fmt: skip
    assert after.balance == 9500
    codes = {act: commerce.verdict_on(now, act).code for act in commerce.ACTS}
    assert codes == {"cancel": "already", "change_delivery": "ok", "change_address": "already",
                     "change_items": "already", "change_payment": "already", "return": "status",
                     "exchange": "status"}  # fmt: skip


def test_another_way_to_pay_needs_the_balance(shop):
    shop.order()
    gift = shop.ways["gift_card"]
    commerce.change_payment(viewer=shop.hanako, number="A-1", payment_method_id=gift.id, client_id=uuid4())
    order = commerce.order(viewer=shop.hanako, number="A-1")
    assert [(p.kind, p.amount, p.method) for p in order.payments[1:]] == [
        ("refund", 7730, "credit_card"), ("payment", 7730, "gift_card")
    ]  # fmt: skip
    shop.order("A-2")
    with pytest.raises(commerce.ActRefused, match="balance"):
        commerce.change_payment(
            viewer=shop.hanako, number="A-2", payment_method_id=gift.id, client_id=uuid4()
        )


def test_two_who_cancel_at_once_make_one_refund(committed_db, at_once, request):
    shop = request.getfixturevalue("shop")
    shop.order()
    ids = [uuid4(), uuid4()]

    def cancel(client_id):
        def call():
            try:
                commerce.cancel_order(
                    viewer=shop.hanako, number="A-1", reason="ordered_by_mistake", client_id=client_id
                )
            except commerce.ActRefused as refused:
                return refused.code
            return "done"

        return call

    outcomes = at_once([cancel(ids[0]), cancel(ids[1]), cancel(ids[0])])
    assert sorted(set(outcomes)) == ["done", "status"]
    assert len(commerce.order(viewer=shop.hanako, number="A-1").payments) == 2
