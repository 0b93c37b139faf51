"""Postal codes and addresses, Japanese ones and those in Latin letters."""

import re
from collections.abc import Iterator

from ..folded import Folded
from .shapes import Entity

_POSTAL = re.compile(
    r"(?:〒|郵便番号(?:は|が|:)?|postal code(?: is|:)?|zip(?: code)?(?: is|"
    r":)?)\s?(\d{3})\s?[-ー]?\s?(\d{4})(?![\d-])"
    r"|(?<![\d-])(\d{3})-(\d{4})(?![\d-])"
)
PREFECTURE = (
    "東京都|北海道|(?:京都|大阪)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟"
    "|富山|石川|福井|山梨|長野|"
    "岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀"
    "|長崎|熊本|大分|宮崎|鹿児島|沖縄)県"
)
_NAME = "[一-龥々ヶケヵぁ-んァ-ヴーノ]"
_NUM = r"(?:\d{1,5}|[一二三四五六七八九十]{1,4}(?=丁目|番地|番\d))"
_HOUSE = rf"\s?{_NUM}(?:\s?(?:丁目|番地の?|番|号|の|-|ー){{1,2}}\s?{_NUM}?){{0,4}}"
_BUILDING = (
    r"(?:[\s、]{0,2}(?!に|へ|です|から|まで|で|"
    r"と)[一-龥々ァ-ヴーa-z]{2,20}[\s-]?(?:\d{1,5}\s?(?:号室|号|階|f)?){1,2}|\s\d{1,5}(?:号室|号|"
    r"階))?"
)
_TOWN = rf"(?:{_NAME}{{1,8}}?[市区郡町村]){{1,3}}{_NAME}{{0,14}}?"
_WITH_PREFECTURE = re.compile(
    rf"(?:{PREFECTURE})\s?(?:{_NAME}{{1,24}}?{_HOUSE}{_BUILDING}|{_TOWN}(?=[、。\s]|です|に|へ|$))"
)
_WITHOUT = re.compile(
    rf"(?<![一-龥ァ-ヴ])[一-龥々ァ-ヴヶ]{{1,6}}[市区郡](?!役所)\s?(?![にへでをのはが、。]){_NAME}{{1,16"
    rf"}}?(?<![はがをでへ]){_HOUSE}{_BUILDING}"
)
_STREETS = "street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|square|place|way|terrace"
_LATIN = re.compile(
    rf"(?<![\w-])\d{{1,5}}[a-z]?(?:-\d{{1,4}}){{0,2}},? (?:[a-z][a-z'.]{{1,20}} ){{1,3}}(?:"
    rf"{_STREETS})(?![a-z])(?:,? (?:apt|flat|unit|suite|no)\.? ?[\w-]{{1,6}})?"
    r"|(?<![\w-])(?:\d{1,4}-){1,2}\d{1,4},? [a-z]{2,20}(?:-[a-z]{2,20})?(?:, ?[a-z]{2,20}(?:-(?:ku|shi"
    r"|cho|gun|to|fu|ken))){1,2}(?:, ?[a-z]{3,15})?"
    r"|(?<![\w-])(?:\d{1,4}-){1,2}\d{1,4},? [a-z]{2,20}(?:-(?:cho|machi|dori|ku"
    r"|shi)(?![a-z]))(?:, ?[a-z]{3,15})?"
)


def postal_codes(message: Folded) -> Iterator[Entity]:
    """Seven figures as 154-0004, behind a 〒 also without their hyphen."""
    for found in _POSTAL.finditer(message.line):
        start, end = message.span(*found.span())
        value = f"{found[1] or found[3]}-{found[2] or found[4]}"
        yield Entity("postal", value, message.text[start:end], start, end)


def addresses(message: Folded) -> Iterator[Entity]:
    """A prefecture or a town with a house number, and the building behind it."""
    for pattern in (_WITH_PREFECTURE, _WITHOUT, _LATIN):
        for found in pattern.finditer(message.line):
            start, end = message.span(*found.span())
            written = message.text[start:end]
            yield Entity("address", _tidy(written, found.group()), written, start, end)


def _tidy(written: str, folded: str) -> str:
    """Latin as it was typed, with its capitals; Japanese in half width with plain hyphens."""
    if written.isascii():
        return " ".join(written.split())
    return re.sub(r"(?<=\d)ー(?=\d)", "-", " ".join(folded.split()))
