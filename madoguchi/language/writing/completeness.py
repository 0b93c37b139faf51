"""Dates and conditions that a reader would have to ask for, and pictures and links that say nothing."""

import re
from collections.abc import Iterator

from ..shapes import Remark, RemarkCode, Writing
from .passages import HIDDEN, Sentence, sentences

_DATE = re.compile(
    r"\d{1,4}\s*[年月日/.-]|[０-９]+[年月日]|令和|\b\d{4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d",
    re.IGNORECASE,
)
_VAGUE_DATE_JA = re.compile(
    r"最近|近日中?|まもなく|もうすぐ|先日|今月|来月|先月|今年|来年|昨年|今週|来週|当面の間|しばらくの間|現在のところ|今のところ"
)
_VAGUE_DATE_EN = re.compile(
    r"\b(?:recently|soon|shortly|currently|at the moment|for now|for the time being"
    r"|(?:this|next|last) (?:week|month|year)|in the near future)\b",
    re.IGNORECASE,
)
_CONDITION_JA = re.compile(r"とき|場合(?:は|に|、)|際|たら|れば|なら|(?:以上|以下|未満|以内|より)")
_VAGUE_CONDITION_JA = re.compile(
    r"場合(?:が|も)(?:あり|ござい)ます|こと(?:が|も)あります|条件により|状況により|一部の|原則として|対象の(?:お客様|商品|製品)"
)
_CONDITION_EN = re.compile(
    r"\b(?:if|when|unless|until|within|at least|more than|less than|only)\b|\d", re.IGNORECASE
)
_VAGUE_CONDITION_EN = re.compile(
    r"\b(?:in (?:some|certain) cases|some (?:customers|products|orders)|certain (?:customers|products|orders)"
    r"|may vary|depending on (?:the )?(?:situation|conditions?|circumstances)|as a rule|eligible)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\(\s*([^)\s]*)[^)\n]*\)")
_FILE_NAME = re.compile(r"[\w-]+\.(?:png|jpe?g|gif|webp|mp4|webm)", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\([^)\n]*\)")
_BARE = re.compile(
    r"(?:こちら|ここ|詳細|詳しくはこちら|リンク|click here|here|this link|more|read more|link)[。.]?",
    re.IGNORECASE,
)


def remarks(writing: Writing) -> Iterator[Remark]:
    """What is missing."""
    yield from _pictures(writing.body)
    yield from _links(writing.body)
    if writing.kind != "release":
        for sentence in sentences(writing.body, writing.language):
            yield from _dates(sentence, writing.language)
            yield from _conditions(sentence, writing.language)


def pictures_without_words(body: str) -> int:
    """How many pictures say nothing to those who do not see them."""
    return sum(1 for _ in _pictures(body))


def _pictures(body: str) -> Iterator[Remark]:
    for picture in _PICTURE.finditer(body):
        words = picture[1].strip()
        if not words or _FILE_NAME.fullmatch(words):
            yield Remark("no_alt", "body", picture.start(), picture.end(), words or picture[2])


def _links(body: str) -> Iterator[Remark]:
    for link in _LINK.finditer(body):
        if _BARE.fullmatch(link[1].strip()):
            yield Remark("bare_link", "body", link.start(), link.end(), link[1].strip())


def _dates(sentence: Sentence, language: str) -> Iterator[Remark]:
    vague = _VAGUE_DATE_JA if language == "ja" else _VAGUE_DATE_EN
    if not _DATE.search(sentence.text):
        yield from _at(vague, sentence, "vague_date")


def _conditions(sentence: Sentence, language: str) -> Iterator[Remark]:
    vague = _VAGUE_CONDITION_JA if language == "ja" else _VAGUE_CONDITION_EN
    said = _CONDITION_JA if language == "ja" else _CONDITION_EN
    if not said.search(vague.sub("", sentence.text)):
        yield from _at(vague, sentence, "vague_condition")


def _at(pattern: "re.Pattern[str]", sentence: Sentence, code: RemarkCode) -> Iterator[Remark]:
    for found in pattern.finditer(sentence.text):
        start = sentence.start + found.start()
        yield Remark(code, "body", start, start + len(found.group()), found.group().replace(HIDDEN, ""))
