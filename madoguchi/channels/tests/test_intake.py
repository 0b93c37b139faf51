"""What comes in is kept before it is answered, once, and handled in the order in which it happened."""

from itertools import permutations
from typing import Any

import pytest

from madoguchi.channels import api
from madoguchi.channels.models import AccountHealth, RawEvent, Route
from madoguchi.channels.shapes import Account
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import testing

from .conftest import Post

SAID = {"id": "m1", "from": "polly", "text": "注文はどこですか", "at": 1}
UNSENT = {"id": "u1", "from": "polly", "kind": "unsent", "of": "m1", "at": 3}
EDITED = {"id": "e1", "from": "polly", "kind": "edited", "of": "m1", "text": "荷物はどこですか", "at": 2}
MORE = {"id": "m2", "from": "polly", "text": "急いでいます", "at": 4}


def lines() -> list[tuple[str, str, Any]]:
    rows = Message.objects.filter(author_kind="customer", channel="parrot").order_by("external_id")
    return [(row.external_id, row.body, row.card.get("unsent")) for row in rows]


def test_a_message_is_kept_and_handled_once(post: Post, account: Account) -> None:
    assert [post(SAID), post(SAID), post(SAID)] == [200, 200, 200]
    assert RawEvent.objects.count() == 1
    testing.work_off(task="channels.handle")
    assert lines() == [("m1", "注文はどこですか", None)]
    row = Conversation.objects.get(channel="parrot")
    assert (row.channel, Route.objects.get().conversation_id) == ("parrot", row.pk)


def test_a_false_signature_keeps_nothing_but_a_count(post: Post, account: Account) -> None:
    assert [post(SAID, token="nuts"), post(SAID, token="")] == [401, 401]
    assert RawEvent.objects.count() == 0
    assert AccountHealth.objects.get().refused == 2


def test_a_paused_account_has_the_service_come_again(post: Post, account: Account) -> None:
    api.pause(account_id=account.id)
    assert [post(SAID), post(), post(SAID, token="nuts"), post(raw=b"[1]")] == [503, 200, 401, 503]
    assert RawEvent.objects.count() == 0
    api.resume(account_id=account.id)
    assert post(SAID) == 200
    api.close(account_id=account.id)
    assert post(SAID) == 404


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"{}", b"[1]", b'[{"id": 1}]', b"null"])
def test_garbage_stays_with_its_problem(post: Post, raw: bytes) -> None:
    assert post(raw=raw) == 200
    testing.work_off(task="channels.handle")
    assert Message.objects.filter(channel="parrot").count() == 0
    assert RawEvent.objects.exclude(problem="").count() == (0 if raw == b"{}" else 1)


def test_what_is_not_understood_holds_nothing_up_and_runs_again(post: Post, account: Account) -> None:
    post({"id": "x", "from": "polly", "kind": "dance", "at": 0}, SAID)
    testing.work_off(task="channels.handle")
    assert len(lines()) == 1
    odd = RawEvent.objects.exclude(problem="").get()
    assert (odd.problem, odd.handled_at) == ("NotUnderstood: dance", None)
    assert api.run_again(account_id=account.id, event_id=odd.pk) == 1
    testing.work_off(task="channels.handle")
    assert RawEvent.objects.get(pk=odd.pk).problem == "NotUnderstood: dance"


@pytest.mark.parametrize("order", list(permutations([SAID, UNSENT, EDITED, MORE])))
def test_every_order_ends_in_the_same_conversation(post: Post, order: tuple[dict[str, Any], ...]) -> None:
    for one in order:
        post(one)
        testing.work_off(task="channels.handle")
    assert lines() == [("m1", "", True), ("m2", "急いでいます", None)]
    row = Conversation.objects.get(channel="parrot")
    assert "注文" not in row.subject + row.last_line
    assert "荷物" not in row.subject + row.last_line


@pytest.mark.parametrize("order", list(permutations([SAID, EDITED])))
def test_a_change_may_come_before_its_message(post: Post, order: tuple[dict[str, Any], ...]) -> None:
    for one in order:
        post(one)
        testing.work_off(task="channels.handle")
    assert lines() == [("m1", "荷物はどこですか", None)]


def test_what_waits_of_one_contact_is_handled_in_its_order(post: Post) -> None:
    post(MORE)
    post(SAID)
    testing.work_off(task="channels.handle")
    rows = Message.objects.filter(author_kind="customer", channel="parrot").order_by("sequence")
    assert [row.external_id for row in rows] == ["m1", "m2"]
