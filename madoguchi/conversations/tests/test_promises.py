"""The promise of a first reply: when it begins, is kept, lifted or moved; and that the log tells the same."""

import datetime as dt
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from madoguchi.conversations import api as conversations
from madoguchi.conversations.tests.conftest import make_desk
from madoguchi.core import api as core
from madoguchi.core.testing import work_off

MINUTE = dt.timedelta(minutes=1)
FRIDAY = dt.datetime(2026, 11, 20, 3, tzinfo=dt.UTC)
"""12:00 in Japan."""
TUESDAY = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
"""9:00 in Japan, after the weekend and 勤労感謝の日."""


@pytest.fixture
def hours(desk):
    """Nine to six, as usual; thirty minutes for a normal one, fifteen for a high one."""
    with core.frozen(FRIDAY - dt.timedelta(days=30)):
        core.set_option(core.OpeningHours(), actor=core.SYSTEM)
        core.set_option(conversations.FirstReplyTargets(), actor=core.SYSTEM)


@pytest.fixture
def talk(desk, write, hours):
    with core.frozen(FRIDAY):
        return write(desk.customer, "人と話したいです").conversation_id


def queue(talk, at=FRIDAY):
    with core.frozen(at):
        assert conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)


def reply(desk, talk, at, text="お待たせいたしました"):
    with core.frozen(at):
        conversations.reply(conversation_id=talk, staff_id=desk.agent.staff.id, text=text)


def seen(desk, talk):
    return conversations.conversation(desk.supervisor, talk)


def told(talk, kind):
    return [fact.data["due"] for fact in core.history(conversation_id=talk, types=[f"conversations.{kind}"])]


def test_nothing_is_promised_while_the_assistant_answers(desk, talk):
    shape = seen(desk, talk)
    assert (shape.reply_started_at, shape.reply_due_at, shape.reply_state(FRIDAY)) == (None, None, "")
    assert conversations.promise(desk.supervisor, talk).steps == ()


def test_it_runs_from_the_queue_and_is_kept_by_the_first_answer(desk, talk):
    queue(talk)
    shape = seen(desk, talk)
    assert (shape.reply_started_at, shape.reply_due_at) == (FRIDAY, FRIDAY + 30 * MINUTE)
    assert shape.reply_warn_at == FRIDAY + 22.5 * MINUTE
    states = [shape.reply_state(FRIDAY + minutes * MINUTE) for minutes in (0, 23, 30)]
    assert states == ["running", "soon", "late"]

    with core.frozen(FRIDAY + 5 * MINUTE):
        conversations.assign(conversation_id=talk, staff_id=desk.agent.staff.id, actor=core.SYSTEM)
        conversations.note(conversation_id=talk, staff_id=desk.agent.staff.id, text="確認中")
    assert seen(desk, talk).first_replied_at is None
    reply(desk, talk, FRIDAY + 10 * MINUTE)
    reply(desk, talk, FRIDAY + 40 * MINUTE)

    shape = seen(desk, talk)
    assert shape.first_replied_at == FRIDAY + 10 * MINUTE
    assert (shape.reply_due_at, shape.reply_state(FRIDAY + 60 * MINUTE)) == (FRIDAY + 30 * MINUTE, "kept")


def test_an_answer_after_the_time_is_missed(desk, talk):
    queue(talk)
    reply(desk, talk, FRIDAY + 31 * MINUTE)
    assert seen(desk, talk).reply_state(FRIDAY) == "missed"


def test_only_open_time_counts(desk, talk):
    queue(talk, FRIDAY + 5 * 60 * MINUTE + 50 * MINUTE)
    assert seen(desk, talk).reply_due_at == TUESDAY + 20 * MINUTE
    kinds = [(step.kind, step.name_ja) for step in conversations.promise(desk.agent, talk).steps]
    assert kinds == [
        ("started", ""), ("closed", ""), ("holiday", "勤労感謝の日"), ("opened", ""), ("due", ""),
    ]  # fmt: skip


def test_who_answers_unasked_owes_nothing(desk, talk):
    reply(desk, talk, FRIDAY)
    shape = seen(desk, talk)
    assert (shape.reply_started_at, shape.reply_due_at, shape.first_replied_at) == (None, None, FRIDAY)


