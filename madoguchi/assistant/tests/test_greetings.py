"""Greetings, thanks and farewells are told from questions."""

import pytest

from madoguchi.assistant.greetings import greeting, says_yes

SAID = {
    "hello": [
        "こんにちは",
        "こんばんは！",
        "お世話になっております。",
        "Hello",
        "hi there",
        "Good morning!",
        "すみません",
    ],
    "thanks": [
        "ありがとうございました",
        "ありがとうございます！助かりました。",
        "どうもありがとう",
        "解決しました。ありがとうございました",
        "わかりました",
        "了解です",
        "丁寧にご対応いただきありがとうございました",
        "Thank you so much!",
        "ok thanks",
        "Great, thank you",
        "Hi, thanks",
    ],
    "bye": ["さようなら", "失礼します", "それでは、失礼いたします。", "bye", "See you"],
}  # fmt: skip
QUESTIONS = [
    "こんにちは、ケトルのお湯が沸きません",
    "ありがとうございます。もう一つ質問があります",
    "返品したい",
    "解決しません",
    "解約の方法",
    "Hello, my kettle is broken",
    "thanks but it does not work",
    "history of my orders",
    "わかりません",
    "ない",
    "",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, texts in SAID.items() for t in texts])
def test_a_text_that_only_greets(kind: str, text: str) -> None:
    assert greeting(text) == kind


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_text_that_says_more(text: str) -> None:
    assert greeting(text) is None


@pytest.mark.parametrize(
    "text", ["はい", "はい、お願いします", "お願いいたします。", "Yes please", "sure", "go ahead"]
)
def test_a_plain_yes(text: str) -> None:
    assert says_yes(text) is True


@pytest.mark.parametrize("text", ["いいえ", "はい、でも炊飯器の話です", "no", "yesterday", "結構です"])
def test_no_plain_yes(text: str) -> None:
    assert says_yes(text) is False
