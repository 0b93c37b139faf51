"""What we say goes out in its order, and its state only moves forward."""

from datetime import timedelta
from itertools import permutations

import pytest

from madoguchi.channels import api
from madoguchi.channels.actions.faring import ENOUGH
from madoguchi.channels.models import AccountHealth, Route
from madoguchi.channels.shapes import Account, Broken, Permanent, Temporary, Unsure
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery
from madoguchi.core import api as core
from madoguchi.core import testing

from .conftest import Post
from .parrot import Parrot

SAID = {"id": "m1", "from": "polly", "text": "注文はどこですか", "at": 1}


@pytest.fixture
def here(post: Post) -> int:
    """A conversation that began at the service."""
    post(SAID)
    testing.work_off(task="channels.handle")
    return Conversation.objects.get(channel="parrot").pk


def say(here: int, text: str = "お調べします") -> int:
    return conversations.answer(conversation_id=here, body=text).message_id


def states() -> list[tuple[str, str]]:
    return list(Delivery.objects.order_by("message__sequence").values_list("state", "reason"))


def test_an_answer_goes_out_where_she_wrote(here: int, parrot: Parrot) -> None:
    first, second = say(here, "一"), say(here, "二")
    api.deliver(conversation_id=here)
    assert [one.message_id for one in parrot.sent] == [first, second]
    assert [route.address for route in parrot.routes] == ["polly", "polly"]
    assert states() == [("sent", ""), ("sent", "")]
    assert api.deliver(conversation_id=here) == 0


def test_a_reply_waits_until_it_can_no_longer_be_taken_back(here: int, parrot: Parrot, staff: int) -> None:
    said = conversations.reply(conversation_id=here, staff_id=staff, text="少々お待ちください")
    api.deliver(conversation_id=here)
    assert (parrot.sent, states()) == ([], [("waiting", "")])
    conversations.take_back(message_id=said.message_id, staff_id=staff)
    with core.shift(timedelta(seconds=20)):
        api.deliver(conversation_id=here)
    assert (parrot.sent, states()) == ([], [])


def test_a_permanent_error_is_told_and_a_person_may_send_again(here: int, parrot: Parrot) -> None:
    parrot.next = [Permanent("blocked")]
    message = say(here)
    api.deliver(conversation_id=here)
    assert states() == [("failed", "blocked")]
    conversations.send_again(message_id=message, actor=core.SYSTEM)
    api.deliver(conversation_id=here)
    assert states() == [("sent", "")]
    with pytest.raises(conversations.NotPossible):
        conversations.send_again(message_id=message, actor=core.SYSTEM)


def test_what_waits_keeps_those_behind_it_waiting(here: int, parrot: Parrot) -> None:
    parrot.next = [Temporary("limit", retry_after=90)]
    say(here, "一")
    say(here, "二")
    api.deliver(conversation_id=here)
    assert states() == [("waiting", "limit"), ("waiting", "")]
    with core.shift(timedelta(seconds=80)):
        api.deliver(conversation_id=here)
        assert parrot.sent == []
    with core.shift(timedelta(seconds=100)):
        api.deliver(conversation_id=here)
    assert [one.text for one in parrot.sent] == ["一", "二"]


def test_the_breaker_opens_after_failures_in_a_row_and_closes(here: int, parrot: Parrot) -> None:
    parrot.next = [Temporary("unreachable")] * ENOUGH
    say(here)
    for minutes in range(ENOUGH):
        with core.shift(timedelta(minutes=20 * minutes)):
            api.deliver(conversation_id=here)
    late = timedelta(minutes=20 * (ENOUGH - 1), seconds=20)
    with core.shift(late):
        api.deliver(conversation_id=here)
        assert (len(parrot.sent), AccountHealth.objects.get().failures) == (0, ENOUGH)
    with core.shift(late + timedelta(minutes=30)):
        api.deliver(conversation_id=here)
    assert (len(parrot.sent), AccountHealth.objects.get().open_until) == (1, None)


def test_a_broken_account_keeps_its_messages(here: int, parrot: Parrot, account: Account) -> None:
    parrot.next = [Broken("keys")]
    say(here)
    api.deliver(conversation_id=here)
    assert states() == [("waiting", "keys")]
    assert AccountHealth.objects.get().last_error == "keys"


def test_a_send_that_was_cut_off_is_not_repeated_blindly(here: int, parrot: Parrot) -> None:
    parrot.next = [KeyboardInterrupt()]
    say(here)
    with pytest.raises(KeyboardInterrupt):
        api.deliver(conversation_id=here)
    api.deliver(conversation_id=here)
    assert (parrot.sent, states()) == ([], [("unknown", "interrupted")])


def test_nobody_knows_and_the_next_one_goes(here: int, parrot: Parrot) -> None:
    parrot.next = [Unsure("timeout")]
    say(here, "一")
    say(here, "二")
    api.deliver(conversation_id=here)
    assert states() == [("unknown", "timeout"), ("sent", "")]


def test_whoever_left_is_not_written_to(here: int, parrot: Parrot, post: Post) -> None:
    post({"id": "f", "from": "polly", "kind": "reachable", "yes": False, "at": 9})
    post({"id": "g", "from": "polly", "kind": "reachable", "yes": True, "at": 8})
    testing.work_off(task="channels.handle")
    say(here)
    api.deliver(conversation_id=here)
    assert (parrot.sent, states()) == ([], [("failed", "blocked")])
    assert Route.objects.get().closed_at is not None


@pytest.mark.parametrize("order", list(permutations(["sent", "delivered", "read"])))
def test_receipts_in_any_order_end_the_same(here: int, post: Post, order: tuple[str, ...]) -> None:
    message = say(here)
    api.deliver(conversation_id=here)
    for state in (*order, *order):
        receipt = {"id": f"r-{state}", "from": "polly", "kind": "receipt", "of": f"out-{message}", "at": 5}
        post({**receipt, "state": state})
        testing.work_off(task="channels.handle")
    assert states() == [("read", "")]
