"""Figures count what they list: every number equals its rows, and its parts sum to it."""

from datetime import timedelta

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.conversations.queries.figures import figure_conditions
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def window():
    return conversations.Window(core.now() - HOUR, core.now() + HOUR)


@pytest.fixture
def busy(desk, write):
    """Three conversations: one waits, one was answered after its due time, one is with the assistant."""
    Conversation.objects.all().update(
        created_at=core.now() - timedelta(days=400), reply_started_at=None, reply_warn_at=None,
        reply_due_at=None, reply_told="", first_replied_at=None,
    )  # fmt: skip
    waits = write(desk.customer, "ケトルが動きません").conversation_id
    answered = write(desk.stranger, "返品できますか").conversation_id
    actor = core.staff(desk.agent.staff.id)
    conversations.hand_to_queue(conversation_id=waits, actor=core.SYSTEM)
    conversations.set_team(conversation_id=answered, team_id=desk.north, actor=actor)
    conversations.assign(conversation_id=answered, staff_id=desk.agent.staff.id, actor=actor)
    conversations.reply(conversation_id=answered, staff_id=desk.agent.staff.id, text="はい", client_id="r1")
    now = core.now()
    Conversation.objects.filter(pk=answered).update(
        reply_started_at=now - timedelta(minutes=30), reply_warn_at=now - timedelta(minutes=15),
        reply_due_at=now - timedelta(minutes=10),
        first_replied_at=now,
    )  # fmt: skip
    Conversation.objects.filter(pk=waits).update(
        reply_started_at=now - timedelta(minutes=5), reply_warn_at=now - timedelta(minutes=2),
        reply_due_at=now - timedelta(minutes=1), waiting_since=now - timedelta(days=3),
    )  # fmt: skip
    return desk, waits, answered


def counts(desk, window, **more):
    return conversations.figures(desk.supervisor, window, now=core.now(), **more)


def test_what_is_counted(busy, window):
    desk, waits, answered = busy
    whole = counts(desk, window)[""]

    wanted = {"received": 2, "handed": 2, "answered": 1, "kept": 0, "missed": 2, "resolved": 0}
    assert {name: whole.counts[name] for name in wanted} == wanted
    assert whole.median_reply == timedelta(minutes=30)
    assert whole.longest_since == Conversation.objects.get(pk=waits).waiting_since
    mine = counts(desk, window, only={"agent": desk.agent.staff.id})[""]
    assert mine.counts["answered"] == mine.counts["talking"] == 1
    assert mine.counts["waiting"] == 0


def test_every_number_opens_its_rows_and_the_parts_sum_to_it(busy, window, django_assert_num_queries):
    desk, *_ = busy
    now = core.now()
    with django_assert_num_queries(1):
        whole = conversations.figures(desk.supervisor, window, now=now)[""]
    for figure in figure_conditions(window, now):
        rows = conversations.figure_rows(desk.supervisor, figure, window, now=now, limit=10_000)
        each = list(conversations.each_figure_row(desk.supervisor, figure, window, now=now))
        assert len(rows) == len(each) == whole.counts[figure], figure
        assert conversations.count_figure(desk.supervisor, figure, window, now=now) == whole.counts[figure]
        for by in ("team", "agent", "channel", "type", "topic"):
            parts = conversations.figures(desk.supervisor, window, now=now, by=by)
            assert sum(part.counts[figure] for part in parts.values()) == whole.counts[figure], (figure, by)
            for key, part in parts.items():
                found = conversations.count_figure(desk.supervisor, figure, window, now=now, only={by: key})
                assert found == part.counts[figure], (figure, by, key)


def test_the_age_groups_of_the_backlog_are_the_backlog(busy, window):
    desk, waits, _ = busy
    for days, group in ((0, 0), (1.5, 1), (4, 2), (9, 3)):
        Conversation.objects.filter(pk=waits).update(created_at=core.now() - timedelta(days=days, minutes=1))
        whole = counts(desk, window)[""].counts
        assert whole[f"backlog_{group}"] >= 1
        assert sum(whole[f"backlog_{at}"] for at in range(4)) == whole["backlog"]


def test_spam_and_what_was_merged_is_not_counted(busy, window):
    desk, waits, answered = busy
    before = counts(desk, window)[""].counts["received"]
    now = core.now()
    Conversation.objects.filter(pk=waits).update(
        status="closed", spam=True, before_spam="open", current=False, resolved_at=now
    )
    assert counts(desk, window)[""].counts["received"] == before - 1
    Conversation.objects.filter(pk=answered).update(
        status="closed", current=False, resolved_at=now, merged_into=waits
    )
    assert counts(desk, window)[""].counts["received"] == before - 2


def test_a_window_is_half_open(busy):
    desk, waits, _ = busy
    at = Conversation.objects.get(pk=waits).created_at
    only = {"team": None}
    for window, counted in (
        (conversations.Window(at, at + HOUR), 1),
        (conversations.Window(at - HOUR, at), 0),
    ):
        found = counts(desk, window, only=only)[""].counts["received"]
        assert found == counted


def test_an_agent_counts_only_what_she_may_see(busy, window):
    desk, *_ = busy
    seen = conversations.figures(desk.other, window, now=core.now())[""]
    assert seen.counts["answered"] == 0
