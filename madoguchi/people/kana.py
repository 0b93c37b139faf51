"""Where a name stands among others in 五十音 order, whatever letters it was typed in.

PostgreSQL here has no ICU, so the order is made when a name is kept, on two levels of JIS X 4061: first the
plain syllables (ガ and ァ stand with カ and ア, a long mark with the vowel it lengthens), then what tells
them apart.
"""

import unicodedata

SMALL = dict(zip("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ", strict=True))
VOWELS = {
    vowel: letters
    for vowel, letters in {
        "ア": "アカサタナハマヤラワ",
        "イ": "イキシチニヒミリヰ",
        "ウ": "ウクスツヌフムユル",
        "エ": "エケセテネヘメレヱ",
        "オ": "オコソトノホモヨロヲ",
    }.items()
}
_VOWEL_OF = {letter: vowel for vowel, letters in VOWELS.items() for letter in letters}
_HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
BETWEEN = "\x01"
MOST = 250


def katakana(text: str) -> str:
    """Half-width and hiragana as full-width katakana; all else unchanged."""
    return unicodedata.normalize("NFKC", text).translate(_HIRAGANA)


def sort_key(kana: str, name: str) -> str:
    """What to order people by: the reading, else the name; plain syllables before what tells them apart."""
    told = katakana(kana or name).casefold()
    letters = "".join(letter for letter in told if letter.isalnum() or letter == "ー" or letter.isspace())
    words = " ".join(letters.split())[:MOST]
    return f"{_plain(words)}{BETWEEN}{words}"


def _plain(words: str) -> str:
    """The first level: neither voiced nor small letters, long marks as vowels, no gaps."""
    found = ""
    for letter in words:
        if letter == "ー":
            letter = _VOWEL_OF.get(found[-1:], "")
        letter = SMALL.get(letter, letter)
        found += unicodedata.normalize("NFD", letter)[0].strip()
    return found
