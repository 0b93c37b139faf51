"""A waiting reply is decided by eight presses at the same moment: once."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.desk.models import Approval
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

PRESSES = 8
TEXT = "部品の在庫を確認し、明日お知らせします。"


@pytest.fixture
def waiting(committed_db, hired, asked):
    """A trainee's reply that waits: the conversation, two supervisors, and where they decide."""
    trainee = hired("tora")
    people.change_staff(staff_id=trainee.id, actor=core.SYSTEM, replies_wait=True)
    bosses = [hired(name, role="supervisor") for name in ("boss", "chie")]
    talk = asked("動きません")
    trainee.client.post(f"/desk/c/{talk}/replies/", {"text": TEXT, "client_id": "a1"})
    return talk, bosses, f"/desk/c/{talk}/approvals/{Approval.objects.get().pk}/"


def heard(talk):
    owner = Viewer("customer", customer_id=conversations.customer_of(talk))
    return [line.body for line in conversations.thread(owner, talk) if line.kind == "text"]


def pressing(waiting, acts):
    """Presses of both supervisors by turns; each returns the status of its answer."""
    talk, bosses, address = waiting
    seen = conversations.conversation(bosses[0].viewer, talk).last_sequence

    def press(number, act):
        form = {"act": act, "text": TEXT, "seen": seen, "note": "やり直し"}
        return bosses[number % 2].client.post(address, form).status_code

    return [lambda n=n, act=act: press(n, act) for n, act in enumerate(acts)]


def test_approved_by_two_at_once_it_goes_out_once(waiting, at_once):
    answers = at_once(pressing(waiting, ["approve"] * PRESSES))
    assert sorted(answers) == [302] + [409] * (PRESSES - 1)
    assert heard(waiting[0]) == ["動きません", TEXT]


def test_approved_and_given_back_at_once_it_is_one_of_both(waiting, at_once):
    answers = at_once(pressing(waiting, ["approve", "return"] * (PRESSES // 2)))
    assert sorted(answers) == [302] + [409] * (PRESSES - 1)
    sent = Approval.objects.get().state == "approved"
    assert heard(waiting[0]) == ["動きません", *([TEXT] if sent else [])]
