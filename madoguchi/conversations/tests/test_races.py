"""Many at once, in real threads: one message, one conversation, one order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import Customer, Identity

THREADS = 8


def at_once(calls: list[Callable[[], object]]) -> list[object]:
    """Run the calls in threads that start together, eight at a time."""
    barrier = Barrier(min(THREADS, len(calls)))

    def run(number_and_call):
        number, call = number_and_call
        try:
            if number < barrier.parties:
                barrier.wait(10)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(barrier.parties) as pool:
        return list(pool.map(run, enumerate(calls)))


def message(customer_id: int, text: str, **more) -> conversations.InboundMessage:
    return conversations.InboundMessage(customer_id, "webchat", text, **more)


def test_a_hundred_copies_make_one_message(committed_db, desk):
    customer_id = desk.customer.customer_id
    for same in ({"client_id": "c-1"}, {"external_id": "e-1"}):
        got = at_once([lambda s=same: conversations.receive(message(customer_id, "同じ", **s))] * 100)
        assert len({r.message_id for r in got}) == 1
        assert sum(r.created for r in got) == 1
    assert Conversation.objects.filter(customer_id=customer_id).count() == 1
    kept = Message.objects.filter(conversation__customer_id=customer_id)
    assert list(kept.order_by("sequence").values_list("sequence", flat=True)) == [1, 2]
    types = [e.type for e in core.history(conversation_id=got[0].conversation_id)]
    assert types == ["conversations.opened", *["conversations.message_added"] * 2]


def test_ten_first_messages_make_one_conversation(committed_db):
    token = people.new_visitor_token()

    def first(number: int):
        visitor = people.start_visitor(locale="ja", token=token)
        return conversations.receive(message(visitor.customer_id, f"{number}枚目", client_id=f"n{number}"))

    got = at_once([lambda n=n: first(n) for n in range(10)])
    assert len({r.conversation_id for r in got}) == 1
    assert sorted(r.sequence for r in got) == list(range(1, 11))
    assert sum(r.opened for r in got) == 1
    assert (
        Identity.objects.filter(kind="visitor").filter(customer_id=people.customer_by_token(token)).count()
        == 1
    )
    owner = Conversation.objects.get(pk=got[0].conversation_id).customer_id
    assert owner == people.customer_by_token(token)
    assert Customer.objects.filter(pk=owner).count() == 1


def test_everybody_writes_at_once_in_one_order(committed_db, desk):
    her, agent = desk.customer.customer_id, desk.agent.staff.id
    talk = conversations.receive(message(her, "はじめ")).conversation_id
    ours = {"conversation_id": talk, "staff_id": agent, "text": "返"}
    calls = []
    for n in range(10):
        calls += [
            lambda n=n: conversations.receive(message(her, f"客{n}", client_id=f"c{n}")),
            lambda n=n: conversations.reply(**ours, client_id=f"a{n}"),
            lambda n=n: conversations.note(**ours, client_id=f"m{n}"),
        ]
    got = at_once(calls)
    assert sorted(r.sequence for r in got) == list(range(2, 32))
    row = Conversation.objects.get(pk=talk)
    assert row.last_sequence == 31
    public = Message.objects.filter(conversation=row, private=False)
    assert row.last_public_sequence == max(public.values_list("sequence", flat=True))
    assert row.assignee_id == agent


def test_one_agent_takes_it(committed_db, desk):
    talk = conversations.receive(message(desk.customer.customer_id, "誰か")).conversation_id
    staff = [desk.agent.staff.id, desk.other.staff.id, desk.supervisor.staff.id]
    got = at_once(
        [
            lambda i=i: conversations.assign(
                conversation_id=talk, staff_id=i, actor=core.staff(i), only_if_free=True
            )
            for i in staff
        ]
    )
    assert sorted(got) == [False, False, True]
    assert Conversation.objects.get(pk=talk).assignee_id == staff[got.index(True)]


def test_merging_while_she_writes_loses_nothing(committed_db, desk):
    visitor = people.start_visitor(locale="ja")
    known = desk.customer.customer_id
    calls = [
        lambda n=n: conversations.receive(message(visitor.customer_id, f"{n}", client_id=f"w{n}"))
        for n in range(20)
    ]
    merge = lambda: people.merge(  # noqa: E731
        gone=visitor.customer_id, into=known, moved=conversations.move_customer
    )
    got = at_once([*calls[:6], merge, *calls[6:]])
    kept = Message.objects.filter(conversation__customer_id=known).values_list("client_id", flat=True)
    assert sorted(kept) == sorted(f"w{n}" for n in range(20))
    assert not Conversation.objects.filter(customer_id=visitor.customer_id).exists()
    assert Conversation.objects.filter(customer_id=known, current=True).count() == 1
    assert len(got) == 21


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(order=st.lists(st.integers(0, 5), min_size=1, max_size=14))
def test_any_order_of_repeats_converges(order, desk):
    """Whatever arrives, in whatever order and however often: each message once, numbered as it came."""
    her = people.create_customer(name="順")
    got = [conversations.receive(message(her, f"{n}", client_id=f"k{n}")) for n in order]
    first_seen = list(dict.fromkeys(order))
    assert [r.sequence for r in got] == [first_seen.index(n) + 1 for n in order]
    rows = Message.objects.filter(conversation__customer_id=her).order_by("sequence")
    assert list(rows.values_list("body", flat=True)) == [str(n) for n in first_seen]


def test_taken_back_once_however_often_and_whatever_she_writes_meanwhile(committed_db, desk):
    customer_id, agent = desk.customer.customer_id, desk.agent.staff.id
    talk = conversations.receive(message(customer_id, "質問")).conversation_id
    sent = conversations.reply(conversation_id=talk, staff_id=agent, text="別の方へ")

    def taken_back() -> str:
        try:
            return conversations.take_back(message_id=sent.message_id, staff_id=agent).text
        except conversations.NotPossible as problem:
            return problem.reason

    def hers(number: int):
        return conversations.receive(message(customer_id, f"続き{number}", client_id=f"h{number}"))

    got = at_once([taken_back] * 4 + [lambda n=n: hers(n) for n in range(4)])
    assert sorted(map(str, got[:4])) == ["gone", "gone", "gone", "別の方へ"]
    seen = [line.body for line in conversations.thread(desk.customer, talk)]
    assert seen[0] == "質問"
    assert sorted(seen[1:]) == [f"続き{n}" for n in range(4)]
    row = Conversation.objects.get(pk=talk)
    assert (row.last_author, row.unread_for_customer) == ("customer", 0)
    assert row.waiting_since is not None
    assert row.last_public_sequence == row.last_sequence


def test_filed_by_many_at_once_every_field_is_kept(committed_db, desk):
    talk = conversations.receive(message(desk.customer.customer_id, "質問")).conversation_id
    codes = {"request_type": "question", "topic": "other", "reason": "how-to", "outcome": "solved"}
    core.set_option(conversations.Vocabulary(), actor=core.SYSTEM)

    def file(field: str, code: str) -> bool:
        return conversations.classify(conversation_id=talk, actor=core.SYSTEM, **{field: code})

    at_once([lambda f=f, c=c: file(f, c) for f, c in codes.items()])
    row = Conversation.objects.get(pk=talk)
    assert {field: getattr(row, field) for field in codes} == codes
