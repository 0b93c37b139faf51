"""Does the answer come first, and is there one question only?"""

import re
from collections.abc import Iterator

from ..analysis import forms
from ..shapes import Remark, Writing
from .passages import Sentence, sentences

_PREFACE_JA = re.compile(
    r"いつも.{0,20}(?:ありがとう|いただ)|平素|お世話になっ|(?:この|本)(?:記事|ページ|ガイド|FAQ|ヘルプ)(?:では|は)"
    r"|(?:以下|下記|次)(?:で|に|の(?:手順|とおり|通り|方法|記事))|(?:お問い合わせ|ご質問).{0,8}ありがとう"
    r"|(?:について|方法を)(?:、)?(?:ご)?(?:説明|案内|紹介)(?:し|いた)"
)
_PREFACE_EN = re.compile(
    r"^(?:thank you|thanks for|welcome|hello|hi\b|dear )"
    r"|\b(?:this|the following) (?:article|page|guide|section)\b"
    r"|\bin this (?:article|guide|page)\b|\bsee below\b|\bas follows\b",
    re.IGNORECASE,
)
_QUESTION_JA = re.compile(r"(?:ですか|ますか|でしょうか|ませんか|[？?])[。？?]*")
_SECOND_QUESTION_EN = re.compile(
    r",?\s+and\s+(?:how|what|when|where|why|who|can|do|does|is|are|may|should)\b", re.IGNORECASE
)
_ANSWERING_KINDS = frozenset(("faq", "guide", "policy"))


def remarks(writing: Writing) -> Iterator[Remark]:
    """About the first sentence and about the number of questions."""
    yield from _first_sentence(writing)
    if writing.kind == "faq":
        yield from _heading(writing)
        yield from _headings_inside(writing)


def _first_sentence(writing: Writing) -> Iterator[Remark]:
    if writing.kind not in _ANSWERING_KINDS or not writing.body.strip():
        return
    said = sentences(writing.body, writing.language)
    first = next((one for one in said if one.kind != "heading"), None)
    if first is None:
        yield Remark("no_answer", "body", 0, len(writing.body), "")
    elif _is_preface(first, writing.language):
        yield Remark("answer_late", "body", first.start, first.end, first.words)
    elif writing.kind == "faq" and not _speaks_of(first, writing.heading):
        yield Remark("answer_elsewhere", "body", first.start, first.end, first.words)


def _is_preface(sentence: Sentence, language: str) -> bool:
    return bool((_PREFACE_JA if language == "ja" else _PREFACE_EN).search(sentence.words))


def _speaks_of(sentence: Sentence, heading: str) -> bool:
    """Does it share a word with the heading, or say yes or no? Headings without content words ask nothing."""
    asked = set(forms(heading))
    short = re.match(r"(?:はい|いいえ|できます|できません|yes\b|no\b)", sentence.words, re.IGNORECASE)
    return not asked or bool(short) or bool(asked & set(forms(sentence.words)))


def _heading(writing: Writing) -> Iterator[Remark]:
    if writing.language == "ja":
        twice = [*_QUESTION_JA.finditer(writing.heading)][1:2]
    else:
        marks = [*re.finditer(r"\?", writing.heading)][1:2]
        twice = marks or [*_SECOND_QUESTION_EN.finditer(writing.heading)][:1]
    for second in twice:
        yield Remark("two_questions", "heading", second.start(), second.end(), writing.heading)


def _headings_inside(writing: Writing) -> Iterator[Remark]:
    """A FAQ whose body asks more questions is several FAQs."""
    for one in sentences(writing.body, writing.language):
        asks = _QUESTION_JA if writing.language == "ja" else re.compile(r"\?\s*$")
        if one.kind == "heading" and asks.search(one.words):
            yield Remark("two_questions", "body", one.start, one.end, one.words)
