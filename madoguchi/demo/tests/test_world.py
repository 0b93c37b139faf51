"""The demo company as it stands after loading, and what it proves about search."""

from collections import Counter

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.demo import loading, stories, world
from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


def test_durations_are_read() -> None:
    assert stories.duration("1d 2h").total_seconds() == 26 * 3600
    assert stories.duration("90s").total_seconds() == 90


def test_the_written_world_is_whole() -> None:
    told = world.read("conversations-now") + world.read("conversations-past")
    slugs = {row["slug"] for row in world.articles()}
    steps = [step for story in told for step in story["steps"]]
    assert len(told) == 60
    assert len(slugs) == 44
    assert len(world.articles()) == 88
    assert len(world.read("people")["staff"]) == 8
    assert len(world.read("people")["customers"]) == 28
    assert {step["article"] for step in steps if "article" in step} <= slugs
    assert {s["customer"] for s in told} <= {c["key"] for c in world.read("people")["customers"]}


def test_every_state_is_there() -> None:
    supervisor = next(p for p in people.all_staff() if p.role == "supervisor")
    viewer = people.Viewer(kind="staff", customer_id=None, staff=supervisor)
    counts = conversations.counts(viewer)
    assert counts["queue"] >= 4
    assert counts["waiting"] >= 4
    assert counts["snoozed"] == 2
    assert counts["resolved"] >= 5


def test_loading_again_changes_nothing() -> None:
    before = len(people.all_staff())
    assert loading.load() is False
    assert len(people.all_staff()) == before


def test_the_questions_of_the_stories_find_their_articles() -> None:
    """Words and first vectors alone find the article that the story names for 91 of 100 first questions."""
    knowledge.reindex()
    languages = {c["key"]: c["locale"] for c in world.read("people")["customers"]}
    outcome: Counter[bool] = Counter()
    missed = []
    for story in world.read("conversations-now") + world.read("conversations-past"):
        question, answer = story["steps"][0], story["steps"][1]
        if "article" not in answer:
            continue
        hits = knowledge.search(
            query=question["c"], language=languages[story["customer"]], collections=("help",), limit=1
        )
        found = knowledge.articles(ids=[h.article_id for h in hits])
        right = bool(found) and found[0].slug == answer["article"]
        outcome[right] += 1
        if not right:
            missed.append((question["c"], found[0].slug if found else ""))
    assert outcome[True] / sum(outcome.values()) >= 0.91, missed


def test_no_story_lies_in_the_future() -> None:
    assert all(event.time <= core.now() for event in core.history(limit=1000))
