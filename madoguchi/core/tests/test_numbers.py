"""Contact numbers that survive being said, heard and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.core import api as core
from madoguchi.core.numbers import LONG, SHORT, contact_number, read_contact_number

running = st.one_of(st.integers(0, 8**SHORT - 1), st.integers(8**SHORT, 8**SHORT + 8**LONG - 1))
DIGITS = "23456789"


@given(running)
def test_only_digits_that_cannot_be_misheard_in_threes(n):
    groups = contact_number(n).split("-")
    assert {len(g) for g in groups} == {3}
    assert len(groups) == (3 if n < 8**SHORT else 4)
    assert set("".join(groups)) <= set(DIGITS)
    assert read_contact_number(contact_number(n)) == contact_number(n)


@given(running)
def test_every_wrong_digit_and_every_swap_of_neighbours_is_noticed(n):
    digits = contact_number(n).replace("-", "")
    for i, right in enumerate(digits):
        for wrong in DIGITS:
            if wrong != right:
                assert read_contact_number(digits[:i] + wrong + digits[i + 1 :]) is None
    for i in range(len(digits) - 1):
        a, b = digits[i], digits[i + 1]
        if a != b:
            assert read_contact_number(digits[:i] + b + a + digits[i + 2 :]) is None


@given(st.sets(running, min_size=2, max_size=50))
def test_no_number_is_given_twice(several):
    assert len({contact_number(n) for n in several}) == len(several)


def test_twenty_thousand_in_a_row_are_different_and_do_not_follow_each_other():
    numbers = [int(contact_number(n).replace("-", "")) for n in range(20_000)]
    assert len(set(numbers)) == 20_000
    steps = [abs(b - a) for a, b in zip(numbers, numbers[1:], strict=False)]
    assert sum(step < 1_000 for step in steps) < 20
    rising = sum(b > a for a, b in zip(numbers, numbers[1:], strict=False))
    assert 0.45 < rising / 19_999 < 0.55


@pytest.mark.parametrize(
    "written",
    ["{n}", "MD-{n}", "[MD-{n}]", "md {n}", "{spaced}", "{plain}", "{wide}", "{ー}", "No. {n}", "番号：{n}"],
)
def test_reading_forgives_how_it_is_written(written):
    number = contact_number(12_345)
    wide = number.translate({ord(d): ord(d) + 0xFEE0 for d in DIGITS}).replace("-", "－")
    forms = {
        "n": number,
        "spaced": number.replace("-", "　"),
        "plain": number.replace("-", ""),
        "wide": wide,
        "ー": number.replace("-", "ー"),
    }
    assert read_contact_number(written.format(**forms)) == number


@pytest.mark.parametrize("text", ["", "MD-", "12345", "110-000-111", "ご相談の件", "2" * 400, "٣" * 9])
def test_other_text_is_no_number(text):
    assert read_contact_number(text) is None


@pytest.mark.django_db
def test_numbers_come_from_one_sequence():
    given = [core.next_contact_number() for _ in range(50)]
    assert len(set(given)) == 50
    assert all(core.read_contact_number(number) == number for number in given)
