"""How the value of an identity is brought into its one stored form."""

import hashlib
import secrets
import unicodedata

import phonenumbers

TOKEN_BYTES = 32


def new_visitor_token() -> str:
    """A token for a browser: 43 characters that are safe in a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_is_strong(token: str) -> bool:
    """Whether a token made elsewhere (by the chat frame) is long enough and well formed."""
    return 43 <= len(token) <= 128 and token.isascii() and token.replace("-", "").replace("_", "").isalnum()


def normalise(kind: str, value: str) -> str:
    """The stored form: a visitor's token becomes its SHA-256, an address lower case, a number E.164.

    Raises ValueError when the value cannot be one of that kind.
    """
    if kind == "visitor":
        return hashlib.sha256(value.encode()).hexdigest()
    if kind == "email":
        return _address(value)
    if kind == "phone":
        return _number(value)
    return value.strip()


def _address(value: str) -> str:
    address = unicodedata.normalize("NFKC", value).strip().lower()
    local, at, domain = address.rpartition("@")
    plain = len(address) <= 254 and not any(c.isspace() or not c.isprintable() for c in address)
    if not (plain and at and local and "@" not in local and "." in domain.strip(".")):
        raise ValueError("address")
    return address


def _number(value: str) -> str:
    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", value), "JP")
    except phonenumbers.NumberParseException as error:
        raise ValueError("number") from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError("number")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def number_text(stored: str) -> str:
    """A stored number as one dials it here: 090-1234-5678, from abroad with its country."""
    number = phonenumbers.parse(stored, "JP")
    home = number.country_code == phonenumbers.country_code_for_region("JP")
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))
