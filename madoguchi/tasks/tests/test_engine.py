"""A run of a task: begun, filled, confirmed, taken back; by the door that page and assistant use."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.tasks import api as tasks

TOKYO = ZoneInfo("Asia/Tokyo")
MONDAY = datetime(2026, 11, 16, 10, 30, tzinfo=TOKYO)
NUMBER = {"phone": "０９０－１２３４－５６７８", "about": "請求について"}


@pytest.fixture
def monday():
    with core.frozen(MONDAY):
        yield


def begun(viewer: Viewer, **more) -> tasks.Run:
    return tasks.begin(viewer, "callback", **{"client_id": "callback-1", "given": NUMBER, **more})


def ready(viewer: Viewer, when: str = "soon") -> tasks.Run:
    return tasks.fill(viewer, begun(viewer).reference, {"when": when}, step=1)


@pytest.mark.usefixtures("monday")
def test_a_call_is_asked_for_step_by_step(customer):
    hana = customer("hana")
    run = begun(hana)
    assert (run.state, run.step, run.values["phone"]) == ("started", 1, "+819012345678")
    run = tasks.fill(hana, run.reference, {"when": "soon"}, step=1)
    assert run.filled
    assert "090-1234-5678" in tasks.effects(hana, run.reference)[0]
    assert [line.value for line in tasks.answers(hana, run)][0] == "090-1234-5678"
    run = tasks.confirm(hana, run.reference)
    assert run.state == "completed"
    brief = conversations.brief(run.conversation_id)
    assert (brief.handler, brief.priority, run.number) == ("queue", 3, brief.number)
    work_off()
    assert conversations.brief(run.conversation_id).handler in ("queue", "agent")


@pytest.mark.usefixtures("monday")
def test_a_call_at_a_time_sleeps_until_then_and_is_due_at_its_end(customer):
    hana = customer("hana")
    noon = MONDAY.replace(hour=12, minute=0)
    run = tasks.confirm(hana, ready(hana, noon.isoformat()).reference)
    boss = next(one for one in people.all_staff() if one.role == "administrator")
    kept = conversations.conversation(Viewer("staff", staff=boss), run.conversation_id)
    assert (kept.status, kept.snoozed_until, kept.reply_due_at) == (
        "snoozed", noon, noon + timedelta(hours=3)
    )  # fmt: skip
    with core.frozen(noon + timedelta(minutes=1)):
        conversations.wake_due()
        work_off()
        assert conversations.brief(run.conversation_id).status == "open"


@pytest.mark.usefixtures("monday")
def test_the_same_run_however_often_it_is_sent(customer):
    hana = customer("hana")
    run = ready(hana)
    assert begun(hana).reference == run.reference
    first, second = tasks.confirm(hana, run.reference), tasks.confirm(hana, run.reference)
    assert first.conversation_id == second.conversation_id
    assert len(conversations.earlier(hana, hana.customer_id)) == 1


@pytest.mark.usefixtures("monday")
def test_it_is_taken_back_in_time_and_not_after(customer):
    hana = customer("hana")
    run = tasks.confirm(hana, ready(hana).reference)
    assert tasks.undo(hana, run.reference).state == "undone"
    assert tasks.undo(hana, run.reference).state == "undone"
    assert conversations.brief(run.conversation_id).status == "closed"
    again = tasks.begin(hana, "callback", client_id="another", given=NUMBER)
    again = tasks.confirm(hana, tasks.fill(hana, again.reference, {"when": "soon"}, step=1).reference)
    with core.frozen(MONDAY + timedelta(hours=2)), pytest.raises(tasks.TaskRefused) as refused:
        tasks.undo(hana, again.reference)
    assert refused.value.code == "too_late"
    assert conversations.brief(again.conversation_id).status == "open"


@pytest.mark.usefixtures("monday")
def test_somebody_who_works_on_it_keeps_it(customer):
    hana = customer("hana")
    run = tasks.confirm(hana, ready(hana).reference)
    agent = next(one for one in people.all_staff() if one.role == "agent")
    conversations.assign(conversation_id=run.conversation_id, staff_id=agent.id, actor=core.SYSTEM)
    with pytest.raises(tasks.TaskRefused):
        tasks.undo(hana, run.reference)
    assert tasks.run(hana, run.reference).state == "completed"


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"phone": "", "about": ""}, {"phone"}),
        ({"phone": "12", "about": "x" * 1001}, {"phone", "about"}),
        ({"phone": ["a"], "about": {"b": 1}}, {"phone"}),
    ],
)
def test_bad_values_are_said_beside_their_fields_and_keep_nothing(customer, given, wrong):
    hana = customer("hana")
    with pytest.raises(tasks.Wrong) as refused:
        begun(hana, given=given)
    assert set(refused.value.errors) == wrong
    assert tasks.runs(hana) == ()


@pytest.mark.usefixtures("monday")
def test_another_customers_run_is_not_there(customer):
    hana, taro = customer("hana"), customer("taro")
    run = ready(hana)
    for act in (tasks.run, tasks.confirm, tasks.undo, tasks.leave, tasks.effects, tasks.note_proof):
        with pytest.raises(tasks.RunUnknown):
            act(taro, run.reference)
    with pytest.raises(tasks.RunUnknown):
        tasks.fill(taro, run.reference, {"when": "soon"})
    assert tasks.run(hana, run.reference).state == "started"
    assert tasks.open_runs(taro) == ()


def test_nobody_unproven_does_anything(db):
    visitor = people.start_visitor(locale="ja")
    stranger = Viewer("customer", customer_id=visitor.customer_id)
    with pytest.raises(tasks.ProofNeeded):
        begun(stranger)
    run = begun(stranger, unchecked=True)
    assert run.values["phone"] == NUMBER["phone"]
    with pytest.raises(tasks.ProofNeeded):
        tasks.fill(stranger, run.reference, NUMBER, step=0)
    with pytest.raises(tasks.Wrong):
        tasks.confirm(stranger, run.reference)


@pytest.mark.usefixtures("monday")
def test_all_values_at_once_fill_all_steps(customer):
    run = begun(customer("hana"), via="assistant", given={**NUMBER, "when": "soon"})
    assert run.filled


@pytest.mark.usefixtures("monday")
def test_what_was_given_up_forgets_what_was_typed(customer):
    hana = customer("hana")
    run = begun(hana)
    with core.frozen(MONDAY + timedelta(days=15)):
        assert tasks.forget_left() >= 1  # the demo's customers left some too
        assert tasks.forget_left() == 0
    left = tasks.run(hana, run.reference)
    assert (left.state, dict(left.values)) == ("abandoned", {})


@pytest.mark.usefixtures("monday")
def test_runs_follow_a_merge(customer):
    hana, taro = customer("hana"), customer("taro")
    run = begun(hana)
    people.merge(gone=hana.customer_id, into=taro.customer_id, moved=conversations.move_customer)
    work_off()
    assert tasks.run(taro, run.reference).reference == run.reference


def test_every_task_is_a_tool(db):
    tools = {tool["name"]: tool for tool in tasks.tool_declarations()}
    assert tools["callback"]["parameters"]["required"] == ["phone", "when"]
    assert tools["callback"]["undo_seconds"] == 3600
