"""Several wishes in one message, and one wish with its reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

from .sentences import lines


def told(text: str) -> str:
    """The parts, in the spelling of the sentence files."""
    return " | ".join(piece.text for piece in language.wishes(text)) or "-"


@pytest.mark.parametrize("name", ["several_ja", "several_en"])
def test_the_parts_of_a_message(name: str) -> None:
    wrong = [f"{text} => {told(text)}, not {wanted}" for text, wanted in lines(name) if told(text) != wanted]
    assert wrong == []


BITS = (
    "住所を変えたい",
    "のと、",
    "あと",
    "それと",
    "？",
    "。",
    "ありがとうございます",
    "①",
    "ﾎﾟ",
    "and ",
    "also ",
    "can I ",
    "?",
    "\n",
    "お願いします",
)


@settings(max_examples=80, deadline=None)
@given(some.lists(some.sampled_from(BITS), max_size=20).map("".join) | some.text(max_size=200))
def test_parts_stand_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for piece in language.wishes(text):
        assert piece.text == text[piece.start : piece.end]
        assert piece.start >= end
        end = piece.end
