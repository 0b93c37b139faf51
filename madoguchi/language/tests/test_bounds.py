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


@settings(max_examples=60, deadline=None)
@given(texts, some.integers(-700, 700))
def test_what_is_named_stands_where_it_is_said_to(text: str, days: int) -> None:
    for one in language.entities(text, NOW + timedelta(days=days), KNOWN):
        assert one.text == text[one.start : one.end]
        assert one.start < one.end
        assert one.value


READERS: dict[str, Callable[[str], object]] = {
    "entities": lambda text: language.entities(text, NOW, KNOWN),
    "wishes": language.wishes,
    "mood": language.mood,
    "correction": language.correction,
    "smalltalk": language.smalltalk,
    "yes_or_no": language.yes_or_no,
    "chosen": lambda text: language.chosen(text, ["白", "黒"]),
}
UNITS = (
    "1", "二十", "に", "a.", " ", "-1", "市", "東京都", "one ", "明日から", "か\u3099", "w", "、", "あと",
    "\n", "thanks ", "ー", "たいのと、",
)  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_a_hundred_thousand_letters_are_read_in_a_moment(name: str) -> None:
    slow = []
    for unit in UNITS:
        text = unit * (100_000 // len(unit))
        began = time.process_time()
        READERS[name](text)
        if (took := time.process_time() - began) > 0.5:
            slow.append((unit, took))
    assert slow == []


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25, deadline=None)
@given(text=some.text(max_size=300))
def test_no_text_is_too_strange(name: str, text: str) -> None:
    READERS[name](text)


@pytest.mark.parametrize("name", ["correction", "smalltalk", "yes_or_no"])
@pytest.mark.parametrize("unit", UNITS)
def test_short_texts_that_repeat_themselves_take_no_time(name: str, unit: str) -> None:
    began = time.process_time()
    READERS[name]((unit * 60)[:55] + "x")
    assert time.process_time() - began < 0.05
