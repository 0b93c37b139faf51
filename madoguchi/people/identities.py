"""How the value of an identity is brought into its one stored form."""

import hashlib
import re
import secrets
import unicodedata

from . import phones

TOKEN_BYTES = 32
LONGEST_NAME = 120
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


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
        return phones.stored(value)
    return value.strip()


def in_one_line(name: str) -> str:
    """A name as it is stored: one line of at most 120 characters, without control characters.

    Names come from services, shops and imports as their people typed them. NFKC is not applied, so that
    髙 and 﨑 stay, and so does the wide space between 山田 and 太郎.
    """
    return _BREAKS.sub(" ", name).strip()[:LONGEST_NAME].strip()


def _address(value: str) -> str:
    address = unicodedata.normalize("NFKC", value).strip().lower()
    local, at, domain = address.rpartition("@")
    plain = len(address) <= 254 and not any(c.isspace() or not c.isprintable() for c in address)
    if not (plain and at and local and "@" not in local and "." in domain.strip(".")):
        raise ValueError("address")
    return address
