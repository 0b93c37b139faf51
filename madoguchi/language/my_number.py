"""Finds My Numbers (個人番号) in a text: twelve digits with their check digit, where the text speaks of one.

The check digit alone says little (one parcel number in eleven has it by chance), so the words around
decide: of the words before it that name a kind of number, the nearest has to name this one, or it is named
right behind. The check digit is that of 総務省令第85号 (2014), article 5: with the other digits numbered from
the right, 11 − (Σ Pₙ·Qₙ mod 11), Qₙ = n + 1 up to the sixth and n − 5 from the seventh; 0 where the
remainder is 0 or 1.
"""

import re
import unicodedata
from collections.abc import Iterator

DIGITS = 12
BEFORE, BEHIND = 40, 22  # characters
_GAP = r"[\s\-\u2010-\u2015\u2212\uff0d\u30fc\u3000.・]{0,2}"
_TWELVE = re.compile(rf"(?<!\d)(?<!\d[-－ー])\d(?:{_GAP}\d){{11}}(?!\d)(?![-－ー]\d)")
_OURS = r"マイ\s?ナンバー|個人番号|ﾏｲﾅﾝﾊﾞｰ|まいなんばー|my\s?number|individual number"
_OTHERS = (
    r"伝票|送り状|追跡|配送|荷物|お?問い?合わ?せ番号|受付番号|注文|会員番号|口座|シリアル|製造番号|型番|電話"
    r"|tracking|parcel|order|serial|account|phone"
)
_NAMED = re.compile(rf"({_OURS})|{_OTHERS}", re.IGNORECASE)
_WHOSE = r"[\s）)」』（(「、,は：:]*(?:is\s+)?(?:(?:my|私|わたし|本人)の?\s*)?"
_NAMED_BEHIND = re.compile(rf"{_WHOSE}(?:{_OURS})", re.IGNORECASE)


def my_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where they begin and end."""
    for found in _TWELVE.finditer(text):
        digits = [unicodedata.digit(letter) for letter in found.group() if letter.isdigit()]
        if len(digits) == DIGITS and check_digit(digits[:-1]) == digits[-1] and _is_meant(text, found):
            yield found.span()


def check_digit(eleven: list[int]) -> int:
    """The twelfth digit of a My Number."""
    total = sum(digit * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(eleven), start=1))
    return 0 if total % 11 <= 1 else 11 - total % 11


def _is_meant(text: str, found: re.Match[str]) -> bool:
    before = list(_NAMED.finditer(text, max(0, found.start() - BEFORE), found.start()))
    if before:
        return before[-1].group(1) is not None
    return _NAMED_BEHIND.match(text, found.end(), min(len(text), found.end() + BEHIND)) is not None
