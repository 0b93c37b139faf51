"""Golden values of consumption tax and registration numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.commerce.registration import registration_number
from madoguchi.commerce.tax import RateTotal, given_back, per_rate, share, tax_in

GROSS = st.integers(1, 10**9)
RATES = st.sampled_from([0, 8, 10])


@pytest.mark.parametrize(
    ("gross", "rate", "down", "half_up", "up"),
    [
        (1100, 10, 100, 100, 100), (1080, 8, 80, 80, 80), (1000, 10, 90, 91, 91), (1000, 8, 74, 74, 75),
        (999, 10, 90, 91, 91), (1, 10, 0, 0, 1), (5, 10, 0, 0, 1), (6, 10, 0, 1, 1), (105, 10, 9, 10, 10),
        (0, 10, 0, 0, 0), (33000, 0, 0, 0, 0), (-1000, 10, -90, -91, -91), (298_000, 10, 27090, 27091, 27091),
    ],
)  # fmt: skip
def test_the_tax_in_a_price(gross: int, rate: int, down: int, half_up: int, up: int) -> None:
    assert tax_in(gross, rate) == down
    assert tax_in(gross, rate, "half_up") == half_up
    assert tax_in(gross, rate, "up") == up


def test_each_rate_is_rounded_once_for_the_whole_document() -> None:
    """Three lines of 105 yen: once rounded 28 yen; line by line it would have been 27."""
    assert per_rate([(105, 10)] * 3) == (RateTotal(10, 315, 28),)
    assert 3 * tax_in(105, 10) == 27


def test_a_mixed_invoice() -> None:
    """牛肉 10,000, キッチンペーパー 2,200, 米 3,240, 送料 550, 値引き -100, 非課税 500."""
    lines = [(10_800, 8), (2_200, 10), (3_240, 8), (550, 10), (-100, 10), (500, 0)]
    assert per_rate(lines) == (RateTotal(10, 2650, 240), RateTotal(8, 14_040, 1040), RateTotal(0, 500, 0))
    assert [one.net for one in per_rate(lines)] == [2410, 13_000, 500]
    assert [one.reduced for one in per_rate(lines)] == [False, True, False]


def test_given_back_in_parts_is_exactly_what_was_billed() -> None:
    billed = per_rate([(1000, 10), (1000, 8)])
    first = given_back(billed, (), 667)
    assert first == (RateTotal(10, 334, 30), RateTotal(8, 333, 24))
    second = given_back(billed, first, 1333)
    assert second == (RateTotal(10, 666, 60), RateTotal(8, 667, 50))
    with pytest.raises(ValueError, match="more than was billed"):
        given_back(billed, billed, 1)


@given(st.lists(st.tuples(GROSS, RATES), min_size=1, max_size=6), st.data())
def test_all_given_back_leaves_no_yen(lines: list[tuple[int, int]], data: st.DataObject) -> None:
    billed = per_rate(lines)
    whole = sum(one.gross for one in billed)
    part = data.draw(st.integers(1, whole))
    first = given_back(billed, (), part)
    rest = given_back(billed, first, whole - part) if part < whole else ()
    assert sum(one.gross for one in first) == part
    assert sum(one.tax for one in (*first, *rest)) == sum(one.tax for one in billed)


def test_shares_add_up() -> None:
    assert share(100, [1, 1, 1]) == (34, 33, 33)
    assert share(5, [0, 10]) == (0, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "T7000012050002",
        "7000012050002",
        "Ｔ７０００−０１２０−５０００２",
        "t7000-0120-50002",
        " T7000012050002 ",
    ],
)
def test_the_registration_number_as_people_type_it(typed: str) -> None:
    assert registration_number(typed) == "T7000012050002"


@pytest.mark.parametrize("number", ["1180301018771", "9010401052465", "5010401067252"])
def test_numbers_of_companies_everybody_knows(number: str) -> None:
    assert registration_number(number) == f"T{number}"


@pytest.mark.parametrize(
    "typed", ["", "T", "T700001205000", "T70000120500021", "T7000012050003", "T0000012050002", "７０００abc"]
)
def test_what_is_no_registration_number(typed: str) -> None:
    assert registration_number(typed) is None
