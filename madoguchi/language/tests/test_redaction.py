"""Card numbers never reach a table; other numbers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi.language import api as language
from madoguchi.language.redaction import brand_of, passes_luhn

CARDS = {
    "4111111111111111": "visa",
    "4222222222222": "visa",
    "5555555555554444": "mastercard",
    "2223003122003222": "mastercard",
    "378282246310005": "amex",
    "3530111333300000": "jcb",
    "3566002020360505": "jcb",
    "30569309025904": "diners",
    "6011111111111117": "discover",
    "6200000000000005": "unionpay",
}
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(("number", "brand"), CARDS.items())
def test_every_brand_is_known(number, brand):
    redacted = language.redact(f"番号は{number}です")
    assert redacted.text == f"番号は**** **** **** {number[-4:]}です"
    assert redacted.found == (language.FoundCard(brand, number[-4:]),)


@pytest.mark.parametrize(
    "written",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111−1111−1111−1111",
        "４１１１　１１１１　１１１１　１１１１",
        "4111ー1111ー1111ー1111",
        "4111.1111.1111.1111",
        "4111 1111\n1111 1111",
        "4111-1111-\r\n1111-1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "4111\u200b1111\u200b1111\u200b1111",
    ],
)
def test_however_it_is_written(written):
    assert language.redact(f"カード {written}。").text == "カード **** **** **** 1111。"


@pytest.mark.parametrize(
    "text",
    [
        "電話は090-1234-5678か03-1234-5678です",
        "0120-444-444 / +81 90 1234 5678",
        "お問い合わせ番号 473-928-654",
        "注文番号 20261122000123",
        "荷物 4012-3456-7890 4012-3456-7891",
        "型番 AK-10、JAN 4901234567894",
        "4111111111111112",
        "41111111111111111111",
        "1700000000000",
        "2026年11月22日 12:34:56 から 2026年12月31日 23:59:59 まで",
    ],
)
def test_other_numbers_stay(text):
    assert language.redact(text) == language.Redacted(text)


def test_a_card_among_other_numbers_is_taken_out_alone():
    text = "注文 12345 4111 1111 1111 1111 090 1234 5678"
    assert language.redact(text).text == "注文 12345 **** **** **** 1111 090 1234 5678"


def test_two_cards_are_two():
    found = language.redact("4111111111111111と5555-5555-5555-4444").found
    assert [card.brand for card in found] == ["visa", "mastercard"]


@st.composite
def cards(draw):
    prefix, length = draw(
        st.sampled_from([("4", 16), ("51", 16), ("34", 15), ("3530", 16), ("36", 14), ("62", 19)])
    )
    body = prefix + "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=length, max_size=length)))
    body = body[: length - 1]
    return next(body + digit for digit in "0123456789" if passes_luhn(body + digit))


SEPARATORS = st.sampled_from(["", " ", "-", "\n", "\u3000", " - ", "－"])
WORDS = st.text(st.characters(blacklist_categories=("Nd", "Cs")), max_size=20)


@given(cards(), SEPARATORS, st.booleans(), WORDS, WORDS)
def test_no_digits_of_a_card_but_the_last_four_survive(card, separator, wide, before, after):
    written = separator.join(card[i : i + 4] for i in range(0, len(card), 4))
    redacted = language.redact(
        before + "：" + (written.translate(FULL_WIDTH) if wide else written) + "。" + after
    )
    assert brand_of(card)
    assert len(redacted.found) == 1
    assert "".join(c for c in redacted.text if c.isdecimal()) == card[-4:]
    assert redacted.text.startswith(before)
    assert redacted.text.endswith(after)


@given(st.text(max_size=200))
def test_redacting_twice_is_redacting_once(text):
    once = language.redact(text)
    assert language.redact(once.text) == language.Redacted(once.text)


@given(
    st.from_regex(r"0[5789]0-?[0-9]{4}-?[0-9]{4}", fullmatch=True),
    st.from_regex(r"[2-9]{3}-[2-9]{3}-[2-9]{3}"),
)
def test_telephone_and_contact_numbers_survive(phone, contact):
    text = f"電話 {phone}、番号 {contact}"
    assert language.redact(text).text == text
