"""Replies that wait for a supervisor: seen, approved, changed, given back, withdrawn, each once."""

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.api import ApprovalRule
from madoguchi.conversations.shapes import InboundMessage, NotPossible
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.desk.models import Approval
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
TEXT = "部品の在庫を確認し、明日お知らせします。"


@pytest.fixture
def trainee(hired):
    one = hired("tora")
    people.change_staff(staff_id=one.id, actor=core.SYSTEM, replies_wait=True)
    return one


@pytest.fixture
def boss(hired):
    return hired("boss", role="supervisor")


@pytest.fixture
def talk(asked):
    return asked("動きません")


def write(person, talk, text=TEXT, client_id="a1", **more):
    form = {"text": text, "client_id": client_id, **more}
    return person.client.post(f"/desk/c/{talk}/replies/", form)


def decide(boss, talk, act, client=None, **more):
    row = Approval.objects.get()
    here = conversations.conversation(boss.viewer, talk)
    form = {"act": act, "text": row.text, "seen": here.last_sequence, **more}
    return (client or boss.client).post(f"/desk/c/{talk}/approvals/{row.pk}/", form)


def heard_by_customer(talk):
    owner = Viewer("customer", customer_id=conversations.customer_of(talk))
    return [one.body for one in conversations.thread(owner, talk) if one.kind == "text"]


def test_it_waits_is_visible_and_the_promise_runs_on(trainee, boss, talk):
    write(trainee, talk)
    write(trainee, talk)
    assert Approval.objects.count() == 1
    assert heard_by_customer(talk) == ["動きません"]
    assert conversations.conversation(boss.viewer, talk).first_replied_at is None
    assert conversations.conversation(boss.viewer, talk).waiting_since is not None
    for person in (trainee, boss):
        assert TEXT in person.client.get(f"/desk/c/{talk}/thread/").text
        assert TEXT in person.client.get("/desk/approvals/").text
    work_off()
    assert "Tora has written a reply that waits for approval" in boss.client.get("/desk/notifications/").text


def test_approved_it_goes_out_under_its_writers_name_and_both_are_kept(trainee, boss, talk):
    write(trainee, talk)
    assert decide(boss, talk, "approve").status_code == 302
    assert heard_by_customer(talk) == ["動きません", TEXT]
    line = conversations.thread(boss.viewer, talk)[-1]
    assert (line.staff_id, line.card["approved_by"]) == (trainee.id, boss.id)
    assert "Approved by Boss" in trainee.client.get(f"/desk/c/{talk}/thread/").text
    work_off()
    assert "Boss has approved your reply; it was sent" in trainee.client.get("/desk/notifications/").text


def test_of_two_supervisors_one_decides(trainee, boss, hired, talk):
    other = hired("chie", role="supervisor")
    write(trainee, talk)
    decide(boss, talk, "approve")
    late = decide(boss, talk, "return", client=other.client, note="やり直し")
    assert late.status_code == 409
    assert "Boss has approved it already; it was sent." in late.text
    assert decide(boss, talk, "approve", client=other.client).status_code == 409
    assert heard_by_customer(talk) == ["動きません", TEXT]


def test_changed_by_the_supervisor_the_change_is_kept(trainee, boss, talk):
    write(trainee, talk)
    decide(boss, talk, "approve", text=TEXT.replace("明日", "11月24日に"))
    assert heard_by_customer(talk)[-1] == "部品の在庫を確認し、11月24日にお知らせします。"
    row = Approval.objects.get()
    assert (row.state, row.text, row.sent) == ("approved", TEXT, heard_by_customer(talk)[-1])


def test_given_back_it_stands_in_the_composer_with_the_note_and_comes_again_with_its_changes(
    trainee, boss, talk
):
    write(trainee, talk)
    assert decide(boss, talk, "return").status_code == 422
    assert decide(boss, talk, "return", note="日付をはっきりと").status_code == 302
    page = trainee.client.get(f"/desk/c/{talk}/").text
    assert "日付をはっきりと" in page
    assert f">{TEXT}</textarea>" in page
    write(trainee, talk, text=TEXT.replace("明日", "明後日"), client_id="a2")
    row = Approval.objects.get(state="waiting")
    assert row.suggested == TEXT
    shown = boss.client.get(f"/desk/c/{talk}/approvals/{row.pk}/").text
    assert "<del>明日</del><ins>明後日</ins>" in shown
    assert "日付をはっきりと" not in trainee.client.get(f"/desk/c/{talk}/").text


def test_the_customer_wrote_meanwhile(trainee, boss, talk):
    write(trainee, talk)
    row = Approval.objects.get()
    seen = conversations.conversation(boss.viewer, talk).last_sequence
    customer = conversations.customer_of(talk)
    conversations.receive(InboundMessage(customer, "webchat", "直りました", client_id="later"))
    assert "does it still fit" in boss.client.get(f"/desk/c/{talk}/approvals/{row.pk}/").text.lower()
    stale = decide(boss, talk, "approve", seen=seen)
    assert stale.status_code == 422
    assert "The customer has written since you opened this page." in stale.text
    assert heard_by_customer(talk) == ["動きません", "直りました"]
    assert decide(boss, talk, "approve").status_code == 302


def test_its_writer_may_withdraw_it_and_nobody_else(trainee, boss, hired, talk):
    write(trainee, talk)
    url = f"/desk/c/{talk}/approvals/{Approval.objects.get().pk}/withdrawal/"
    assert hired("otto").client.post(url).status_code == 404
    assert trainee.client.post(url).status_code == 302
    assert f">{TEXT}</textarea>" in trainee.client.get(f"/desk/c/{talk}/").text
    assert decide(boss, talk, "approve").status_code == 409
    assert heard_by_customer(talk) == ["動きません"]


def test_a_topic_may_ask_for_it_and_supervisors_ask_nobody(hired, boss, talk):
    mina = hired("mina")
    core.set_option(ApprovalRule(topics=("payment",)), actor=core.SYSTEM)
    conversations.classify(conversation_id=talk, topic="payment", actor=core.SYSTEM)
    write(mina, talk)
    assert heard_by_customer(talk) == ["動きません"]
    write(boss, talk, text="私から申し上げます。", client_id="b1")
    assert heard_by_customer(talk)[-1] == "私から申し上げます。"


def test_no_other_door_leads_around_it(trainee, talk):
    with pytest.raises(NotPossible, match="approval"):
        conversations.reply(conversation_id=talk, staff_id=trainee.id, text=TEXT)
    assert trainee.client.get(f"/desk/c/{talk}/approvals/1/").status_code == 403
