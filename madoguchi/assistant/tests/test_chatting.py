"""Small talk is answered kindly and honestly, in both languages."""

from typing import get_args

import pytest
from django.utils.translation import override

from madoguchi.assistant import chatting
from madoguchi.language import api as language
from madoguchi.language.api import Topic


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_every_topic_has_a_reply_in_the_language_that_is_spoken(spoken, monkeypatch):
    with override(spoken):
        for topic in get_args(Topic):
            monkeypatch.setattr(language, "smalltalk", lambda text, topic=topic: topic)
            assert language.language_of(chatting.small_talk("…")) == spoken, topic


@pytest.mark.parametrize(("spoken", "asked", "told"), [
    ("ja", "あなたは人間ですか？", "人ではなくプログラム"),
    ("en", "Are you a real person?", "a program, not a person"),
])  # fmt: skip
def test_it_says_that_it_is_no_person(spoken, asked, told):
    with override(spoken):
        assert told in chatting.small_talk(asked)


@pytest.mark.parametrize("text", ["ロボット掃除機ですか", "注文を変更したい", "はい", ""])
def test_what_says_more_is_no_small_talk(text):
    assert chatting.small_talk(text) is None
