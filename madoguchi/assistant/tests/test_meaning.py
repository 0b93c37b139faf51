"""What free words mean among a few choices."""

import pytest

from madoguchi.assistant.dialogue.meaning import meant
from madoguchi.tasks.shapes import Choice

REASONS = (Choice("unneeded", "不要になった"), Choice("mistake", "間違えて注文した"))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("家族が買っていたので、いらなくなりました", "unneeded"),
        ("もう使わないので", "unneeded"),
        ("違う色を頼んでしまった", "mistake"),
        ("ぬぬぬぬぬ", None),
        ("今日は暑いですね", None),
        ("送料はいくらですか", None),
        ("はい、お願いします", None),
    ],
)
def test_what_is_plainly_nearest_is_meant(words, value):
    assert meant(REASONS, words) == value


def test_numbers_are_named_and_never_guessed():
    orders = (Choice("A-1", "電気ケトル（A-1）"), Choice("A-2", "炊飯器（A-2）"))
    assert meant(orders, "お湯を沸かすほうの商品です") is None
