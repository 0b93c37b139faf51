"""The best answers first: articles that fit what she writes, and what she can do herself at once."""

from collections.abc import Iterable

from madoguchi.knowledge import api as knowledge
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

from .shapes import ARTICLES_SHOWN, GROUPS, TASKS_SHOWN, TopicForm

LIKELY = 0.3
"""Below this an article is more of a distraction than a help."""
LONGEST_QUERY = 300
SHORTEST = 4


def articles(text: str, language: str, viewer: Viewer) -> tuple[knowledge.Hit, ...]:
    """Articles that seem to answer this text; none for a few letters."""
    query = " ".join(text.replace("\x00", "").split())[:LONGEST_QUERY]
    if len(query) < SHORTEST:
        return ()
    hits = knowledge.search(
        query=query, language=language, audience=knowledge.audience_of(viewer), limit=ARTICLES_SHOWN
    )
    return tuple(hit for hit in hits if hit.confidence >= LIKELY)


def by_id(ids: Iterable[int], viewer: Viewer) -> tuple[knowledge.ArticleRef, ...]:
    """The articles that were shown, as far as they are still open to her."""
    found = (knowledge.article(viewer=viewer, id=one) for one in ids)
    return tuple(one for one in found if one is not None)


def tasks_for(topic: TopicForm) -> tuple[tasks.Task, ...]:
    """Self-service tasks that fit the topic: those that the company names, else those of its group."""
    offered = tasks.declared()
    if topic.tasks:
        return tuple(one for one in offered if one.code in topic.tasks)[:TASKS_SHOWN]
    group = GROUPS.get(topic.topic)
    return tuple(one for one in offered if one.group == group)[:TASKS_SHOWN]
