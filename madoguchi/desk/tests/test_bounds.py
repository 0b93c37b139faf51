"""How many queries the main screens cost; they do not grow with what is shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madoguchi.conversations import api as conversations

pytestmark = pytest.mark.django_db
MOST_LIST = 18
MOST_TALK = 62


def count(client, path):
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_with_one_row_and_with_twenty(hired, asked):
    mina = hired("mina")
    asked("一件目")
    one = count(mina.client, "/desk/?view=all_open")
    for number in range(19):
        asked(f"{number}件目", name=f"Customer {number}")
    assert count(mina.client, "/desk/?view=all_open") == one
    assert one <= MOST_LIST


def test_a_conversation_costs_the_same_with_two_messages_and_with_twenty(hired, asked):
    mina = hired("mina")
    short, long = asked("はい", "二つ目"), asked(*[f"{number}つ目" for number in range(20)])
    for talk in (short, long):
        conversations.reply(conversation_id=talk, staff_id=mina.id, text="承ります。", client_id="r")
    few = count(mina.client, f"/desk/c/{short}/")
    assert count(mina.client, f"/desk/c/{long}/") == few
    assert few <= MOST_TALK
