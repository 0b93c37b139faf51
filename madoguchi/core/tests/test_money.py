"""Money in whole minor units: read exactly, written as people do."""

import pytest

from madoguchi.core import api as core


@pytest.mark.parametrize(
    ("written", "currency", "amount"),
    [
        ("47.84", "USD", 4784),
        ("1,234", "JPY", 1234),
        ("0.1", "USD", 10),
        ("1.234", "KWD", 1234),
        (500, "JPY", 500),
    ],
)
def test_amounts_are_read_exactly(written, currency, amount):
    assert core.minor_units(written, currency) == amount
    assert core.minor_units(core.major_units(amount, currency), currency) == amount


@pytest.mark.parametrize("written", ["12.5", "", "NaN", "1e999", "十円", "Infinity", "99999999999999999"])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(ValueError, match="amount"):
        core.minor_units(written, "JPY")


@pytest.mark.parametrize(
    ("amount", "currency", "ja", "en"),
    [
        (1234, "JPY", "1,234円", "¥1,234"),
        (-500, "JPY", "-500円", "-¥500"),
        (4784, "USD", "$47.84", "$47.84"),
        (1250, "CHF", "CHF 12.50", "CHF 12.50"),
    ],
)
def test_amounts_as_people_write_them(amount, currency, ja, en):
    assert core.money_text(amount, currency, "ja") == ja
    assert core.money_text(amount, currency, "en") == en


def test_two_currencies_do_not_add_up():
    assert core.Money(1, "JPY") + core.Money(2, "JPY") - core.Money(1, "JPY") == core.Money(2, "JPY")
    with pytest.raises(ValueError, match="currency"):
        core.Money(1, "JPY") + core.Money(1, "USD")
