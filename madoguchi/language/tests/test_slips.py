"""Slips of typing are put right by the words of the matter, and nothing else is touched."""

import pytest

from madoguchi.language import api as language

WORDS = language.vocabulary([
    "please cancel my order", "when is the delivery coming", "change the shipping address of my order",
    "I want a receipt and a refund", "the kettle makes a noise",
    "注文をキャンセルしたい", "お届け先の住所を変更してください", "荷物は今どこですか", "請求書が届かない",
])  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), [
    ("when is my delviery comming", "when is my delivery coming"),
    ("cancle my oder", "cancel my order"),
    ("pls chnage the shiping adress", "pls change the shipping address"),
    ("a reciept, a refudn", "a receipt, a refund"),
    ("ちゅうもんをきゃんせるしたいてす", "注文をキャンセルしたいてす"),
    ("にもつどこですか", "荷物どこですか"),
    ("じゅうしゅのへんこう", "住所の変更"),
])  # fmt: skip
def test_a_slip_becomes_the_word_that_was_meant(typed, meant):
    assert WORDS.mended(typed) == meant


@pytest.mark.parametrize("text", [
    "the bread I bake comes out flat", "please fill in the form", "AK-12 and AP-F50 in XL",
    "Shinjuku-ku 2-4-1", "いつもありがとうございます", "ケトルの重さをおしえてください",
    "やっぱりやめておきます", "ﾁｭｳﾓﾝ", "",
    "注文" + "あ" * 5_000,
])  # fmt: skip
def test_words_that_are_words_stay(text):
    assert WORDS.mended(text) == text
