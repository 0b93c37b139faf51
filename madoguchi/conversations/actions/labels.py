"""What a conversation is about and how urgent: subject, topic, tags, priority."""

import unicodedata
from collections.abc import Iterable

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import PriorityChanged, TagsChanged, TopicChanged
from ..shapes import NotPossible
from ..text import clean, first_line
from .appending import about, locked_open, save

MOST_TAGS = 20


@transaction.atomic
def set_priority(*, conversation_id: int, priority: int, actor: Actor) -> bool:
    """1 low, 2 normal, 3 high, 4 urgent. Whether that was a change. Raises NotPossible("priority")."""
    if priority not in (1, 2, 3, 4):
        raise NotPossible("priority")
    row = locked_open(conversation_id)
    before = row.priority
    if before == priority:
        return False
    save(row, priority=priority)
    core.record(PriorityChanged(**about(row), before=before, after=priority), actor=actor)
    return True


@transaction.atomic
def set_tags(
    *, conversation_id: int, tags: Iterable[str], actor: Actor, seen: Iterable[str] | None = None
) -> tuple[str, ...]:
    """Set the tags; the tags there are now.

    seen: the tags that the person had before her; only what she added and removed is applied then, so
    that two people who tag at once do not undo each other. Raises NotPossible("tags") above twenty.
    """
    wanted = _tags(tags)
    row = locked_open(conversation_id)
    now = list(row.tags)
    if seen is not None:
        known = _tags(seen)
        kept = [tag for tag in now if tag in wanted or tag not in known]
        wanted = kept + [tag for tag in wanted if tag not in known and tag not in kept]
    if len(wanted) > MOST_TAGS:
        raise NotPossible("tags")
    if wanted != now:
        save(row, tags=wanted)
        added, removed = len(set(wanted) - set(now)), len(set(now) - set(wanted))
        core.record(TagsChanged(**about(row), added=added, removed=removed), actor=actor)
    return tuple(wanted)


def _tags(tags: Iterable[str]) -> list[str]:
    cleaned = (unicodedata.normalize("NFKC", tag).strip().lstrip("#")[:40] for tag in tags)
    return list(dict.fromkeys(tag for tag in cleaned if tag))


@transaction.atomic
def set_topic(*, conversation_id: int, topic: str, actor: Actor) -> bool:
    """What it is about, as a short word. Whether that was a change."""
    row = locked_open(conversation_id)
    topic = first_line(clean(topic).text)
    if row.topic == topic:
        return False
    save(row, topic=topic)
    core.record(TopicChanged(**about(row)), actor=actor)
    return True


@transaction.atomic
def set_subject(*, conversation_id: int, subject: str, actor: Actor) -> bool:
    """The headline of the conversation. Whether that was a change."""
    row = locked_open(conversation_id)
    subject = first_line(clean(subject).text, 200)
    if row.subject == subject:
        return False
    save(row, subject=subject)
    core.record(TopicChanged(**about(row)), actor=actor)
    return True
