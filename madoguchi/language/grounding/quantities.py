"""Numbers with their units, in Japanese and English ways of writing them: 三十分, half an hour,
14–16時, ¥1,100.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Bound = Literal["", "least", "most"]

_KANJI = {c: n for n, c in enumerate("〇一二三四五六七八九")}
_WORDS = {
    word: n
    for n, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}  # fmt: skip
# Written unit → its name and how many of that name it is.
_UNITS: tuple[tuple[str, str, float], ...] = (
    ("yen", r"円|yen\b|jpy\b", 1), ("%", r"%|パーセント|per ?cent\b", 1), ("%", r"割(?!引)", 10),
    ("work_day", r"営業日|business[ -]days?\b|working[ -]days?\b", 1),
    ("minute", r"時間|hours?\b|hrs?\b", 60), ("minute", r"分(?!割|間?の)|分間|minutes?\b|mins?\b", 1),
    ("second", r"秒|seconds?\b|secs?\b", 1),
    ("day", r"週間?|weeks?\b", 7), ("day", r"日|days?\b|(?:st|nd|rd|th)\b", 1),
    ("month", r"[かヶカケ箇]月|months?\b", 1), ("month", r"年|years?\b", 12), ("in_year", r"月", 1),
    ("clock", r"時|o'clock\b|:00\b", 1), ("degree", r"℃|°c?|度(?!目)", 1),
    ("gram", r"kg\b|キロ(?:グラム)?", 1000), ("gram", r"g\b|グラム|grams?\b", 1),
    ("ml", r"l\b|リットル|lit(?:re|er)s?\b", 1000), ("ml", r"ml\b|ミリリットル", 1),
    ("ghz", r"ghz\b|ギガヘルツ", 1), ("gb", r"gb\b|ギガバイト", 1), ("mb", r"mb\b", 1),
    ("point", r"ポイント|points?\b", 1), ("digit", r"桁|digits?\b", 1), ("letter", r"文字|characters?\b", 1),
    ("time", r"回|度目|times?\b|payments?\b", 1), ("spoon", r"杯|tablespoons?\b|cups?\b", 1),
    ("go", r"合|go\b", 1), ("piece", r"枚|個|点|台|本|つ|slices?\b|pieces?\b|items?\b", 1),
    ("person", r"人|名|people\b", 1),
)  # fmt: skip
_UNIT = re.compile("|".join(f"(?P<u{n}>{pattern})" for n, (_, pattern, _) in enumerate(_UNITS)))
_CODE = re.compile(r"(?<![a-z0-9])(?:[a-z]{1,6}-?\d{1,5}[a-z]?(?:-[a-z0-9]+)*|\d-d|\d{1,2}d)(?![a-z0-9])")
_NUMBER = re.compile(r"(?<![a-z0-9.,])(?:¥\s?)?(\d+(?:,\d{3})+|\d+)(\.\d+)?")
_WRITTEN = (
    (r"半年|half a year", "6か月"),
    (r"半日", "12時間"),
    (r"half an hour", "30分"),
    (r"\bnoon\b|正午", "12:00"),
    (r"毎日|\bdaily\b|every day", "1日"),
    (r"毎週|\bweekly\b|every week", "1週間"),
    (r"毎月|月額|(?<![\dか])月に(?=\d)|\bmonthly\b|every month", "1か月 "),
    (r"毎年|(?<!\d)年に(?=\d)|\bannually\b|\byearly\b|every year|\ba year\b", "1年 "),
    (r"\btwice\b", "2回"),
    (r"何[度回]でも|無制限|as (?:often|many times) as|any number of|\bunlimited", "999999回"),
    (r"一度だけ|一度に限り|\bonce\b(?= (?:a|an|every|only)\b)", "1回"),
    (r"\ban? (?=(?:hour|day|week|month|minute|tablespoon)\b)", "1 "),
    (r"(\d{1,2}):([0-5]\d)", r"\1時"),
    (r"(\d{1,2})\s*a\.?m\.?\b", r"\1時"),
)
_SAID = tuple((re.compile(pattern), digits) for pattern, digits in _WRITTEN)
_AFTERNOON = re.compile(r"(\d{1,2})\s*p\.?m\.?\b|午後(\d{1,2})時")
_KANJI_NUMBER = re.compile(
    r"[〇一二三四五六七八九十百]+(?=(?:つ(?!ずつ)|回|年|か月|ヶ月|日間|日以内|週間|時間|分|秒|枚|個|杯|割|桁|"
    r"人|名|円|倍|点))"
)
_WORD_NUMBER = re.compile(r"\b(" + "|".join(_WORDS) + r")\b(?![ -](?:of|that|you|is|the|which)\b)")
_LEAST_BEHIND = re.compile(
    r"^\s*(?:以上|以降|超|を超え|を上回|or (?:more|newer|later|over|longer)|and (?:newer|later|up))"
)
_MOST_BEHIND = re.compile(r"^\s*(?:以内|以下|未満|まで|or (?:less|fewer)|at most)")
_LEAST_BEFORE = re.compile(r"(?:at least|minimum(?: of)?|over|more than|最低|少なくとも)\s*¥?\s*$")
_MOST_BEFORE = re.compile(
    r"(?:within(?: about)?|up to|at most|no more than|under|less than|until|by the|maximum of|最長|"
    r"最大|最多)\s*¥?\s*$"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as its unit counts it, with where it stands; `unit` "" where none is written."""

    value: float
    unit: str
    bound: Bound
    start: int

    def is_like(self, other: "Quantity") -> bool:
        """Whether both count the same thing, as far as they say."""
        return self.unit == other.unit or not self.unit or not other.unit

    def agrees(self, other: "Quantity") -> bool:
        """The same number of the same, not bounded the other way."""
        other_way = {self.bound, other.bound} == {"least", "most"}
        return self.value == other.value and self.is_like(other) and not other_way


