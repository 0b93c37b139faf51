"""An act on many mentions: as a job, with progress, taken back, and never twice."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madoguchi.conversations import api as conversations
from madoguchi.core.testing import work_off
from madoguchi.journeys import reply
from madoguchi.listening import actions, drawing, many, queries, sweeping
from madoguchi.listening.models import Answer, Mention, Source, Sweep
from madoguchi.listening.shapes import Filters, Refused
from madoguchi.people.shapes import Viewer

from .conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(say: Callable[..., Mention]) -> list[Mention]:
    """Three people say the same, more or less."""
    return [say(f"{n}日で電源が入らなくなりました。", name=f"t-{n}", author=f"{n}さん") for n in (1, 2, 3)]


def state(rows: list[Mention]) -> list[tuple[object, ...]]:
    """What an act may change."""
    kept = ("state", "why_ignored", "theme", "judged", "assignee", "conversation", "joined")
    return list(Mention.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk").values_list(*kept))


def begun(browser, act: str, rows: list[Mention], **given: str) -> int:
    """By the form of the list; the sweep."""
    form = {"act": act, "ids": [row.pk for row in rows], "key": str(uuid4()), "filters": "state=new", **given}
    led = browser.post("/listening/sweeps/", form)["Location"]
    made = Sweep.objects.latest("pk").pk
    assert led == f"/listening/?state=new&sweep={made}#mentions"
    return made


@pytest.mark.parametrize(
    ("act", "given", "shows"),
    [
        ("ignore", {"why": "no_answer_wanted"}, {"state": "ignored", "why_ignored": "no_answer_wanted"}),
        ("theme", {"theme": "price"}, {"theme": "price", "judged": True}),
        ("together", {}, {"state": "in_hand"}),
    ],
)
def test_three_are_changed_and_changed_back(three, browser_of, agent, act, given, shows):
    desk, before = browser_of("agent"), state(three)
    sweep = begun(desk, act, three, **given)
    assert state(three) == before
    page = desk.get(f"/listening/sweeps/{sweep}/").content.decode()
    assert "<progress" in page
    work_off(task="listening.sweep")
    assert all(
        getattr(Mention.objects.get(pk=row.pk), name) == value
        for row in three
        for name, value in shows.items()
    )
    assert "<progress" not in desk.get(f"/listening/?sweep={sweep}").content.decode()
    desk.post(f"/listening/sweeps/{sweep}/undoing/")
    work_off(task="listening.sweep_back")
    assert state(three) == before
    assert Sweep.objects.get(pk=sweep).state == "undone"


def test_many_become_one_conversation_that_is_answered_under_its_first(three, agent, browser_of):
    sweep = begun(browser_of("agent"), "together", three)
    work_off(task="listening.sweep")
    talks = set(
        Mention.objects.filter(pk__in=[row.pk for row in three]).values_list("conversation", flat=True)
    )
    (talk,) = talks
    assert sweeping.progress(agent, sweep).talk == talk
    count, rows = queries.of_conversation(talk, most=2)
    assert (count, [row.pk for row in rows]) == (3, [three[0].pk, three[1].pk])
    reply.send(conversation_id=talk, staff_id=agent.staff.id, text="お詫びします。", client_id="r-1")
    work_off(task="core.hear")
    assert Answer.objects.get().mention_id == three[0].pk
    side = browser_of("agent").get(f"/desk/c/{talk}/side/").content.decode()
    assert "2さん" in side
    assert "3さん" in side
    sweeping.undo(agent, sweep)
    work_off(task="listening.sweep_back")
    assert sweeping.progress(agent, sweep).kept == 3, "somebody has answered: it stays one"


def test_what_was_taken_back_can_be_taken_up_again(three, agent, browser_of):
    sweep = begun(browser_of("agent"), "together", three)
    work_off(task="listening.sweep")
    talk = sweeping.progress(agent, sweep).talk
    sweeping.undo(agent, sweep)
    work_off(task="listening.sweep_back")
    assert conversations.conversation(agent, talk).status == "resolved"
    assert actions.take_up(agent, three[0].pk) == talk
    assert conversations.conversation(agent, talk).status == "open"


def test_what_a_colleague_changed_since_is_left_alone(three, agent, chief, browser_of):
    sweep = begun(browser_of("agent"), "theme", three, theme="price")
    work_off(task="listening.sweep")
    actions.judge(chief, three[1].pk, sentiment="neutral", theme="app")
    sweeping.undo(agent, sweep)
    work_off(task="listening.sweep_back")
    found = sweeping.progress(agent, sweep)
    assert (found.undone, found.kept) == (2, 1)
    assert Mention.objects.get(pk=three[1].pk).theme == "app"
    assert drawing.Swept(found).notes != []


def test_a_form_sent_twice_and_a_job_run_twice_are_one(three, agent):
    given = {"key": uuid4(), "act": "ignore", "given": {"why": "other"}, "ids": [row.pk for row in three]}
    one, same = sweeping.begin(agent, **given), sweeping.begin(agent, **given)
    assert one == same
    sweeping.carry_out(one)
    sweeping.carry_out(one)
    assert sweeping.progress(agent, one).done == 3


def test_a_stopped_run_undoes_what_it_has_done(three, agent):
    sweep = sweeping.begin(
        agent, key=uuid4(), act="ignore", given={"why": "other"}, ids=[row.pk for row in three]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sweeping.HALVES, "ignore", (_only_first(many.ignore), many.heed))
        with pytest.raises(SystemExit):
            sweeping.carry_out(sweep)
    assert sweeping.progress(agent, sweep).done == 1
    assert sweeping.undo(agent, sweep)
    sweeping.carry_out(sweep)  # comes late, and finds that it is to be undone
    sweeping.take_back(sweep)
    assert {one[0] for one in state(three)} == {"new"}


def _only_first(real: Callable[..., Any]) -> Callable[..., Any]:
    """The worker ends at the second."""
    seen: list[int] = []

    def one(viewer: Viewer, row: Mention, sweep: Sweep) -> Any:
        seen.append(row.pk)
        if len(seen) > 1:
            raise SystemExit
        return real(viewer, row, sweep)

    return one


def test_what_cannot_be_is_refused_and_said(three, feed, say, agent, browser_of):
    actions.take_up(agent, three[0].pk)
    sweep = begun(browser_of("agent"), "ignore", three, why="other")
    work_off(task="listening.sweep")
    found = sweeping.progress(agent, sweep)
    assert (found.done, found.refused) == (2, 1)
    for wrong in (
        {"act": "ignore", "given": {"why": "x"}},
        {"act": "theme", "given": {}},
        {"act": "x", "given": {}},
    ):
        with pytest.raises(Refused):
            sweeping.begin(agent, key=uuid4(), ids=[three[1].pk], **wrong)
    with pytest.raises(Refused):
        sweeping.begin(agent, key=uuid4(), act="theme", given={"theme": "price"}, ids=[])
    Mention.objects.bulk_create(
        Mention(
            source=Source.objects.get(pk=feed.pk), external_id=f"b{n}", digest="d", language="ja", said_at=AT,
            found_at=AT, sentiment="neutral", theme="other",
        )
        for n in range(51)
    )  # fmt: skip
    every = queries.ids(agent, Filters(source=str(feed.pk)), 500)
    with pytest.raises(Refused) as refused:
        sweeping.begin(agent, key=uuid4(), act="together", given={}, ids=every)
    assert refused.value.reason == "too_many"


def test_all_that_fit_are_meant_by_one_tick(three, say, browser_of, agent):
    say("関係のない話です。", name="other")
    form = {
        "act": "theme", "theme": "price", "key": str(uuid4()), "filters": "q=電源", "whole": "1",
        "ids": [three[0].pk],
    }  # fmt: skip
    browser_of("agent").post("/listening/sweeps/", form)
    assert sweeping.progress(agent, Sweep.objects.latest("pk").pk).total == 3


def test_nobody_sees_a_sweep_of_somebody_else(three, browser_of):
    sweep = begun(browser_of("agent"), "theme", three, theme="price")
    assert browser_of("supervisor").get(f"/listening/sweeps/{sweep}/").status_code == 404
    assert browser_of("supervisor").post(f"/listening/sweeps/{sweep}/undoing/").status_code == 404
    assert browser_of("supervisor").get(f"/listening/?sweep={sweep}").status_code == 200


def test_numbers_of_the_chart_open_their_rows(three, say, browser_of):
    desk = browser_of("agent")
    with CaptureQueriesContext(connection) as counted:
        page = desk.get("/listening/?q=電源").content.decode()
    assert len(counted) < 40
    day = "/listening/?sentiment=negative&amp;q=%E9%9B%BB%E6%BA%90&amp;day=2026-11-20#mentions"
    assert page.count(day) == 2, "in the chart, and in its table"
    rows = desk.get("/listening/?sentiment=negative&q=電源&day=2026-11-20").content.decode()
    assert all(f"/listening/{row.pk}/" in rows for row in three)
    none = desk.get("/listening/?q=電源&day=2026-11-19").content.decode()
    assert not any(f"/listening/{row.pk}/" in none for row in three)
    for odd in ("day=x", "day=0001-01-01", "day=9999-12-31", "talk=x", "sweep=x", "sweep=99999999999999"):
        assert desk.get(f"/listening/?{odd}").status_code == 200
