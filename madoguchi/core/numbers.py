"""Contact numbers: nine digits from 2 to 9, in threes, that can be said and keyed on any phone.

The running number is scrambled, written in base 8, and closed by a check digit over the field GF(8)
with weights 1, a, a², … (a primitive). Two neighbours always have different weights, so every single
wrong digit and every swap of neighbours is noticed. (Weights modulo 8 cannot do this: all odd
differences are even.) After 8^8 numbers three more digits are added.
"""

import re
import unicodedata

from django.db import connection

SHORT, LONG = 8, 11
_ROUNDS = (0x9E3B, 0x6A17, 0xC2F5, 0x35D9)
_LEFT_OUT = re.compile(r"[\s\[\]()#:.\-‐‑‒–—―−ー_]|MD|NO|№|番号?")


def next_contact_number() -> str:
    """A number that was never given before, like "473-928-654"."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('core_contact_number')")
        running: int = cursor.fetchone()[0]
    return contact_number(running)


def contact_number(running: int) -> str:
    """The contact number of the running number (from 0)."""
    length = SHORT if running < 8**SHORT else LONG
    places = length * 3
    mixed = _scramble(running if length == SHORT else running - 8**SHORT, places)
    payload = [(mixed >> shift) & 7 for shift in range(places - 3, -1, -3)]
    digits = "".join(str(2 + d) for d in [*payload, _check(payload)])
    return "-".join(digits[i : i + 3] for i in range(0, len(digits), 3))


def read_contact_number(text: str) -> str | None:
    """The contact number that somebody wrote, in its standard form; None when it cannot be one.

    Forgives full-width digits, spaces, hyphens of every kind and a prefix like "MD-".
    """
    digits = _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text).upper())
    if len(digits) - 1 not in (SHORT, LONG) or not set(digits) <= set("23456789"):
        return None
    values = [int(d) - 2 for d in digits]
    if _check(values[:-1]) != values[-1]:
        return None
    return "-".join(digits[i : i + 3] for i in range(0, len(digits), 3))


def _times_a(value: int) -> int:
    """Multiply by the primitive element of GF(8) = GF(2)[x] / (x³ + x + 1)."""
    doubled = value << 1
    return doubled ^ 0b1011 if doubled & 8 else doubled


def _check(payload: list[int]) -> int:
    """Horner's rule: the check digit has weight 1, its neighbour a, the next a²."""
    total = 0
    for digit in payload:
        total = _times_a(total ^ digit)
    return total


def _scramble(value: int, bits: int) -> int:
    """A fixed permutation of `bits`-bit numbers (a Feistel network; the odd bit goes to the left half)."""
    right_bits = bits // 2
    left_bits = bits - right_bits
    left, right = value >> right_bits, value & ((1 << right_bits) - 1)
    for key in _ROUNDS:
        left ^= _mix(right, key) & ((1 << left_bits) - 1)
        right ^= _mix(left, key >> 3) & ((1 << right_bits) - 1)
    return (left << right_bits) | right


def _mix(value: int, key: int) -> int:
    mixed = ((value + key) * 0x2545F491) & 0xFFFFFFFF
    mixed ^= mixed >> 15
    mixed = (mixed * 0x27D4EB2F) & 0xFFFFFFFF
    return mixed ^ (mixed >> 13)
