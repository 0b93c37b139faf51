"""Withdrawals and corrections, and wishes that only look like them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

from .sentences import lines


def told(text: str) -> str:
    """What is understood, in the spelling of the sentence files."""
    found = language.correction(text)
    if found.kind == "none":
        return "-"
    return f"{found.kind}: {found.new}" if found.new else found.kind


@pytest.mark.parametrize("name", ["corrections_ja", "corrections_en"])
def test_what_a_sentence_takes_back(name: str) -> None:
    wrong = [f"{text} => {told(text)}, not {wanted}" for text, wanted in lines(name) if told(text) != wanted]
    assert wrong == []


def test_what_was_said_before_is_told_where_it_is_named() -> None:
    found = language.correction("間違えました、10日じゃなくて12日です")
    assert (found.old, found.new) == ("10日", "12日")


@settings(max_examples=60, deadline=None)
@given(
    some.text(max_size=130)
    | some.lists(some.sampled_from("やっぱり 違います、 12日 じゃなくて １０ ﾎﾟ not the ,".split())).map(
        "".join
    )
)
def test_the_new_part_is_where_it_is_said_to_be(text: str) -> None:
    found = language.correction(text)
    assert found.new == text[found.start : found.end]