@lru_cache(4096)
def codes_of(text: str) -> frozenset[str]:
    """Models and marks of letters with digits: AK-12, H03, 3-D."""
    return frozenset(found.group() for found in _CODE.finditer(folded(text)))


@lru_cache(4096)
def folded(text: str) -> str:
    """One width, lower case."""
    return unicodedata.normalize("NFKC", text).lower().replace("’", "'")


@lru_cache(4096)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """Every number of a text, those written in words too; not the digits of names."""
    text = _in_digits(_CODE.sub(lambda code: "◇" * len(code.group()), folded(text)))
    numbers = list(_NUMBER.finditer(text))
    found: list[Quantity] = []
    unit, factor, bound = "", 1.0, ""
    for place, number in reversed(list(enumerate(numbers))):
        own, times, behind = _unit_at(text, number)
        later = numbers[place + 1].start() if place + 1 < len(numbers) else -1
        between = text[number.end() : later] if later > 0 else "."
        if own or not _joins(between):
            unit, factor, bound = own, times, _bound(text, number.start(), behind)
        value = float(number.group(1).replace(",", "") + (number.group(2) or "")) * factor
        found.append(Quantity(value, unit, bound, number.start()))  # type: ignore[arg-type]
    return tuple(reversed(found))


def _joins(between: str) -> bool:
    """Whether what stands between two numbers lets the second one's unit count for both: 14–16, 60, 70
    or 80.
    """
    return bool(re.fullmatch(r"\s*(?:[〜~–—-]|から|to|and|or|、|・|,|, or)\s*(?:¥)?", between))


def _unit_at(text: str, number: "re.Match[str]") -> tuple[str, float, int]:
    """The unit's name, how many of it, and where it ends."""
    if number.group().startswith("¥"):
        return "yen", 1.0, number.end()
    behind = re.compile(r"[\s-]*").match(text, number.end())
    start = behind.end() if behind else number.end()
    if unit := _UNIT.match(text, start):
        name, _, factor = _UNITS[int((unit.lastgroup or "u0")[1:])]
        return name, factor, unit.end()
    return "", 1.0, number.end()


def _bound(text: str, start: int, end: int) -> Bound:
    before, behind = text[max(0, start - 16) : start], text[end : end + 16]
    behind = re.sub(r"^(?:\([^)]*\)|間)", "", behind)
    if _LEAST_BEHIND.match(behind) or _LEAST_BEFORE.search(before):
        return "least"
    return "most" if _MOST_BEHIND.match(behind) or _MOST_BEFORE.search(before) else ""


def _in_digits(text: str) -> str:
    text = _AFTERNOON.sub(lambda found: f"{int(found[1] or found[2]) % 12 + 12}時", text)
    for pattern, digits in _SAID:
        text = pattern.sub(digits, text)
    text = _KANJI_NUMBER.sub(lambda found: str(_from_kanji(found.group())), text)
    return _WORD_NUMBER.sub(_from_word, text)


def _from_word(found: "re.Match[str]") -> str:
    word, behind = found.group(), found.string[found.end() : found.end() + 14].lstrip(" -")
    counts = word != "one" or _UNIT.match(behind)
    return str(_WORDS[word]) if counts else word


def _from_kanji(written: str) -> int:
    total, digit = 0, 0
    for sign in written:
        if sign in "十百":
            total += max(digit, 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _KANJI[sign]
    return total + digit
