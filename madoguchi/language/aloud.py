"""Texts as they are read aloud: short sentences, numbers and dates in words of speech, no addresses.

Nothing is added: the address of a page becomes "our website", everything else is said in full.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = {"ja": 60, "en": 140}
"""Letters from which a sentence is parted at a comma."""

RECENT = 500  # texts that are remembered: most of what is said is said to many
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％￥]")
_PAGE = re.compile(r"[<（(\[]?\s*(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_DAY = re.compile(r"(?<![\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])")
_SHORT_DAY = re.compile(r"(?<![\d/])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/])")
_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_SPAN = re.compile(r"(?<=[\d時分日月円歳名件])\s*[~〜～–—]\s*(?=\d)")
_PARTED = re.compile(r"(?<![A-Za-z0-9-])((?:[A-Z]{1,3}-?)?)(\d+(?:-\d+)+)(?![A-Za-z0-9-])")
_LONG = re.compile(r"(?<![\d,.])\d{6,}(?![\d,.円年])")
_COMMAS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_YEN = re.compile(r"[¥￥]\s*([\d,]+)")
_MARKS = re.compile(r"^\s*(?:[・*•●○■□◆▶►✓-]|[（(]?\d{1,2}[.)）](?=\s|\D))\s*", re.MULTILINE)
_ARROWS = re.compile(r"\s*(?:→|⇒|>|＞|»|/|／)\s*")
_BRACKETS = re.compile(r"\s*[（(\[［【〔〈《]\s*([^（()）\[\]［］【】〔〕〈〉《》]*?)\s*[）)\]］】〕〉》]")
_SITE = {"ja": "ホームページ", "en": " our website "}
_STOPS = {"ja": re.compile(r"(?<=[。！？!?])\s*|\n+"), "en": re.compile(r"(?<=[.!?])\s+|\n+")}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_UNITS = {
    "ja": (("%", "パーセント"), ("℃", "度"), ("kg", "キログラム"), ("cm", "センチ"), ("mm", "ミリ"),
           ("km", "キロ"), ("&", "と"), ("＆", "と")),
    "en": (("%", " percent"), ("℃", " degrees"), ("&", " and "), ("＆", " and ")),
}  # fmt: skip


@lru_cache(RECENT)
def aloud(text: str, language: str) -> tuple[str, ...]:
    """A text as sentences to be read aloud, in Japanese or English."""
    spoken = "ja" if language == "ja" else "en"
    plain = _MARKS.sub("", _PAGE.sub(_SITE[spoken], _plain(text)))
    said = _numbers(_MAIL.sub(lambda found: _letters(found[0], spoken), plain), spoken)
    said = _BRACKETS.sub(lambda found: _aside(found[1], spoken), said)
    said = _ARROWS.sub("、" if spoken == "ja" else ", ", said)
    found = [" ".join(one.split()).strip(" 、,・") for one in _STOPS[spoken].split(said)]
    return tuple(part for one in found if _says(one) for part in _parts(_ended(one, spoken), spoken))


def digits_aloud(digits: str, language: str) -> str:
    """A number that is no amount, figure by figure: 2048-7731 → 2、0、4、8の、7、7、3、1."""
    joint, gap = ("、", "の、") if language == "ja" else (" ", ", ")
    return gap.join(joint.join(group) for group in digits.split("-"))


def _plain(text: str) -> str:
    wide = text.replace("〜", "~").replace("～", "~")
    signs = (sign for sign in wide if unicodedata.category(sign) not in ("So", "Cf", "Cs", "Co", "Cc") or
             sign in "\n℃")  # fmt: skip
    return "".join(unicodedata.normalize("NFKC", one) if _WIDE.match(one) else one for one in signs)


def _numbers(text: str, spoken: str) -> str:
    ja = spoken == "ja"
    text = _YEN.sub(r"\1円" if ja else r"\1 yen", text)
    text = _DAY.sub(lambda found: _day(found, ja), text)
    text = _SHORT_DAY.sub(r"\1月\2日", text) if ja else text
    text = _SPAN.sub("から" if ja else " to ", text)
    text = _TIME.sub(lambda found: _time(int(found[1]), int(found[2]), ja), text)
    text = _PARTED.sub(lambda found: _parted(found[1], found[2], spoken), text)
    text = _LONG.sub(lambda found: digits_aloud(found[0], spoken), text)
    text = _COMMAS.sub("", text) if ja else text
    for sign, words in _UNITS[spoken]:
        text = re.sub(rf"(?<=\d)\s*{sign}(?![a-z])" if sign not in "&＆" else sign, words, text)
    return text


def _parted(letters: str, digits: str, spoken: str) -> str:
    """A number with what stands before it: B-2048-1216 → B、2、0、4、8の、1、2、1、6."""
    before = letters.rstrip("-")
    joint = ("、" if spoken == "ja" else " ") if letters.endswith("-") else ""
    return before + joint + digits_aloud(digits, spoken)


def _day(found: re.Match[str], ja: bool) -> str:
    year, month, day = (int(one) for one in found.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    return f"{year}年{month}月{day}日" if ja else f"{_MONTHS[month - 1]} {day}, {year}"


def _time(hour: int, minute: int, ja: bool) -> str:
    if ja:
        return f"{hour}時" + (f"{minute}分" if minute else "")
    half = "a.m" if hour % 24 < 12 else "p.m"
    return f"{(hour % 12) or 12}" + (f":{minute:02}" if minute else "") + f" {half}"


def _letters(address: str, spoken: str) -> str:
    at, dot = ("アットマーク", "ドット") if spoken == "ja" else (" at ", " dot ")
    return address.replace("@", at).replace(".", dot)


def _aside(words: str, spoken: str) -> str:
    return "" if not words else f"、{words}、" if spoken == "ja" else f", {words},"


def _says(sentence: str) -> bool:
    return any(sign.isalnum() for sign in sentence)


def _ended(sentence: str, spoken: str) -> str:
    tidy = re.sub(r"、+([。、のはがをにでもと])", r"\1" if spoken == "ja" else ", ", sentence)
    tidy = re.sub(r",\s*([.,!?])", r"\1", tidy).rstrip("…:：;；,、")
    return tidy if tidy[-1] in "。！？!?." else tidy + ("。" if spoken == "ja" else ".")


def _parts(sentence: str, spoken: str) -> list[str]:
    """A long sentence parted at the comma nearest to its middle, each part in turn."""
    commas = [found.end() for found in re.finditer(r"(?<=\D)、(?=\D)|, ", sentence[:-2])]
    if len(sentence) <= LONGEST[spoken] or not commas:
        return [sentence]
    at = min(commas, key=lambda place: abs(place - len(sentence) // 2))
    return [*_parts(sentence[:at].strip(), spoken), *_parts(sentence[at:].strip(), spoken)]
