"""Lists of one's own: conditions, orders, pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.conversations.queries.conditions import FIELDS, OPS
from madoguchi.conversations.queries.sorting import ORDERS
from madoguchi.conversations.shapes import Condition, ConditionRefused, Conditions
from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(desk, write):
    """Six conversations of six customers, all of the north team: their ids."""
    ids = []
    for number in range(6):
        customer = people.create_customer(name=f"客 {number}")
        message = conversations.InboundMessage(customer, "webchat", f"{number}件目", client_id=f"t{number}")
        talk = conversations.receive(message).conversation_id
        conversations.set_team(conversation_id=talk, team_id=desk.north, actor=core.SYSTEM)
        ids.append(talk)
    return ids


def found(viewer, *all_of, any_of=(), **more):
    wanted = Conditions(tuple(Condition(*one) for one in all_of), tuple(Condition(*one) for one in any_of))
    return [row.id for row in conversations.matching(viewer, wanted, limit=500, **more).rows]


def ours(desk, *conditions, **more):
    return found(desk.agent, ("team", "is", str(desk.north)), *conditions, **more)


def test_all_and_any(desk, talks):
    conversations.set_priority(conversation_id=talks[0], priority=4, actor=core.SYSTEM)
    conversations.set_tags(conversation_id=talks[1], tags=["返品"], actor=core.SYSTEM)
    conversations.set_tags(conversation_id=talks[2], tags=["返品", "急"], actor=core.SYSTEM)
    either = [("priority", "at_least", "3"), ("tag", "is", "返品")]
    assert sorted(ours(desk, any_of=either)) == talks[:3]
    assert sorted(ours(desk, ("tag", "not", "急"), any_of=either)) == talks[:2]
    assert ours(desk, ("tag", "is", "返品"), ("tag", "is", "急")) == [talks[2]]


def test_what_has_ended_is_found_only_when_asked_for(desk, talks):
    conversations.resolve(conversation_id=talks[0], actor=core.SYSTEM)
    conversations.mark_spam(conversation_id=talks[1], actor=core.SYSTEM)
    assert sorted(ours(desk)) == talks[2:]
    assert ours(desk, ("status", "is", "resolved")) == [talks[0]]
    assert ours(desk, ("status", "is", "closed")) == []


def test_words_for_oneself(desk, talks):
    conversations.assign(conversation_id=talks[3], staff_id=desk.agent.staff.id, actor=core.SYSTEM)
    conversations.follow(conversation_id=talks[4], staff_id=desk.agent.staff.id)
    assert ours(desk, ("assignee", "is", "me")) == [talks[3]]
    assert talks[3] not in ours(desk, ("assignee", "is", "none"))
    assert sorted(found(desk.agent, ("team", "is", "mine"))) == talks
    assert ours(desk, ("followed", "is", "yes")) == [talks[4]]
    assert talks[4] not in ours(desk, ("followed", "is", "no"))


def test_ages(desk, talks):
    now = core.now()
    Conversation.objects.filter(pk=talks[0]).update(created_at=now - timedelta(hours=5))
    Conversation.objects.filter(pk=talks[1]).update(waiting_since=now - timedelta(minutes=30))
    assert ours(desk, ("created", "over", "4")) == [talks[0]]
    assert talks[0] not in ours(desk, ("created", "under", "4"))
    assert ours(desk, ("waiting", "over", "20")) == [talks[1]]


def test_what_is_due(desk, talks):
    now = core.now()
    Conversation.objects.filter(pk__in=talks[:2]).update(handler="queue", waiting_since=now)
    Conversation.objects.filter(pk=talks[0]).update(
        reply_due_at=now + timedelta(minutes=10), reply_started_at=now
    )
    Conversation.objects.filter(pk=talks[1]).update(
        reply_due_at=now - timedelta(minutes=10), reply_started_at=now
    )
    assert ours(desk, ("due", "under", "30"), order="due") == [talks[1], talks[0]]
    assert ours(desk, ("due", "over", "5")) == [talks[1]]


def test_others_conversations_are_not_found(desk, talks):
    assert not set(found(desk.other)) & set(talks)
    assert set(found(desk.supervisor)) >= set(talks)
    for viewer in (desk.editor, desk.customer):
        with pytest.raises(LookupError):
            conversations.matching(viewer, Conditions())


@pytest.mark.parametrize(
    ("field", "op", "value"),
    [
        ("nonsense", "is", "1"), ("status", "is", "gone"), ("status", "over", "open"), ("team", "is", "x"),
        ("assignee", "is", ""), ("priority", "is", "9"), ("created", "over", "-1"), ("due", "is", "5"),
        ("tag", "is", " "), ("tag", "is", "長" * 61), ("escalated", "is", "maybe"), ("topic", "is", ""),
        ("priority", "is", "٣"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_names_its_field(desk, field, op, value):
    with pytest.raises(ConditionRefused) as refused:
        found(desk.agent, (field, op, value))
    assert refused.value.field == field


def test_too_many_conditions_are_refused(desk):
    with pytest.raises(ConditionRefused, match="many"):
        found(desk.agent, *[("tag", "is", str(n)) for n in range(21)])


def test_every_field_can_be_asked_for(desk, talks):
    given = {"team": "none", "assignee": "none", "status": "open", "handler": "queue", "escalated": "no",
             "followed": "no"}  # fmt: skip
    for field in FIELDS:
        for op in OPS[field]:
            found(desk.agent, (field, op, given.get(field, "1")))


@pytest.mark.parametrize("order", [order for order in ORDERS if order != "queue"])
def test_pages_of_every_order_show_each_row_once(desk, talks, order):
    now = core.now()
    for number, talk in enumerate(talks):
        conversations.set_priority(conversation_id=talk, priority=number % 3 + 1, actor=core.SYSTEM)
    Conversation.objects.filter(pk__in=talks[:3]).update(waiting_since=None)
    Conversation.objects.filter(pk__in=talks[2:4]).update(reply_due_at=now, reply_started_at=now)
    view, seen, cursor = f"team:{desk.north}", [], ""
    whole = [row.id for row in conversations.inbox(desk.agent, view, order=order, limit=500).rows]
    while True:
        page = conversations.inbox(desk.agent, view, cursor, 2, order)
        seen += [row.id for row in page.rows]
        cursor = page.cursor
        if not cursor:
            break
    assert seen == whole
    assert sorted(seen) == talks


def test_orders(desk, talks):
    now = core.now()
    Conversation.objects.filter(pk=talks[5]).update(priority=4, waiting_since=None)
    Conversation.objects.filter(pk=talks[2]).update(waiting_since=now - timedelta(hours=1))
    view = f"team:{desk.north}"
    first = {
        order: conversations.inbox(desk.agent, view, order=order).rows[0].id
        for order in ("latest", "priority", "waiting")
    }
    assert first == {"latest": talks[5], "priority": talks[5], "waiting": talks[2]}
    assert conversations.inbox(desk.agent, view, order="nonsense").rows[0].id == talks[5]


def test_counts_of_own_lists_come_in_the_same_statement(desk, talks):
    mine = {f"saved:{n}": Conditions((Condition("tag", "is", f"{n}"),)) for n in range(5)}
    with CaptureQueriesContext(connection) as queries:
        counted = conversations.counts(desk.agent, ["all_open"], mine)
    assert len(queries) == 1
    assert counted["all_open"] >= 6
    assert counted["saved:3"] == 0
