"""Small talk, and questions that only look like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

from .sentences import lines


def told(text: str) -> str:
    """The topic, in the spelling of the sentence files."""
    return language.smalltalk(text) or "-"


@pytest.mark.parametrize("name", ["smalltalk_ja", "smalltalk_en"])
def test_what_a_sentence_chats_about(name: str) -> None:
    wrong = [f"{text} => {told(text)}, not {wanted}" for text, wanted in lines(name) if told(text) != wanted]
    assert wrong == []


@settings(max_examples=100, deadline=None)
@given(some.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert language.smalltalk(text) is None or len(text) <= 60
