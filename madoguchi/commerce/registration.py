"""登録番号: the number of who may issue 適格請求書: T and thirteen digits, the first a check digit."""

import re
import unicodedata

_NUMBER = re.compile(r"T?([1-9]\d{12})")
_LEFT_OUT = re.compile(r"[\s\-‐‑‒–—―−ー]")


def registration_number(text: str) -> str | None:
    """The number that somebody typed, as T1234567890123; None when it cannot be one.

    Forgives full-width letters, hyphens and a missing T. The check digit is 9 less the remainder by 9 of the
    twelve digits after it, weighed 1 and 2 in turn from the right (法人番号の指定等に関する省令 2条).
    """
    found = _NUMBER.fullmatch(_LEFT_OUT.sub("", unicodedata.normalize("NFKC", text)).upper())
    if found is None:
        return None
    check, *digits = (int(digit) for digit in found[1])
    weighed = sum(digit * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return f"T{found[1]}" if check == 9 - weighed % 9 else None