def test_team_and_priority_move_it_while_it_runs_and_not_after(desk, talk):
    usual = conversations.ReplyMinutes(low=None)
    own = conversations.ReplyMinutes(low=None, normal=None, high=40, urgent=20)
    targets = conversations.FirstReplyTargets(usual, (conversations.TeamMinutes(desk.north, own),))
    core.set_option(targets, actor=core.SYSTEM)
    queue(talk)
    act = {"conversation_id": talk, "actor": core.SYSTEM}
    for change, due in (
        (lambda: conversations.set_priority(priority=3, **act), FRIDAY + 15 * MINUTE),
        (lambda: conversations.set_team(team_id=desk.north, **act), FRIDAY + 40 * MINUTE),
        (lambda: conversations.set_priority(priority=2, **act), FRIDAY + 30 * MINUTE),
        (lambda: conversations.set_priority(priority=1, **act), None),
        (lambda: conversations.set_priority(priority=4, **act), FRIDAY + 20 * MINUTE),
    ):
        assert change()
        assert seen(desk, talk).reply_due_at == due
    reply(desk, talk, FRIDAY + MINUTE)
    conversations.set_priority(priority=2, **act)
    assert seen(desk, talk).reply_due_at == FRIDAY + 20 * MINUTE
    assert told(talk, "reply_due_set")[-1] == (FRIDAY + 20 * MINUTE).isoformat()


@pytest.mark.parametrize("end", [conversations.resolve, conversations.close, conversations.hand_to_assistant])
def test_it_is_lifted_when_the_matter_ends_in_time_and_stays_when_it_was_late(desk, write, hours, end):
    for customer, after, due in ((desk.customer, 29, None), (desk.stranger, 30, FRIDAY + 30 * MINUTE)):
        with core.frozen(FRIDAY):
            talk = write(customer, "人と話したいです").conversation_id
        queue(talk)
        with core.frozen(FRIDAY + after * MINUTE):
            end(conversation_id=talk, actor=core.SYSTEM)
        assert seen(desk, talk).reply_due_at == due
        assert seen(desk, talk).reply_state(TUESDAY) == ("missed" if due else "")


def test_opened_again_without_an_answer_it_begins_anew(desk, talk, write):
    queue(talk)
    with core.frozen(FRIDAY + MINUTE):
        conversations.resolve(conversation_id=talk, actor=core.SYSTEM)
    with core.frozen(TUESDAY):
        write(desk.customer, "まだ困っています")
    assert seen(desk, talk).reply_due_at == TUESDAY + 30 * MINUTE


def test_opened_again_after_an_answer_nothing_is_owed(desk, talk, write):
    queue(talk)
    reply(desk, talk, FRIDAY + MINUTE)
    conversations.resolve(conversation_id=talk, actor=core.SYSTEM)
    with core.frozen(TUESDAY):
        write(desk.customer, "別の質問です")
    assert seen(desk, talk).reply_state(TUESDAY + 60 * MINUTE) == "kept"


def test_what_comes_back_from_spam_goes_on_where_it_was(desk, talk):
    queue(talk)
    with core.frozen(FRIDAY + 5 * MINUTE):
        conversations.mark_spam(conversation_id=talk, actor=core.SYSTEM)
        assert seen(desk, talk).reply_due_at is None
        conversations.lift_spam(conversation_id=talk, actor=core.SYSTEM)
    assert seen(desk, talk).reply_due_at == FRIDAY + 30 * MINUTE


def test_new_hours_and_targets_move_all_that_run(desk, talk, write):
    with core.frozen(FRIDAY):
        other = write(desk.stranger, "こちらも").conversation_id
    queue(talk), queue(other)
    reply(desk, other, FRIDAY + MINUTE)
    closed = (core.CompanyDay(dt.date(2026, 11, 20), name_ja="臨時休業", name_en="Closed today"),)
    core.set_option(core.OpeningHours(days=closed), actor=core.SYSTEM)
    core.set_option(conversations.FirstReplyTargets(conversations.ReplyMinutes(normal=45)), actor=core.SYSTEM)
    work_off()
    assert seen(desk, talk).reply_due_at == TUESDAY + 45 * MINUTE
    assert seen(desk, other).reply_due_at == FRIDAY + 30 * MINUTE
    names = [step.name_ja for step in conversations.promise(desk.agent, talk).steps if step.name_ja]
    assert names == ["臨時休業", "勤労感謝の日"]
    assert conversations.promise(desk.agent, other).steps[-1].at == FRIDAY + 30 * MINUTE


def test_a_company_that_never_opens_promises_nothing(desk, talk):
    core.set_option(core.OpeningHours(week=((),) * 7), actor=core.SYSTEM)
    queue(talk)
    assert (seen(desk, talk).reply_started_at, seen(desk, talk).reply_due_at) == (FRIDAY, None)


