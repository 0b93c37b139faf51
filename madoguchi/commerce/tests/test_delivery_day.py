"""Another day of delivery: told before, done once, refused in words, taken back, kept against old news."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils.translation import override

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import Wish
from madoguchi.core import api as core

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SATURDAY = date(2026, 11, 28)
PROMISED = {"promised_on": "2026-11-25"}


@pytest.fixture(autouse=True)
def the_day():
    with core.frozen(NOW), override("ja"):
        yield


def changed(shop, day=SATURDAY, time="am", act=None):
    return commerce.change_delivery(
        viewer=shop.hanako, number="A-1", day=day, time=time, client_id=act or uuid4()
    )


def held(shop):
    order = commerce.order(viewer=shop.hanako, number="A-1")
    return order.promised_on, order.delivery_time


def test_the_day_and_the_time_are_said_before_and_changed_once(shop):
    shop.order(**PROMISED)
    wish = Wish("change_delivery", day=SATURDAY, time="am")
    told = commerce.effects(viewer=shop.hanako, number="A-1", wish=wish)
    act = uuid4()

    done, again = changed(shop, act=act), changed(shop, act=act)

    assert again == done
    assert done.effects == told == (
        "変更前のお届け予定日：2026年11月25日（水）",
        "ご注文A-1を、2026年11月28日（土）の午前中にお届けします。",
        "お届け先とご注文の内容は変わりません。",
        "お手続き後10分以内でしたら取り消せます。",
    )  # fmt: skip
    assert held(shop) == (SATURDAY, "午前中")
    facts = [one.type for one in core.history(customer_id=shop.hanako.customer_id)]
    assert facts.count("commerce.order_changed") == 1


def test_it_can_be_taken_back(shop):
    shop.order(**PROMISED)
    act = uuid4()
    changed(shop, act=act)
    for _twice in range(2):
        commerce.undo_act(viewer=shop.hanako, client_id=act)
    assert held(shop) == (date(2026, 11, 25), "")


@pytest.mark.parametrize(
    ("day", "time", "code"),
    [
        (date(2026, 11, 21), "am", "day"),
        (date(2026, 12, 6), "am", "day"),
        (None, "am", "day"),
        (SATURDAY, "midnight", "day"),
        (date(2026, 11, 25), "", "same"),
    ],
)
def test_what_cannot_be_had_changes_nothing(shop, day, time, code):
    shop.order(**PROMISED)
    with pytest.raises(commerce.ActRefused) as refused:
        changed(shop, day=day, time=time)
    assert refused.value.code == code
    assert held(shop) == (date(2026, 11, 25), "")


def test_tomorrow_can_be_chosen_until_the_hour_of_the_rule(shop):
    shop.order(**PROMISED)
    rule = core.option(commerce.Policies).rule("change_delivery")
    assert commerce.delivery_days(rule) == (date(2026, 11, 22), date(2026, 12, 5))
    with core.frozen(NOW + timedelta(hours=5)):  # 17:00 in Japan
        assert commerce.delivery_days(rule)[0] == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("hours", "code", "words"),
    [
        (0, "ok", "お届け日の変更は2026年11月21日（土） 17:00まで承ります。"),
        (5.1, "late", "お届け日の変更の受付は2026年11月21日（土） 17:00で終了しました。"),
    ],
)
def test_it_is_open_until_the_hour_on_the_day_before(shop, hours, code, words):
    order = shop.order(promised_on="2026-11-22")
    with core.frozen(NOW + timedelta(hours=hours)):
        verdict = commerce.verdict_on(order, "change_delivery")
    assert (verdict.code, verdict.words) == (code, words)


def test_what_is_being_prepared_says_where_the_day_can_be_changed(shop):
    order = shop.order(status="processing", **PROMISED)
    verdict = commerce.verdict_on(order, "change_delivery")
    assert (verdict.code, "配送会社のページ" in verdict.words) == ("status", True)


def test_an_old_word_of_the_shop_undoes_nothing_and_a_new_one_counts(shop):
    shop.order(**PROMISED)
    changed(shop)
    shop.order(**PROMISED)
    assert held(shop) == (SATURDAY, "午前中")
    shop.order(promised_on="2026-11-30", delivery_time="18時〜20時")
    assert held(shop) == (date(2026, 11, 30), "18時〜20時")
    shop.order(promised_on="2026-11-30", delivery_time="お昼ごろ")
    with override("en"):
        assert held(shop) == (date(2026, 11, 30), "お昼ごろ")
