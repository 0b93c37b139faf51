"""Acts on many conversations: as a job, with progress, and undone."""

from uuid import uuid4

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.desk import batches
from madoguchi.desk.models import Batch, BatchItem
from madoguchi.routing import api as routing

pytestmark = pytest.mark.django_db
CODES = {"request_type": "question", "reason": "how-to", "outcome": "solved"}


def began(person, act, ids, **given):
    """The act on these, by the form; the batch."""
    form = {"act": act, "ids": ids, "key": uuid4().hex, "view": "all_open", **given}
    answer = person.client.post("/desk/batches/", form)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Batch.objects.latest("pk").pk


def state(*ids):
    rows = Conversation.objects.filter(pk__in=ids).order_by("pk")
    return list(
        rows.values("status", "handler", "assignee", "priority", "tags", "spam", "snoozed_until", "team")
    )


@pytest.mark.parametrize(
    ("act", "given", "shows"),
    [
        ("tag", {"tag": "返品", "how": "add"}, {"tags": ["返品"]}),
        ("priority", {"priority": "4"}, {"priority": 4}),
        ("resolve", CODES, {"status": "resolved"}),
        ("spam", {}, {"status": "closed", "spam": True}),
        ("snooze", {"until": "明日の朝"}, {"status": "snoozed"}),
        ("assign", {"to": "me"}, {"handler": "agent"}),
    ],
)
def test_an_act_on_three_is_carried_out_and_undone(hired, asked, act, given, shows):
    mina = hired("mina")
    talks = [asked(f"{number}件目", name=f"Customer {number}") for number in range(3)]
    for talk in talks:
        routing.place(conversation_id=talk)
    given = {"to": f"staff:{mina.id}"} if act == "assign" else given
    before = state(*talks)
    batch = began(mina, act, talks, **given)
    assert state(*talks) == before
    work_off(task="desk.carry_out")
    assert all(row[key] == value for row in state(*talks) for key, value in shows.items())
    progress = batches.progress(mina.viewer, batch)
    assert (progress.state, progress.done, progress.total) == ("done", 3, 3)
    mina.client.post(f"/desk/batches/{batch}/undoing/")
    work_off(task="desk.take_back")
    assert state(*talks) == before
    assert batches.progress(mina.viewer, batch).undone == 3


def test_what_is_not_hers_is_left_alone(hired, asked):
    mina = hired("mina")
    hers, hidden = asked("北"), asked("南", team="desk-south", name="Jun Abe")
    batch = began(mina, "tag", [hers, hidden, 0], tag="一緒")
    work_off(task="desk.carry_out")
    assert conversations.conversation(mina.viewer, hers).tags == ("一緒",)
    assert Conversation.objects.get(pk=hidden).tags == []
    assert batches.progress(mina.viewer, batch).total == 1


def test_rights_lost_in_between_count(hired, asked, teams):
    mina, talk = hired("mina"), asked("北")
    batch = began(mina, "tag", [talk], tag="一緒")
    conversations.set_team(conversation_id=talk, team_id=teams["desk-south"], actor=core.SYSTEM)
    work_off(task="desk.carry_out")
    assert Conversation.objects.get(pk=talk).tags == []
    assert batches.progress(mina.viewer, batch).refused == 1


def test_those_that_lack_what_is_required_stay_open_and_are_counted(hired, asked):
    mina = hired("mina")
    filed, bare = asked("済み"), asked("まだ", name="Jun Abe")
    conversations.classify(conversation_id=filed, actor=core.SYSTEM, **CODES)
    batch = began(mina, "resolve", [filed, bare])
    work_off(task="desk.carry_out")
    progress = batches.progress(mina.viewer, batch)
    assert (progress.done, progress.refused) == (1, 1)
    assert Conversation.objects.get(pk=bare).status == "open"
    page = mina.client.get(f"/desk/batches/{batch}/", headers={"hx-request": "true"}).content.decode()
    assert "1 not possible as they stand" in page


def test_undo_leaves_what_a_colleague_has_changed_since(hired, asked):
    mina = hired("mina")
    one, two = asked("一"), asked("二", name="Jun Abe")
    batch = began(mina, "priority", [one, two], priority="4")
    work_off(task="desk.carry_out")
    conversations.set_priority(conversation_id=one, priority=1, actor=core.SYSTEM)
    mina.client.post(f"/desk/batches/{batch}/undoing/")
    work_off(task="desk.take_back")
    assert [row["priority"] for row in state(one, two)] == [1, 2]
    progress = batches.progress(mina.viewer, batch)
    assert (progress.undone, progress.kept) == (1, 1)


def test_a_form_sent_twice_and_a_job_run_twice_make_one_batch(hired, asked):
    mina, talk = hired("mina"), asked("北")
    form = {"act": "tag", "ids": [talk], "tag": "一", "key": uuid4().hex, "view": "all_open"}
    for _ in range(2):
        mina.client.post("/desk/batches/", form)
    batch = Batch.objects.get().pk
    batches.carry_out(batch)
    batches.carry_out(batch)
    assert BatchItem.objects.count() == 1
    assert conversations.conversation(mina.viewer, talk).tags == ("一",)


def test_the_whole_list_is_meant_when_she_says_so(hired, asked):
    mina = hired("mina")
    talks = [asked(f"{number}件目", name=f"Customer {number}") for number in range(3)]
    view = f"team:{mina.shape.team_ids[0]}"
    began(mina, "tag", talks[:1], tag="全部", whole="on", view=view)
    work_off(task="desk.carry_out")
    assert [row["tags"] for row in state(*talks)] == [["全部"]] * 3


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("tag", {"tag": " "}),
        ("priority", {"priority": "9"}),
        ("snooze", {"until": "いつか"}),
        ("assign", {"to": "x"}),
    ],
)
def test_an_answer_that_cannot_be_used_begins_nothing(hired, asked, act, given):
    mina, talk = hired("mina"), asked("北")
    form = {"act": act, "ids": [talk], "key": uuid4().hex, **given}
    assert mina.client.post("/desk/batches/", form).status_code == 422
    assert not Batch.objects.exists()


def test_a_colleagues_batch_is_not_there(hired, asked):
    mina, ken, talk = hired("mina"), hired("ken"), asked("北")
    batch = began(mina, "tag", [talk], tag="一")
    assert ken.client.get(f"/desk/batches/{batch}/").status_code == 404
    assert ken.client.post(f"/desk/batches/{batch}/undoing/").status_code == 404
    assert Batch.objects.get(pk=batch).state == "running"


def test_the_question_stands_on_a_page_of_its_own_without_a_script(hired, asked):
    mina, talk = hired("mina"), asked("北")
    for act in ("assign", "tag", "priority", "snooze", "resolve", "spam"):
        page = mina.client.get("/desk/batches/new/", {"act": act, "ids": [talk]}).content.decode()
        assert f'name="ids" value="{talk}"' in page
        assert "Carry out" in page
