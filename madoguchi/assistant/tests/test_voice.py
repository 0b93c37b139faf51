"""What a caller says is understood as digits, a code, an address, or as words like any other."""

import pytest

from madoguchi.assistant.voice import asks_again, decide, digits_in, hearing


@pytest.mark.parametrize(("said", "meant"), [
    ("1", "1"), ("１", "1"), ("いちばん", "1"), ("一番です", "1"), ("2番でお願いします", "2"),
    ("ふたつ目", "2"),
    ("press 3", "3"), ("number two, please", "2"), ("1#", "1"), ("いち に さん よん ご ろく", "123456"),
    ("ゼロ・なな・なな、さん、に、いち".replace("・", "、"), "077321"), ("one two three", "123"),
    ("キャンセルの理由", ""),
    ("二番目の商品を返品したい", ""), ("ごめんなさい", ""), ("", ""), ("あ" * 500, ""),
])  # fmt: skip
def test_digits_are_what_is_nothing_but_digits(said, meant):
    assert digits_in(said) == meant


@pytest.mark.parametrize(("said", "kind", "value"), [
    ("123456", "code", "123456"), ("いちにさんよんごろく", "code", "123456"), ("12345", "say", ""),
    ("hanako アットマーク example ドット jp です", "address", "hanako@example.jp"),
    ("hanako at example dot com", "address", "hanako@example.com"), ("はい", "say", ""),
])  # fmt: skip
def test_while_she_is_asked_who_she_is_a_code_and_an_address_are_heard(said, kind, value, monkeypatch):
    monkeypatch.setattr(hearing, "listening", {1: "proof", 2: "yes"}.get)
    deed = decide(said, last=tuple, place=1)
    assert (deed.kind, deed.value) == (kind, value)
    assert not value or value not in deed.words
    assert {decide(said, last=tuple, place=other).kind for other in (2, None)} == {"say"}


def test_for_words_that_speak_for_themselves_nothing_is_looked_up(monkeypatch):
    monkeypatch.setattr(hearing, "listening", lambda place: pytest.fail("looked up"))
    said = "注文をキャンセルしたいです"
    assert decide(said, last=lambda: pytest.fail("looked up"), place=1).words == said


@pytest.mark.parametrize("said", ["もう一度お願いします", "すみません、もう一度", "聞こえません", "*",
                                  "sorry?", "Can you repeat that please?"])  # fmt: skip
def test_she_may_hear_it_again(said):
    assert asks_again(said)


@pytest.mark.parametrize("said", ["もう一度配送してほしい", "はい", "again the kettle is broken", ""])
def test_what_says_more_is_not_only_to_hear_it_again(said):
    assert not asks_again(said)
