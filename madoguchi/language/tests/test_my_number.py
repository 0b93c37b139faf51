"""A My Number never reaches a table where the text speaks of one; parcel numbers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.language import api as language
from madoguchi.language.my_number import check_digit

NUMBER = "123456789018"
"""The ministry's own example of a valid number."""

TAKEN_OUT = language.FoundCard("my_number", "")


def test_the_check_digit():
    assert check_digit([int(digit) for digit in NUMBER[:-1]]) == 8


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        "1234 5678 9018",
        "1234-5678-9018",
        "１２３４　５６７８　９０１８",
        "1234－5678－9018",
        "1 2 3 4 5 6 7 8 9 0 1 8",
    ],
)
def test_however_it_is_written(written):
    redacted = language.redact(f"マイナンバーは{written}です。")
    assert redacted == language.Redacted("マイナンバーは**** **** ****です。", (TAKEN_OUT,))


@pytest.mark.parametrize(
    "text",
    [
        "個人番号：{}",
        "私のマイナンバーカードに書いてある番号は {} です",
        "{}（マイナンバー）",
        "{} はマイナンバーです",
        "{} is my My Number",
        "My number: {}",
        "注文の件です。マイナンバー {} で本人確認をお願いします",
    ],
)
def test_where_the_text_speaks_of_one(text):
    assert NUMBER not in language.redact(text.format(NUMBER)).text


@pytest.mark.parametrize(
    "text",
    [
        "荷物の伝票番号は1234-5678-9018です",
        "1234-5678-9018が届きません",
        "マイナンバーカードの配送の追跡番号は1234-5678-9018です",
        "マイナンバーは123456789017です",
        "マイナンバーは1234567890181です",
        "マイナンバーとは何ですか。電話は090-1234-5678です",
        "法人番号 5234567890189",
    ],
)
def test_other_numbers_stay(text):
    assert language.redact(text) == language.Redacted(text)


def test_beside_a_card_both_go():
    redacted = language.redact(f"カード4111111111111111、マイナンバー{NUMBER}")
    assert redacted.text == "カード**** **** **** 1111、マイナンバー**** **** ****"
    assert [one.brand for one in redacted.found] == ["visa", "my_number"]


def test_in_a_file_name():
    assert language.redact_name(f"マイナンバー_{NUMBER}.jpg") == "マイナンバー xxxx xxxx xxxx.jpg"


@given(st.lists(st.integers(0, 9), min_size=11, max_size=11), st.sampled_from(["", " ", "-", "　"]))
def test_every_valid_number_goes_and_every_other_stays(eleven, gap):
    for last in range(10):
        digits = "".join(map(str, [*eleven, last]))
        written = gap.join(digits[at : at + 4] for at in (0, 4, 8))
        redacted = language.redact(f"個人番号は{written}")
        assert (redacted.found == (TAKEN_OUT,)) == (last == check_digit(eleven))
        assert language.redact(redacted.text).text == redacted.text
