"""kill -9 of web processes, repeated sends, and everything at once (F01, F09, F13, F37, F38)."""

import random
import threading
import time

import pytest

from madoguchi.conversations.models import Conversation
from madoguchi.people import api as people
from madoguchi.people.models import Customer as CustomerRow

from .chatting import Customer, Line, at_once, kept_of

CUSTOMERS, EACH = 4, 50
KILLS = 3


@pytest.mark.served(web=2, worker=False)
def test_what_was_acknowledged_survives_kill_9_once_and_in_order(served):
    enough = threading.Event()
    customers = [Customer(served.url, f"kill{n}", least=EACH, enough=enough) for n in range(CUSTOMERS)]
    for customer in customers:
        customer.start()
    for number in range(KILLS):
        time.sleep(random.uniform(0.1, 0.4))
        served.restart(served.web[number % 2])
    enough.set()
    for customer in customers:
        customer.join()

    for customer in customers:
        customer.assert_kept(least=EACH)
    assert sum(ack.tries > 1 for customer in customers for ack in customer.acks) > 0, "no send was hit"


@pytest.mark.served(web=2, worker=False)
def test_parallel_copies_and_first_messages_make_one(served):
    line = Line(served.url)
    line.insist(0, "はじめまして", "hello-000")
    copies = [Line(served.url, line.token, timeout=30) for _ in range(100)]
    got = at_once([lambda c=c: c.insist(1, "一度だけ", "only-once-1") for c in copies])
    assert len({ack.message_id for ack in got}) == 1, got[:3]
    assert [text for _, _, text in kept_of(line.token)] == ["はじめまして", "一度だけ"]

    before = CustomerRow.objects.count()
    token = people.new_visitor_token()
    first = [Line(served.url, token, timeout=30) for _ in range(10)]
    got = at_once(
        [lambda n=n, c=c: c.insist(n, f"{n}通目", f"first-of-ten-{n}") for n, c in enumerate(first)]
    )
    assert sorted(ack.sequence for ack in got) == list(range(1, 11))
    customer = people.customer_by_token(token)
    assert Conversation.objects.filter(customer_id=customer).count() == 1
    assert sorted(text for _, _, text in kept_of(token)) == sorted(f"{n}通目" for n in range(10))
    assert CustomerRow.objects.count() == before + 1
    for open_line in (line, *copies, *first):
        open_line.close()
