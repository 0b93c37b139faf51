"""Looks through what the other rooms remember for signs that somebody asked in vain."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.feedback import api as feedback
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language

from .shapes import SignalKind, Trace

WITHIN = timedelta(minutes=3)
"""A second search within this time says that the first one did not help."""
CONTACT = timedelta(hours=24)
SAME_SEARCH = 0.25
"""Cosine from which two searches of a reader look for the same matter in other words."""
SHORTEST = 2
BY_READERS = ("help", "widget", "desk", "api")


def traces(*, since: datetime, until: datetime) -> tuple[Trace, ...]:
    """Every sign of since ≤ moment < until; those of one source may come several times."""
    return (
        *searches(since=since, until=until),
        *contacts(since=since, until=until),
        *votes(since=since, until=until),
        *settled(since=since, until=until),
    )


def searches(*, since: datetime, until: datetime) -> Iterator[Trace]:
    """Searches that found nothing sure, or were followed at once by other words."""
    made = [one for one in knowledge.searches(since=since - WITHIN, until=until) if _says_something(one)]
    given_up = _reformulated(made)
    for one in made:
        kinds: list[SignalKind] = []
        if not one.found and one.chosen_id is None:
            kinds.append("unknown" if one.door == "chat" else "nothing_found")
        if one.id in given_up:
            kinds.append("reformulated")
        if kinds:
            yield _of_search(one, *kinds)


def contacts(*, since: datetime, until: datetime) -> Iterator[Trace]:
    """What those who came to people in that time had searched for within 24 hours before."""
    came = conversations.contacts(since=since, until=until)
    if not came:
        return
    known = {one.customer_id for one in came}
    made = knowledge.searches(since=came[0].at - CONTACT, until=until, customer_ids=known)
    for one in filter(_says_something, made):
        contact = next((c for c in came if _follows(c, one)), None)
        if contact is None or one.door == "chat" and one.found:
            continue
        kinds: tuple[SignalKind, ...] = ("unknown",) if one.door == "chat" else ("contacted",)
        yield _of_search(one, *kinds, contact=contact)


def votes(*, since: datetime, until: datetime) -> Iterator[Trace]:
    """Answers and articles that somebody found unhelpful."""
    given = [vote for vote in feedback.votes_given(since=since, until=until) if not vote.helpful]
    about = _subjects(given)
    for vote in given:
        if vote.id in about:
            question, spoken, article_id = about[vote.id]
            yield Trace(
                f"vote:{vote.id}", ("unhelpful",), question, spoken, vote.voter, vote.voted_at,
                vote.customer_id, vote.conversation_id, article_id,
            )  # fmt: skip


def withdrawn(*, since: datetime, until: datetime) -> tuple[str, ...]:
    """Sources that no longer count: votes that were changed to helpful."""
    given = feedback.votes_given(since=since, until=until)
    return tuple(f"vote:{vote.id}" for vote in given if vote.helpful)


def settled(*, since: datetime, until: datetime) -> Iterator[Trace]:
    """Matters that people settled without an article."""
    for matter in conversations.settled_without_article(since=since, until=until):
        yield Trace(
            f"conversation:{matter.conversation_id}", ("unlinked",),
            knowledge.redacted(matter.words, matter.language), matter.language,
            f"customer:{matter.customer_id}", matter.asked_at, matter.customer_id, matter.conversation_id,
            contact_id=matter.conversation_id, contacted_at=matter.came_at,
        )  # fmt: skip


def _says_something(one: knowledge.SearchShape) -> bool:
    return len(one.query) >= SHORTEST


def _reformulated(made: Iterable[knowledge.SearchShape]) -> set[int]:
    """Searches of readers after which they opened nothing and soon asked for the same in other words."""
    last: dict[str, knowledge.SearchShape] = {}
    pairs: list[tuple[knowledge.SearchShape, knowledge.SearchShape]] = []
    for one in made:
        if one.door not in BY_READERS or not one.reader:
            continue
        before = last.get(one.reader)
        if before and not before.chosen_id and one.at - before.at <= WITHIN and _differ(before, one):
            pairs.append((before, one))
        last[one.reader] = one
    first = language.subject_vectors([before.query for before, _ in pairs])
    second = language.subject_vectors([after.query for _, after in pairs])
    alike = (first * second).sum(axis=1) if pairs else ()
    return {before.id for (before, _), cosine in zip(pairs, alike, strict=True) if cosine >= SAME_SEARCH}


def _differ(one: knowledge.SearchShape, other: knowledge.SearchShape) -> bool:
    return language.fold(one.query) != language.fold(other.query)


def _follows(contact: conversations.Contact, one: knowledge.SearchShape) -> bool:
    """Whether she came to people within a day after this search; after a chat's question, in that chat."""
    if contact.customer_id != one.customer_id or not one.at <= contact.at <= one.at + CONTACT:
        return False
    return one.conversation_id in (None, contact.conversation_id)


def _of_search(
    one: knowledge.SearchShape, *kinds: SignalKind, contact: conversations.Contact | None = None
) -> Trace:
    who = one.who if one.customer_id or one.reader else f"search:{one.id}"
    return Trace(
        f"search:{one.id}", kinds, one.query, one.language, who, one.at, one.customer_id, one.conversation_id,
        contact_id=contact.conversation_id if contact else None, contacted_at=contact.at if contact else None,
    )  # fmt: skip


def _subjects(given: Iterable[feedback.GivenVote]) -> dict[int, tuple[str, str, int | None]]:
    """What each vote is about: the question that was answered so, or the article's heading; its language."""
    answers = [vote.subject_id for vote in given if vote.subject_kind == "message"]
    asked = assistant.questions_of(answers)
    words = conversations.words_of_many(asked.values())
    ids = [vote.subject_id for vote in given if vote.subject_kind == "article"]
    articles = {article.id: article for article in knowledge.articles(ids=ids)}
    about: dict[int, tuple[str, str, int | None]] = {}
    for vote in given:
        if vote.subject_kind == "message" and (question := words.get(asked.get(vote.subject_id, 0))):
            spoken = language.language_of(question, default="ja")
            about[vote.id] = (knowledge.redacted(question, spoken), spoken, None)
        elif vote.subject_kind == "article" and (article := articles.get(vote.subject_id)):
            about[vote.id] = (article.heading, article.language, article.id)
    return about
