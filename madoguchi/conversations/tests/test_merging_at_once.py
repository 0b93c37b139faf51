"""Merges from several hands at once: one stands, nothing is lost, nobody waits for ever."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Merge, Message
from madoguchi.conversations.shapes import NotPossible
from madoguchi.people import api as people

from .test_races import at_once, message


@pytest.fixture
def two(committed_db):
    """Two conversations of one customer, and the colleague who puts them together."""
    customer_id = people.create_customer(name="髙橋 花子")
    first = conversations.receive(message(customer_id, "一つ目", client_id="a")).conversation_id
    Conversation.objects.filter(pk=first).update(current=False)
    second = conversations.receive(message(customer_id, "二つ目", client_id="b")).conversation_id
    boss = people.create_staff(email="m@merge.example", password=None, name="森", role="supervisor")
    return first, second, boss.id, customer_id


def tried(call):
    """The outcome, or why it was not possible."""
    try:
        return call()
    except NotPossible as problem:
        return problem.reason


def test_both_directions_at_once_leave_one_merge(two):
    first, second, me, _ = two
    pairs = [(first, second), (second, first)] * 4
    calls = [
        lambda gone=gone, kept=kept: tried(
            lambda: conversations.merge(gone_id=gone, kept_id=kept, staff_id=me)
        )
        for gone, kept in pairs
    ]
    at_once(calls)
    assert Merge.objects.filter(undone_at=None, gone__in=(first, second)).count() == 1
    merge = Merge.objects.get(gone__in=(first, second))
    lines = Message.objects.filter(conversation=merge.kept_id).order_by("sequence")
    assert list(lines.values_list("body", flat=True)) == ["一つ目", "二つ目", ""]


def test_undone_by_several_and_written_in_meanwhile(two):
    first, second, me, customer_id = two
    merge = conversations.merge(gone_id=first, kept_id=second, staff_id=me)
    undo = [lambda: conversations.unmerge(merge_id=merge, staff_id=me)] * 4
    write = [
        lambda n=n: conversations.receive(message(customer_id, f"続き {n}", client_id=f"w{n}"))
        for n in range(4)
    ]
    done = at_once([*undo, *write])
    assert [one for one in done[:4] if one is True] == [True]
    bodies = list(
        Message.objects.filter(conversation=second).order_by("sequence").values_list("body", flat=True)
    )
    assert bodies[0] == "二つ目"
    assert sorted(bodies[1:]) == [f"続き {n}" for n in range(4)]
    assert list(Message.objects.filter(conversation=first).values_list("body", flat=True)) == ["一つ目"]
    row = Conversation.objects.get(pk=second)
    assert row.last_sequence == Message.objects.filter(conversation=second).latest("sequence").sequence
