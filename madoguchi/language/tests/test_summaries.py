"""What a long conversation was about, in its own sentences."""

import time
from datetime import datetime, timedelta, timezone

from madoguchi.language import api as language

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=timezone(timedelta(hours=9)))


def spoken(*lines: str):
    """c: the customer, a: we, b: the assistant."""
    roles = {"c": "customer", "a": "agent", "b": "assistant"}
    return [
        language.Spoken(roles[line[0]], line[3:], NOW + timedelta(minutes=place), place)
        for place, line in enumerate(lines)
    ]


def texts(lines):
    return [one.text for one in lines]


EXCHANGE = spoken(
    "c: こんにちは。電気ケトルAK-12を返品したいのですが、箱を開けてしまいました。",
    "b: この記事がお役に立つかもしれません。",
    "c: 担当者に相談する",
    "a: 山田様、お待たせいたしました。総合受付の佐藤です。本体の底の番号をご確認いただけますか。",
    "c: 拭いてみましたが、読めません。",
    "a: 承知いたしました。明後日までに、交換品をお送りいたします。",
    "c: 色を白に替えたいです。替えられますか。",
)


def test_wish_attempts_promises_and_what_is_open():
    summary = language.summarise(EXCHANGE, "ja")
    assert texts(summary.wants) == [
        "電気ケトルAK-12を返品したいのですが、箱を開けてしまいました。", "色を白に替えたいです。"
    ]  # fmt: skip
    assert texts(summary.tried) == [
        "本体の底の番号をご確認いただけますか。",
        "拭いてみましたが、読めません。",
    ]
    (promise,) = summary.promised
    assert promise.text == "明後日までに、交換品をお送りいたします。"
    assert (promise.until, promise.until_words, promise.place) == ("../2026-11-24", "明後日までに", 5)
    assert texts(summary.open) == ["色を白に替えたいです。", "替えられますか。"]
    assert {one.role for one in summary.open} == {"customer"}


def test_what_we_asked_waits_for_the_customer():
    summary = language.summarise(EXCHANGE[:4], "ja")
    (asked,) = summary.open
    assert (asked.role, asked.text) == ("agent", "本体の底の番号をご確認いただけますか。")


def test_english():
    said = spoken(
        "c: I was charged twice for order 2048-7731.",
        "a: Hello David, this is Emma. Could you check the date of both charges?",
        "c: I checked it, both are from Friday. I would like my money back.",
        "a: I will refund it within two business days.",
    )
    summary = language.summarise(said, "en")
    assert texts(summary.wants) == [
        "I was charged twice for order 2048-7731.", "I would like my money back."
    ]  # fmt: skip
    assert texts(summary.tried) == [
        "Could you check the date of both charges?", "I checked it, both are from Friday."
    ]  # fmt: skip
    assert [(one.text, one.until_words) for one in summary.promised] == [
        ("I will refund it within two business days.", "within two business days")
    ]
    assert summary.open == ()


def test_apologies_and_closings_are_no_promises():
    polite = spoken(
        "c: まだ届きません。",
        "a: ご迷惑をおかけし、お詫び申し上げます。よろしくお願いいたします。ご返信をお待ちしております。",
    )
    assert language.summarise(polite, "ja").promised == ()


def test_without_persons_where_asked():
    said = spoken("c: 東京都港区の山田花子です。090-1234-5678に電話がほしいです。")
    (wish,) = language.summarise(said, "ja", impersonal=True).wants
    assert "090" not in wish.text
    assert "電話番号" in wish.text


def test_the_same_messages_give_the_same_summary_quickly():
    many = spoken(*(f"{one.role[0]}: {one.text}" for one in EXCHANGE * 15 if one.role != "assistant"))[:100]
    many = [language.Spoken(one.role, one.text, one.at, one.place) for one in many]
    first = language.summarise(many, "ja")
    began = time.thread_time()
    assert language.summarise(many, "ja") == first
    assert time.thread_time() - began < 0.1
    assert language.summarise([], "ja") == language.Summary()
