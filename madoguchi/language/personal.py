"""Takes what points to a person out of a text, so that an answer to one can be written for all.

Addresses, numbers that name somebody or something of hers, and the names of people and places as Sudachi
knows them become a word in brackets. It takes out too much rather than too little: a person reads it over.
"""

import re

from .analysis import name_spans
from .redaction import redact

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<!\d)(?:\+\d{1,3}[\s-]?)?\(?\d{1,5}\)?(?:[\s\-‐-―－ー]\d{2,5}){2}(?!\d)|(?<!\d)0\d{9,10}(?!\d)"
)
_POSTCODE = re.compile(r"〒\s?\d{3}-?\d{4}|(?<![\d-])\d{3}-\d{4}(?![\d-])")
_NUMBER = re.compile(r"(?<![\w.])(?=(?:[A-Za-z-]*\d){4})[A-Za-z0-9-]{5,}(?!\w)")
_ADDRESSED = re.compile(
    r"(?<![おご])(?:[\u4e00-\u9fff々ヶ]{1,5}|[ァ-ヶー]{2,10})(?=(?:様|さま|殿|氏|さん)(?![子々]))"
)
_HOUSE = re.compile(r"\d+(?:丁目|番地?|号)(?:\d+(?:番地?|号)?)*|(?<=[\u4e00-\u9fff〕\]])\d+(?:-\d+){1,3}")
_NAMED = re.compile(r"(\b(?:Mrs?\.?|Ms\.?|Dr\.?|Dear|name is|I am|I'm) )([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_MARKS = ("〔〕", "[]")
_KEPT = frozenset("お客 皆 担当者 弊社 御社 お子 奥 旦那 店員 係 神 王".split())
WORDS = {
    "ja": {
        "mail": "〔メールアドレス〕",
        "number": "〔番号〕",
        "phone": "〔電話番号〕",
        "place": "〔住所〕",
        "name": "〔お名前〕",
    },
    "en": {
        "mail": "[e-mail]",
        "number": "[number]",
        "phone": "[phone]",
        "place": "[address]",
        "name": "[name]",
    },
}


def impersonal(text: str, language: str) -> str:
    """The text without e-mail addresses, telephone and other numbers, and names of people and places."""
    words = WORDS["en" if language == "en" else "ja"]
    text = redact(text).text
    for kind, pattern in (("mail", _MAIL), ("place", _POSTCODE), ("phone", _PHONE), ("number", _NUMBER)):
        text = pattern.sub(words[kind], text)
    text = _ADDRESSED.sub(lambda found: found[0] if found[0] in _KEPT else words["name"], text)
    text = _NAMED.sub(lambda found: found[1] + words["name"], text)
    text = _without_names(text, words)
    text = _HOUSE.sub(words["place"], text)
    return _merged(text, words)


def _without_names(text: str, words: dict[str, str]) -> str:
    kept, end_of_last = [], 0
    for start, end, kind in name_spans(text):
        inside = any(text.rfind(opens, 0, start) > text.rfind(shuts, 0, start) for opens, shuts in _MARKS)
        if start >= end_of_last and not inside and text[start:end] not in _KEPT:
            kept += (text[end_of_last:start], words[kind])
            end_of_last = end
    return "".join(kept) + text[end_of_last:]


def _merged(text: str, words: dict[str, str]) -> str:
    """One mark where several stand side by side."""
    for word in words.values():
        text = re.sub(rf"{re.escape(word)}(?:[\s　]*{re.escape(word)})+", word, text)
    return text
