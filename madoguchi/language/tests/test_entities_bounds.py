"""Any text is read: nothing raises, every place is right, and long texts take time as their length."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

from .test_entities import KNOWN, NOW

PIECES = (
    "2048-7731", "二〇", "にい", "明日", "12月", "15日", "から", "〜", "午後6時", "3,980", "円", "¥",
    "ケトル", "AP", "-", "50",
    "〒154", "東京都世田谷区", "taro@", "example.jp", "＠", "090", "はい、", "2番目", "ﾎﾟ", "が\u3099", "①",
    "㈱", "next ", "Friday ",
    "half past ", "six ", "in 3 days ", "the ", "1/2", "令和", "R8.", "99999999999999999999", "億",
    "9999年12月31日", " ", "\n",
)  # fmt: skip
texts = some.lists(some.sampled_from(PIECES), max_size=30).map("".join) | some.text(max_size=200)


@settings(max_examples=150, deadline=None)
@given(texts, some.integers(-700, 700))
def test_places_are_right(text: str, days: int) -> None:
    for one in language.entities(text, NOW + timedelta(days=days), KNOWN):
        assert one.text == text[one.start : one.end]
        assert one.start < one.end
        assert one.value


LONG: dict[str, Callable[[int], str]] = {
    "one letter": lambda n: "あ" * n,
    "figures": lambda n: "1" * n,
    "kanji figures": lambda n: "二十" * (n // 2),
    "said figures": lambda n: "に" * n,
    "latin": lambda n: "a" * n,
    "dots": lambda n: "a." * (n // 2),
    "spaces": lambda n: " " * n,
    "dashes": lambda n: "-1" * (n // 2),
    "towns": lambda n: "市" * n,
    "prefectures": lambda n: "東京都" * (n // 3),
    "words": lambda n: "one " * (n // 4),
    "dates": lambda n: "明日から" * (n // 4),
    "katakana": lambda n: "ケトル" * (n // 3),
    "combining": lambda n: "か\u3099" * (n // 2),
    "openings": lambda n: "はい、" * (n // 3),
    "negations": lambda n: "ではなくて" * (n // 5),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_hundred_thousand_letters_are_read_in_a_moment(text: Callable[[int], str]) -> None:
    began = time.process_time()
    language.entities(text(100_000), NOW, KNOWN)
    assert time.process_time() - began < 1.5
