"""法人番号: thirteen digits, the first of them a check digit."""

import re
import unicodedata


def corporate_number(text: str) -> str:
    """The thirteen digits, from any width and with hyphens. Raises ValueError when the check digit is wrong.

    The digit is 9 less the remainder by 9 of the other twelve, weighed 1 and 2 in turn from the right
    (法人番号の指定等に関する省令, article 2).
    """
    digits = re.sub(r"[\s\-‐−ー]", "", unicodedata.normalize("NFKC", text))
    if not re.fullmatch(r"[1-9][0-9]{12}", digits):
        raise ValueError("corporate number")
    weighed = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits[1:])))
    if int(digits[0]) != 9 - weighed % 9:
        raise ValueError("corporate number")
    return digits
