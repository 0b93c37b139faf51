"""Mood, hurry and concerns, with the words that speak for them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from madoguchi.language import api as language

from .sentences import lines


def told(text: str) -> str:
    """What is felt, in the spelling of the sentence files."""
    found = language.mood(text)
    return " ".join((found.feeling, found.hurry, *sorted(found.concerns)))


@pytest.mark.parametrize("name", ["mood_ja", "mood_en"])
def test_how_a_sentence_sounds(name: str) -> None:
    wrong = [f"{text} => {told(text)}, not {wanted}" for text, wanted in lines(name) if told(text) != wanted]
    assert wrong == []


def test_the_reasons_are_words_of_the_message() -> None:
    found = language.mood("至急お願いします。ｹﾑﾘが出ました。弁護士に相談します")
    assert [(one.about, one.words) for one in found.reasons] == [
        ("hurry", "至急"),
        ("safety", "ｹﾑﾘが"),
        ("legal", "弁護士"),
    ]


@settings(max_examples=60, deadline=None)
@given(
    some.text(max_size=200)
    | some.lists(some.sampled_from(["煙が", "出て", "いません", "至急", "not ", "urgent", "ﾎﾟ"])).map("".join)
)
def test_reasons_stand_where_they_say(text: str) -> None:
    for one in language.mood(text).reasons:
        assert one.words == text[one.start : one.end]
