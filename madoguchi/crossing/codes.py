"""The code and the link of a crossing: made from its number and our secret, so nothing secret is stored."""

import hashlib
import hmac
import re
import unicodedata

from django.conf import settings
from django.core import signing

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two signs of which no two look or sound alike: no 0, 1, I or O."""
LENGTH = 8
SALT = "crossing.link"
WRITTEN = re.compile(rf"(?<![0-9A-Z])([{LETTERS}]{{4}})[-‐－ ]?([{LETTERS}]{{4}})(?![0-9A-Z])")

LEADING = re.compile(r"^\s*(?:続ける|GO ON)?\s*:?\s*$")
"""What stands before the code in a message that we filled in (`_("Go on: %(code)s")`)."""


def code_of(id: int) -> str:
    """The code of a crossing, 40 bits in two groups of four: "K7F3-9Q2M"."""
    drawn = hmac.new(settings.SECRET_KEY.encode(), f"crossing:{id}".encode(), hashlib.sha256).digest()
    signs = "".join(LETTERS[byte % len(LETTERS)] for byte in drawn[:LENGTH])
    return f"{signs[:4]}-{signs[4:]}"


def digest_of(code: str) -> str:
    """By what a code is looked up."""
    return hashlib.sha256(code.encode()).hexdigest()


def codes_in(text: str) -> tuple[str, ...]:
    """What reads like a code in a message, however wide or small it was typed."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return tuple(f"{first}-{second}" for first, second in WRITTEN.findall(plain))


def without_code(text: str) -> str:
    """What a message says besides its code, and besides the words that we wrote before it."""
    rest = WRITTEN.sub("", unicodedata.normalize("NFKC", text).upper())
    return LEADING.sub("", rest).strip()


def token_of(id: int) -> str:
    """What stands in the link to a crossing."""
    return signing.dumps(id, salt=SALT)


def is_our_link(token: str) -> bool:
    """Whether we made this link, whatever has become of it."""
    return id_in(token) is not None


def id_in(token: str) -> int | None:
    """The crossing that a link names; None for a link that is not ours."""
    try:
        return int(signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return None
