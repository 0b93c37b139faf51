"""Telephone numbers: kept as E.164, shown as they are dialled in Japan."""

import unicodedata

import phonenumbers
from phonenumbers import PhoneNumberFormat

HOME = "JP"


def stored(text: str) -> str:
    """E.164, from any width and spelling. Raises ValueError for what is no number."""
    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", text), HOME)
    except phonenumbers.NumberParseException as error:
        raise ValueError("number") from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError("number")
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def shown(number: str) -> str:
    """A stored number as one dials it here: 090-1234-5678, +1 415-555-2671; anything else unchanged."""
    try:
        parsed = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        return number
    here = phonenumbers.region_code_for_number(parsed) == HOME
    form = PhoneNumberFormat.NATIONAL if here else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, form))
