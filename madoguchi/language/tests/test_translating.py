"""What leaves for a translation, and whether its numbers came back."""

import pytest

from madoguchi.language import api as language

LETTER = """山田花子と申します。
注文 2048-7790-11 の件です。電話は090-1234-5678、hanako@example.jp です。
山田様宛てで3個。"""


def test_persons_stay_in_the_house_and_come_back():
    veiled = language.veil(LETTER)
    for part in ("山田", "花子", "7790", "5678", "hanako"):
        assert part not in veiled.text
    assert "3個" in veiled.text
    back = language.unveil(veiled.text, veiled.held)
    assert (back.text, back.lost, back.strange) == (LETTER, (), False)


def test_what_was_lost_on_the_way_is_known():
    veiled = language.veil("電話は090-1234-5678です。")
    assert veiled.text == "電話は⟦PHONE1⟧です。"
    assert language.unveil("My number is ⟦ PHONE1 ⟧.", veiled.held).text == "My number is 090-1234-5678."
    assert language.unveil("I have a phone.", veiled.held).lost == ("090-1234-5678",)
    assert language.unveil("⟦PHONE1⟧ ⟦NAME7⟧", veiled.held).strange
    assert language.unveil("⟦PHONE1⟧ ⟦oops", veiled.held).strange


@pytest.mark.parametrize("text", ["", "送料は550円です。", "〔お名前〕様", "⟦NAME1⟧様", "山田です"])
def test_what_has_nothing_to_hide_or_marks_of_its_own_comes_back(text):
    veiled = language.veil(text)
    plain = text.replace("⟦", "[").replace("⟧", "]")
    assert language.unveil(veiled.text, veiled.held).text == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("11月23日の15時に3個届きます。", "Three arrive on November 23 at 3 p.m."),
        ("送料は1万2千円です。", "Delivery is ¥12,000."),
        ("令和8年2月5日まで", "until 5 February 2026"),
        ("２〜３日かかります。", "It takes two to three days."),
        ("1割引です。", "10% off."),
        ("午後6時30分", "18:30"),
        ("15万個", "150 thousand pieces"),
        ("返品は一度だけです。", "Only one return."),
        ("数字はありません。", "There are no numbers."),
    ],
)
def test_numbers_that_are_written_otherwise_are_the_same(one, other):
    assert language.figures_apart(one, other) == ()
    assert language.figures_apart(other, one) == ()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("550円です。", "It is ¥505.", ("550", "505")),
        ("11月23日", "November 24", ("23", "24")),
        ("3,980円", "¥398", ("3,980", "398")),
        ("7日以内", "soon", ("7",)),
        ("すぐに", "within 7 days", ("7",)),
    ],
)
def test_numbers_that_differ_are_named(one, other, apart):
    assert language.figures_apart(one, other) == apart