def test_it_is_said_once_that_time_is_nearly_over_and_once_that_it_is(desk, talk):
    queue(talk)
    counted = []
    for minutes in (0, 22, 23, 29, 30, 90):
        with core.frozen(FRIDAY + minutes * MINUTE):
            counted.append(conversations.tell_due())
    assert counted == [0, 0, 1, 0, 1, 0]
    due = (FRIDAY + 30 * MINUTE).isoformat()
    assert (told(talk, "reply_due_soon"), told(talk, "reply_overdue")) == ([due], [due])


def test_the_overdue_are_listed_by_their_due_times(desk, write, hours):
    with core.frozen(FRIDAY):
        talks = [write(who, "至急").conversation_id for who in (desk.customer, desk.stranger)]
    for talk, minutes in zip(talks, (5, 0), strict=True):
        queue(talk, FRIDAY + minutes * MINUTE)
    conversations.set_team(conversation_id=talks[0], team_id=desk.south, actor=core.SYSTEM)
    with core.frozen(FRIDAY + 29 * MINUTE):
        assert _overdue(desk.supervisor) == [talks[1], talks[0]]
        assert _overdue(desk.agent) == [talks[1]]
        first = conversations.inbox(desk.supervisor, "overdue", limit=1)
        rest = conversations.inbox(desk.supervisor, "overdue", cursor=first.cursor)
        assert [row.id for row in rest.rows] == [talks[0]]
    reply(desk, talks[1], FRIDAY + 29 * MINUTE)
    with core.frozen(FRIDAY + 90 * MINUTE):
        assert _overdue(desk.supervisor) == [talks[0]]


def _overdue(viewer):
    ids = [row.id for row in conversations.inbox(viewer, "overdue").rows]
    assert conversations.counts(viewer, ["overdue"]) == {"overdue": len(ids)}
    return ids


def test_a_customer_is_told_by_when_and_no_more(desk, talk):
    queue(talk)
    shape = conversations.conversation(desk.customer, talk)
    assert (shape.reply_started_at, shape.reply_warn_at) == (None, None)
    assert shape.reply_due_at == seen(desk, talk).reply_due_at
    for viewer in (desk.customer, desk.stranger):
        with pytest.raises(conversations.ConversationUnknown):
            conversations.promise(viewer, talk)


@pytest.mark.parametrize("seed", range(12))
def test_the_log_and_the_columns_tell_the_same_whatever_happens(desk, talk, write, seed):
    chance = random.Random(seed)
    act = {"conversation_id": talk, "actor": core.SYSTEM}
    staff = desk.agent.staff.id
    acts = [
        lambda: conversations.hand_to_queue(**act),
        lambda: conversations.hand_to_assistant(**act),
        lambda: conversations.assign(staff_id=staff, **act),
        lambda: conversations.release(**act),
        lambda: conversations.set_team(team_id=chance.choice([desk.north, desk.south, None]), **act),
        lambda: conversations.set_priority(priority=chance.randint(1, 4), **act),
        lambda: conversations.resolve(**act),
        lambda: conversations.wait(**act),
        lambda: write(desk.customer, "追伸"),
        lambda: conversations.mark_spam(**act),
        lambda: conversations.lift_spam(**act),
        lambda: core.set_option(core.OpeningHours(closed_on_holidays=seed % 2 == 0), actor=core.SYSTEM),
        lambda: seed % 3 and conversations.reply(conversation_id=talk, staff_id=staff, text="はい"),
    ]
    at = FRIDAY
    for _ in range(20):
        at += MINUTE * chance.choice([1, 7, 90, 2000])
        with core.frozen(at):
            try:
                chance.choice(acts)()
            except (conversations.NotPossible, conversations.ConversationClosed):
                pass
            work_off(task="core.hear")
        shape, promise = seen(desk, talk), conversations.promise(desk.supervisor, talk)
        assert promise.due_at == shape.reply_due_at
        if shape.reply_due_at:
            assert promise.started_at == shape.reply_started_at
            assert promise.steps[-1].at == shape.reply_due_at


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_say_it_once():
    desk = make_desk()
    core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    message = conversations.InboundMessage(desk.customer.customer_id, "webchat", "急ぎです")
    got = conversations.receive(message)
    queue(got.conversation_id)

    def tell(_: int) -> int:
        try:
            return conversations.tell_due()
        finally:
            connections.close_all()

    with core.frozen(FRIDAY + 30 * MINUTE), ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(tell, range(8))) == 1
    assert len(told(got.conversation_id, "reply_overdue")) == 1
