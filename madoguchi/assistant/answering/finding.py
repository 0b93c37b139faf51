"""Which articles a question is answered from: one, two that compete, or one for each of two questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import CONFIDENT, AssistantKnowledge, Hit
from madoguchi.language import api as words

from ..certainty import chance_of
from ..intents.book import product_content

PLAIN = 0.7  # confidence from which a question need not be put otherwise
AHEAD = 0.1  # by how much surer another way to put it must be
NEARLY = 0.4  # confidence from which what ranks first competes with what is sure but ranks behind it
MOST_CLAUSES = 3
LONG = 100  # letters of a question in English that is also looked up clause by clause; half in Japanese
NEAR = 0.04  # confidence by which the second may lie behind the first to compete with it
SAME_HEADING = 0.8  # cosine of two headings that speak of the same
SHORTEST_QUESTION, MOST_QUESTIONS = 6, 2  # letters; how many are answered at once

_ENDS = re.compile(
    r"(?<=[。．！!？?\n])|(?:、|。|^)\s*(?=(?:それと|あと|また|ついでに|もう[1一]つ)[、は]?)|"
    r",?\s+(?=(?:and also|also,|and (?:how|what|when|where|can|do|is))\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
        r"[？?]|か[。]?\s*$|教えて|知りたい|たいです|たいのですが|\b(?:how|what|when|where|which|why|can "
        r"i|could i|do i|is it|are there)\b",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """The hit that answers; `rivals` answer it about as well, `also` answers a second question of the
    message.
    """

    hit: Hit
    rivals: tuple[Hit, ...] = ()
    also: Hit | None = None
    beside: tuple[Hit, ...] = ()
    """What was found next, sure or not: more to word an answer from."""
    chance: float = 1.0
    """How likely the hit is the right one (`certainty`)."""


def find(question: str, language: str, tried: Sequence[int], collections: Sequence[str]) -> Found | None:
    """The articles that are likely to answer and were not shown before; None where there are none."""
    question = _well_spelt(question, language)
    if not question.strip():
        return None
    if pair := _one_each(questions_in(question), language, tried, collections):
        return Found(pair[0], also=pair[1])
    hits = look_up(question, language, tried, collections, limit=3)
    if _surest(hits) < PLAIN:
        others = (look_up(one, language, tried, collections, limit=3) for one in _said_otherwise(question))
        hits = max([hits, *others], key=lambda each: _surest(each) - (0 if each is hits else AHEAD))
    sure = [hit for hit in hits if hit.confidence >= CONFIDENT]
    if not sure:
        return None
    chance = chance_of([(hit.score, hit.confidence) for hit in hits])
    rivals = _rivals(sure)
    if hits[0] is not sure[0] and hits[0].confidence >= NEARLY and hits[0].language == sure[0].language:
        return Found(hits[0], rivals=(sure[0],), beside=tuple(hits[1:]), chance=chance)
    return Found(sure[0], rivals=rivals, beside=tuple(hits[1:]), chance=chance)


def _surest(hits: Sequence[Hit]) -> float:
    return max((hit.confidence for hit in hits), default=0.0)


def _said_otherwise(question: str) -> tuple[str, ...]:
    """Shorter texts that say what a question is about: its clauses, or the same without its dates."""
    long = len(question) >= (LONG if question.isascii() else LONG // 2)
    told = words.clauses(question)[-MOST_CLAUSES:] if long else ()
    undated = _without_dates(question)
    return (*told, undated, *words.plainly(undated)[-1:]) if undated != question else told


def _without_dates(question: str) -> str:
    """With 「別の日」 in place of a day: no article knows about the day after tomorrow."""
    for one in sorted(words.entities(question, core.now()), key=lambda one: -one.start):
        if one.kind == "date":
            other = "別の日" if words.language_of(question) == "ja" else "another day"
            question = f"{question[: one.start]}{other}{question[one.end :]}"
    return question


def _well_spelt(question: str, language: str) -> str:
    spelt = words.usual(question)
    return _common_words().mended(spelt) if language == "en" else spelt


@cache
def _common_words() -> words.Vocabulary:
    """What customers write in English, as the product knows it."""
    return words.vocabulary([text for text, _code in product_content().pairs("en")])


def look_up(
    question: str, language: str, tried: Sequence[int], collections: Sequence[str], limit: int
) -> list[Hit]:
    """Published articles that everybody may read, best first, but for those tried."""
    where = tuple(collections) or core.option(AssistantKnowledge).collections or None
    hits = knowledge.search(query=question, language=language, collections=where, exclude=tried, limit=limit)
    return [hit for hit in hits if hit.article_id not in tried]


def questions_in(message: str) -> list[str]:
    """The questions of a message, each as its own text; one that asks once is one, however long."""
    parts = [part.strip(" 、。,") for part in _ENDS.split(message[:1000]) if part]
    asking = [part for part in parts if len(part) >= SHORTEST_QUESTION and _ASKS.search(part)]
    return asking if len(asking) == MOST_QUESTIONS else [message]


def _one_each(
    questions: list[str], language: str, tried: Sequence[int], collections: Sequence[str]
) -> tuple[Hit, Hit] | None:
    """The answers to two questions, where both are sure and not the same."""
    if len(questions) < MOST_QUESTIONS:
        return None
    found = [look_up(one, language, tried, collections, limit=1) for one in questions]
    sure = [hits[0] for hits in found if hits and hits[0].confidence >= CONFIDENT]
    if len(sure) < MOST_QUESTIONS or sure[0].article_id == sure[1].article_id:
        return None
    return sure[0], sure[1]


def _rivals(sure: list[Hit]) -> tuple[Hit, ...]:
    """What stands so near to the first that only the customer can tell, in the same language."""
    first = sure[0]
    near = [
        hit for hit in sure[1:]
        if first.confidence - hit.confidence <= NEAR and hit.language == first.language
        and words.similarity(hit.heading, first.heading) < SAME_HEADING
    ]  # fmt: skip
    return tuple(near[:1])
