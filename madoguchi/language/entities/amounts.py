"""Money and quantities: 3,980円, 1万2千円, about 40 dollars, 2個, 三つ, a pair."""

import re
from collections.abc import Iterator

from ..folded import Folded
from ..numerals import ENGLISH, NUMERAL, number, plain
from .shapes import Entity

_CURRENCIES = {
    "円": "JPY", "えん": "JPY", "yen": "JPY", "jpy": "JPY", "¥": "JPY", "ドル": "USD", "dollars": "USD",
    "dollar": "USD", "bucks": "USD", "usd": "USD", "$": "USD", "ユーロ": "EUR", "euros": "EUR", "euro": "EUR",
    "eur": "EUR", "€": "EUR", "ポンド": "GBP", "pounds": "GBP", "gbp": "GBP", "£": "GBP", "元": "CNY",
    "ウォン": "KRW",
}  # fmt: skip
_AFTER = "円(?![滑形高安盤卓周グ陣満熟])|えん(?![ぁ-ん])|ドル|ユーロ|ポンド(?!ケ)|ウォン(?![ァ-ヶ])"
_AFTER_EN = "(?:yen|jpy|dollars?|bucks|usd|euros?|eur|pounds|gbp)(?![a-z])"
_AROUND = r"\s?(?:くらい|ぐらい|ほど|程度|前後|弱|強|ちょっと|近く)"
_ABOUT = r"(?:約|およそ|だいたい|大体|ざっと|about|around|roughly|approximately|some)\s?"
_MONEY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<about>{_ABOUT})?(?:(?P<least>{NUMERAL})\s?(?:円)?\s?(?:~|-|から)\s?)?(?P<most>{NUMERAL})\s?"
        rf"(?P<unit>{_AFTER})(?P<around>{_AROUND})?",
        rf"(?P<about>{_ABOUT})?(?P<unit>[¥$€£]|(?<![a-z])(?:usd|jpy|eur|"
        rf"gbp))\s?(?P<most>\d[\d,]{{0,14}}(?:\.\d{{1,2}})?)(?!\d)"
        rf"(?P<around>{_AROUND})?(?P<least>(?!))?",
        rf"(?P<about>{_ABOUT})?(?:(?P<least>{ENGLISH})\s?(?:-|to)\s?)?(?P<most>{ENGLISH}|"
        rf"(?<=-)\d{{1,9}})[ -]?"
        rf"(?P<unit>{_AFTER_EN})(?P<around>(?!))?",
    )
)

_COUNTERS = (
    "人分|人前|回分|日分|種類|セット|パック|ケース|ロール|ダース|ペア|ボトル|キロ|グラム|リットル|メートル|センチ|"
    "kg|ml|cm|mm|km|mg|kw|gb|[glm](?![a-z])|個|コ(?![ァ-ヶ])|こ(?![ぁ-ん])|点|枚|台|本|冊|箱|袋|缶|杯|足|着|組|膳|"
    "通|部(?![分品屋])|束|玉|切れ|口|畳|名|人(?!目|気|間|形)|つ|件|ヶ所|か所|箇所"
)
_ORDINAL = r"(?!目|め(?![ぁ-んー]))"
_NOT_COUNTED = re.compile(
    r"(?:一(?:人|部|つ一|本化|件|口|点張|通り|着|足|杯|組|部始終|枚岩)|二人|三つ(?:葉|編|星)|三人|"
    r"十人十|一名様|1人)"
)
_QUANTITY = re.compile(
    rf"(?P<most>{NUMERAL})\s?(?P<unit>{_COUNTERS})(?!{'曜'}){_ORDINAL}"
    r"|(?<![ぁ-ん])(?P<said>ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ)(?!ひとつ|め|ず)"
)
_SAID = {
    word: str(count)
    for count, word in enumerate(
        "ひとつ ふたつ みっつ よっつ いつつ むっつ ななつ やっつ ここのつ".split(), 1
    )
}
_UNITS_EN = (
    "pairs?|pieces?|pcs|units?|items?|sets?|packs?|packets?|boxes|box|bottles?|bags?|cases?|rolls?|cans?|sheets?|"
    "copies|copy|kilos?|kilograms?|kg|grams?|lit(?:er|re)s?|ml|people|persons?"
)
_SINGULAR = {"boxes": "box", "copies": "copy", "people": "person", "pcs": "piece"}
_QUANTITY_EN = re.compile(
    rf"(?P<most>{ENGLISH})(?: of (?:the|these|those|them))? (?:more |extra |"
    rf"new )?(?P<unit>{_UNITS_EN})(?![a-z])(?! of time)"
    r"|(?<![\w-])(?P<dozen>half a dozen|a dozen|a couple)(?= of | |$|[.,!?])"
    r"|(?<![\w-])(?P<only>one|two|three|four|five|six|seven|eight|nine|ten) (?:of (?:them|those|"
    r"these)|more)\b(?! (?:day|time|thing|question))"
    r"|(?<![\w-])(?P<times>\d{1,3}) ?x (?=[a-z])|(?<= )x ?(?P<after>\d{1,3})(?!\d)"
)


def money(message: Folded) -> Iterator[Entity]:
    """Sums with their currency; 3000〜5000円 is one sum from least to most."""
    for pattern in _MONEY:
        for found in pattern.finditer(message.line):
            most, least = number(found["most"]), found["least"] and number(found["least"])
            if most is None or (found["least"] and least is None):
                continue
            value = f"{plain(least)}/{plain(most)}" if least else plain(most)
            start, end = message.span(*found.span())
            about = bool(found["about"] or found["around"])
            unit = _CURRENCIES[found["unit"]]
            yield Entity("money", value, message.text[start:end], start, end, unit, about=about)


def quantities(message: Folded) -> Iterator[Entity]:
    """How many or how much of something; 二つ目 is a place in a row and no quantity."""
    for found in _QUANTITY.finditer(message.line):
        if _NOT_COUNTED.match(message.line, found.start()):
            continue
        value = _SAID[found["said"]] if found["said"] else _plain(found["most"])
        if value:
            yield _quantity(message, found, value, "つ" if found["said"] else found["unit"])
    for found in _QUANTITY_EN.finditer(message.line):
        yield from _english(message, found)


def _english(message: Folded, found: re.Match[str]) -> Iterator[Entity]:
    if found["dozen"]:
        yield _quantity(message, found, {"a dozen": "12", "a couple": "2"}.get(found["dozen"], "6"), "")
    elif bare := found["only"] or found["times"] or found["after"]:
        yield _quantity(message, found, _plain(bare), "")
    elif value := _plain(found["most"]):
        unit = _SINGULAR.get(found["unit"]) or found["unit"].removesuffix("s")
        pair = unit == "pair"
        yield _quantity(message, found, str(int(value) * 2) if pair and value.isdigit() else value, unit)


def _quantity(message: Folded, found: re.Match[str], value: str, unit: str) -> Entity:
    start, end = message.span(*found.span())
    return Entity("quantity", value, message.text[start:end], start, end, unit)


def _plain(written: str) -> str:
    value = number(written)
    return "" if value is None else plain(value)
