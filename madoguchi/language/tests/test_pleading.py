"""What a courteous message wishes, said plainly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

from .sentences import lines


@pytest.mark.parametrize("name", ["pleading_ja", "pleading_en"])
def test_the_plain_readings_of_a_message(name: str) -> None:
    told = {text: " | ".join(language.plainly(text)) or "-" for text, _ in lines(name)}
    assert [(text, told[text]) for text, wanted in lines(name) if told[text] != wanted] == []


BITS = (
    "恐れ入りますが、",
    "取り消して",
    "いただけますでしょうか",
    "。",
    "（",
    "）",
    "〒100-0001 ",
    "I was wondering if ",
    "\n",
    "、",
)


@settings(max_examples=60, deadline=None)
@given(some.lists(some.sampled_from(BITS), max_size=12).map("".join))
def test_any_text_has_readings_that_are_no_longer(text: str) -> None:
    assert all(len(one) <= len(text) + 12 for one in language.plainly(text))


def test_a_long_text_is_read_quickly() -> None:
    assert len(language.plainly("恐れ入りますが、" * 20_000)) <= 2
