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
_HYPHENS = dict.fromkeys(map(ord, "‐‑–—―−"), "-")
PLACE = "@"
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


def words_of_places(places: Iterable[str]) -> list[str]:
    """Lexemes for addresses and their codes, marked, so that a name comes before a town that reads alike."""
    found = [f"{PLACE}{word}" for place in places for word in language.bigrams(_one_hyphen(plain(place)))]
    return list(dict.fromkeys(found))


def _one_hyphen(text: str) -> str:
    return text.translate(_HYPHENS)


def _digits_of(number: str) -> list[str]:
    """A stored number as it is dialled here and abroad, and its last four digits."""
    digits = re.sub(r"\D", "", number)
    home = f"0{digits[2:]}" if number.startswith("+81") else digits
    return [home, digits, digits[-LAST_DIGITS:]]


def expression(text: str, *, places: bool = False) -> str:
    """A tsquery for customers who have all these words; "" when there is nothing to look for.

    The beginning of a number, of an address or of a Latin word is enough (three characters). With `places`
    each word may also stand in a postal address.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if _NUMBER.fullmatch(text.removeprefix("〒")):
        digits = re.sub(r"\D", "", text)
        words = [digits] if len(digits) >= LAST_DIGITS else []
    else:
        words = [word for part in _one_hyphen(plain(text)).split() for word in language.bigrams(part)]
    return " & ".join(_wanted(word, places) for word in dict.fromkeys(words))


def _wanted(word: str, places: bool) -> str:
    begins = len(word) >= SHORTEST_BEGINNING if word.isascii() else len(word) == 1
    forms = (word, f"{PLACE}{word}") if places else (word,)
    quoted = ["'" + form.replace("\\", "\\\\").replace("'", "''") + "'" + ":*" * begins for form in forms]
    return f"({' | '.join(quoted)})" if places else quoted[0]
