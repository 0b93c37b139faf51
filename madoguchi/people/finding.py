"""Under which words a customer is found: her name in any spelling, kana, addresses and numbers."""

import re
import unicodedata
from collections.abc import Iterable

from madoguchi.language import api as language

_OLD_FORMS = "髙﨑濵濱齋齊邊邉嶋嶌冨澤櫻眞廣國德瀨邨龍藏萬惠榮"
_NEW_FORMS = "高崎浜浜斎斉辺辺島島富沢桜真広国徳瀬村竜蔵万恵栄"
_HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_PLAIN = str.maketrans(_OLD_FORMS, _NEW_FORMS) | _HIRAGANA
_NUMBER = re.compile(r"\+?[\d\s()-]{4,}")
SHORTEST_BEGINNING = 3
LAST_DIGITS = 4


def plain(text: str) -> str:
    """One spelling for all: NFKC, lower case, katakana, new forms of the kanji that names keep old."""
    return unicodedata.normalize("NFKC", text).translate(_PLAIN).casefold()


def words_of(names: Iterable[str], identities: Iterable[tuple[str, str]]) -> list[str]:
    """Lexemes for these names and kana and these identities (kind, stored value); browsers give none."""
    found: list[str] = []
    for name in names:
        found += language.bigrams(plain(name)) + language.bigrams("".join(plain(name).split()))
    for kind, value in identities:
        if kind == "phone":
            found += _digits_of(value)
        elif kind != "visitor":
            found += [plain(value), *re.split(r"[.@_+-]", plain(value))]
    return list(dict.fromkeys(filter(None, found)))


def _digits_of(number: str) -> list[str]:
    """A stored number as it is dialled here and abroad, and its last four digits."""
    digits = re.sub(r"\D", "", number)
    home = f"0{digits[2:]}" if number.startswith("+81") else digits
    return [home, digits, digits[-LAST_DIGITS:]]


def expression(text: str) -> str:
    """A tsquery for customers who have all these words; "" when there is nothing to look for.

    The beginning of a number, of an address or of a Latin word is enough (three characters).
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if _NUMBER.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        return f"'{digits}':*" if len(digits) >= LAST_DIGITS else ""
    words = [word for part in plain(text).split() for word in language.bigrams(part)]
    return " & ".join(map(_wanted, dict.fromkeys(words)))


def _wanted(word: str) -> str:
    quoted = "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
    begins = len(word) >= SHORTEST_BEGINNING if word.isascii() else len(word) == 1
    return f"{quoted}:*" if begins else quoted
