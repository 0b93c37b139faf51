"""Agents' answers that solved what no article answers, made impersonal: drafts of answers for all."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from madoguchi.conversations import api as conversations
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import CONFIDENT
from madoguchi.language import api as language

from ..wishes import wants_person
from .shapes import Idea, Proof

SHORTEST_QUESTION, SHORTEST_ANSWER, LONGEST_HEADING = 6, 24, 120
MOST_MARKS = 1
"""An answer with more of her own numbers and names in it is about her alone."""
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*|\n+")
_GREETS = re.compile(
    r"^\s*(?:.{0,20}(?:様|さま)[、。]|.{0,30}(?:と申します|でございます|の〔お名前〕です)|お待たせ|お世話になっ|"
    r"お問い合わせ(?:いただき)?ありがとう|ご連絡ありがとう|Dear |Hello|Hi\b|"
    r"Thank you for (?:contact|writ|wait)|This is |My name is )"
)
_ASKS = re.compile(
    r"(?:か|たい(?:です|のですが)?|ください|ません|[？?])[。]?$|\b(?:how|what|when|where|can|do)\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"^.{0,14}(?:お願いします|ありがとうございます|わかりました)[。]?$|^(?:yes|thank)", re.IGNORECASE
)
_CLOSES = re.compile(r"(?:よろしくお願い|何かございましたら|Best regards|Kind regards|Sincerely)")
_MARK = re.compile(r"〔[^〕]+〕|\[(?:e-mail|number|phone|address|name)\]")
_HERS = re.compile(
    r"お送りしました|本日|明日|お送りいたしました|手配(?:いた)?しました|承りました|確認いたしました|変更(?:いた)?しました|"
    r"\bI have (?:sent|changed|booked|refunded)|\bwe have (?:sent|changed|booked|refunded)",
    re.IGNORECASE,
)


def new_faqs(*, since: datetime, until: datetime) -> Iterator[Idea]:
    """Each question that people settled without an article, with the answer that they gave."""
    settled = {one.conversation_id: one for one in conversations.settled_without_article(
        since=since, until=until
    )}  # fmt: skip
    for id, lines in conversations.said_between(settled).items():
        pair = question_and_answer(lines)
        if pair is None:
            continue
        asked, told = pair
        spoken = "en" if language.language_of(told.words, default=settled[id].language) == "en" else "ja"
        question, answer = knowledge.redacted(asked.words, spoken), for_all(told.words, spoken)
        if len(answer) < SHORTEST_ANSWER or len(_MARK.findall(answer)) > MOST_MARKS or _HERS.search(answer):
            continue
        if _answered_already(question, spoken):
            continue
        proof = Proof(f"talk:{id}", question[:500], asked.at, id)
        content = {"heading": heading_of(question), "body": answer, "remarks": remarks(answer, spoken)}
        yield Idea("faq", spoken, "", heading_of(question), (proof,), content)


def question_and_answer(
    lines: Sequence[conversations.SaidLine],
) -> tuple[conversations.SaidLine, conversations.SaidLine] | None:
    """The first real answer of an agent, and what the customer had asked before it; None without both."""
    for at, line in enumerate(lines):
        if line.author_kind == "agent" and len(line.words) >= SHORTEST_ANSWER:
            before = [one for one in lines[:at] if one.author_kind == "customer" and _says_it(one.words)]
            asking = [one for one in before if _ASKS.search(one.words.strip())]
            return ((asking or before)[-1], line) if before else None
    return None


def _says_it(words: str) -> bool:
    said = words.strip()
    return len(said) >= SHORTEST_QUESTION and not wants_person(said) and not _AGREES.search(said)


def for_all(text: str, spoken: str) -> str:
    """An answer without what points to one customer, and without the letter around it."""
    parts = _SENTENCE.findall(language.impersonal(text, spoken).strip())
    while parts and (not parts[0].strip() or _GREETS.search(parts[0])):
        rest = re.sub(r"^\s*.{0,20}(?:様|さま)[、,]", "", parts[0]).strip()
        if rest != parts[0].strip() and rest and not _GREETS.search(rest):
            parts[0] = rest
            break
        parts.pop(0)
    while parts and (not parts[-1].strip() or _CLOSES.search(parts[-1])):
        parts.pop()
    return "".join(parts).strip()


def heading_of(question: str) -> str:
    """The question as an article's heading: its last sentence that asks, else its longest."""
    parts = [part.strip() for part in _SENTENCE.findall(question) if part.strip()]
    asking = [part for part in parts if part.endswith(("か", "か。", "？", "?", "たい", "たいです"))]
    found = asking[-1] if asking else max(parts or [question], key=len)
    return found.rstrip("。")[:LONGEST_HEADING]


def remarks(answer: str, spoken: str) -> list[dict[str, str]]:
    """What the check of polite words finds, each with what could stand there."""
    found = language.check_tone(answer, spoken, language.Occasion())
    return [{"words": one.words, "instead": one.instead or ""} for one in found if one.words]


def _answered_already(question: str, spoken: str) -> bool:
    hits = knowledge.search(query=question, language=spoken, limit=1)
    return bool(hits) and hits[0].confidence >= CONFIDENT
