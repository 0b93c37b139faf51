"""The pages of opening hours and targets: what is set counts at once, and what is wrong changes nothing."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from madoguchi.administration.forms.ranges import RangesRefused, read_ranges, write_ranges
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
FRIDAY = dt.datetime(2026, 11, 20, 8, 50, tzinfo=dt.UTC)
"""17:50 in Japan."""
NINE_TO_SIX = {f"day-{day}": "9:00-18:00" if day < 5 else "" for day in range(7)}
WEEK = {**NINE_TO_SIX, "zone": "Asia/Tokyo", "closed_on_holidays": "on"}


def t(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


@pytest.fixture
def administrator():
    return browser("administrator")


def browser(role: str) -> Client:
    made = people.create_staff(email=f"{role}@clock.test", password=None, name="時計", role=role)
    client = Client(headers={"accept-language": "ja"})
    client.force_login(get_user_model().objects.get(pk=made.account_id))
    return client


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("9:00-18:00", "9:00–18:00"),
        ("９：００～１２：００、１３：００～１８：００", "9:00–12:00, 13:00–18:00"),
        ("13時〜18時、9時30分から12時まで", "9:30–12:00, 13:00–18:00"),
        ("9 - 12 13 - 18", "9:00–12:00, 13:00–18:00"),
        ("9:00 to 12:00, 13:00 to 18:00", "9:00–12:00, 13:00–18:00"),
        ("22:00-6:00", "22:00–6:00"),
        ("9:00-12:00, 22:00-6:00", "9:00–12:00, 22:00–6:00"),
        ("0:00-24:00", "0:00–24:00"),
        ("10:00–24:00", "10:00–24:00"),
        ("休業", ""), ("Closed", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_write_them(text, written):
    assert write_ranges(read_ranges(text)) == written
    assert read_ranges(written) == read_ranges(text)


@pytest.mark.parametrize(
    "text",
    ["nine to five", "9:00", "9:00-25:00", "9:61-10:00", "9:00-9:00", "9-12, 11-15", "22-6, 23-1", "あ"],
)
def test_what_is_no_hours_is_refused(text):
    with pytest.raises(RangesRefused):
        read_ranges(text)


def test_the_week_and_company_days_are_kept_and_count_at_once(administrator):
    answer = administrator.post("/settings/hours/", {
        **WEEK, "day-0": "9:00-12:00、13:00-20:00", "period": ["a", "b"],
        "a-first": "2026-12-29", "a-last": "2027-01-03", "a-ja": "年末年始", "a-en": "New Year holidays",
        "b-first": "2026-11-25", "b-hours": "10:00-15:00", "b-ja": "棚卸し", "b-en": "Stocktaking",
    })  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, "/settings/hours/")
    hours = core.opening_hours()
    assert hours.week[0] == ((t("09:00"), t("12:00")), (t("13:00"), t("20:00")))
    assert [len(hours.days), hours.days[0].name_ja, hours.days[-1].date] == [7, "棚卸し", dt.date(2027, 1, 3)]
    shown = administrator.get("/settings/hours/").content.decode()
    assert 'value="2026-12-29"' in shown
    assert 'value="2027-01-03"' in shown
    assert shown.count('name="period"') == 2
    assert '<option value="Asia/Tokyo" selected>' in shown
    assert shown.count(" selected>") == 1


def test_a_running_promise_follows_new_hours(administrator):
    core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    talk, seen = _waits()
    assert seen().reply_due_at == dt.datetime(2026, 11, 24, 0, 20, tzinfo=dt.UTC)
    administrator.post("/settings/hours/", {**WEEK, "day-4": "9:00-19:00"})
    work_off()
    assert seen().reply_due_at == FRIDAY + dt.timedelta(minutes=30)


def test_a_running_promise_follows_new_targets(administrator):
    core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    talk, seen = _waits()
    answer = administrator.post("/settings/targets/", {"usual-normal": "5", "warn_percent": "40"})
    assert answer.status_code == 302
    work_off()
    assert seen().reply_due_at == FRIDAY + dt.timedelta(minutes=5)
    assert seen().reply_warn_at == FRIDAY + dt.timedelta(minutes=3)


def _waits():
    supervisor = people.create_staff(email="m@clock.test", password=None, name="森", role="supervisor")
    with core.frozen(FRIDAY):
        customer = people.create_customer(name="客")
        message = conversations.InboundMessage(customer, "webchat", "急ぎです")
        talk = conversations.receive(message).conversation_id
        conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)
    return talk, lambda: conversations.conversation(Viewer("staff", staff=supervisor), talk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"day-2": "いつでも"},
        {"period": "a", "a-first": "", "a-ja": "お盆"},
        {"period": "a", "a-first": "2026-08-16", "a-last": "2026-08-13"},
        {"period": "a", "a-first": "2026-08-13", "a-hours": "9-8時半"},
        {"period": ["a", "b"], "a-first": "2026-08-13", "a-last": "2026-08-16", "b-first": "2026-08-14"},
        {"period": "a", "a-first": "2026-01-01", "a-last": "2026-12-31"},
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(administrator, wrong):
    before = core.opening_hours()
    answer = administrator.post("/settings/hours/", {**WEEK, **wrong})
    assert answer.status_code == 422
    assert "field-wrong" in answer.content.decode()
    assert core.opening_hours() == before


@pytest.mark.parametrize("act", ["copy", "add", "add:new-year", "add:obon", "preview", "drop:a", "nonsense"])
def test_arranging_saves_nothing(administrator, act):
    before = core.opening_hours()
    given = {**WEEK, "day-0": "8:00-9:00", "period": "a", "a-first": "2026-08-13", "act": act}
    text = administrator.post("/settings/hours/", given).content.decode()
    assert core.opening_hours() == before
    assert text.count("8:00-9:00") == (5 if act == "copy" else 1)
    periods = {"drop:a": 0, "add": 2, "add:obon": 2, "add:new-year": 2}
    assert text.count('name="period"') == periods.get(act, 1)


def test_the_next_weeks_name_holidays_and_company_days(administrator):
    given = {**WEEK, "act": "preview", "period": "a", "a-first": "2026-11-25", "a-ja": "棚卸し"}
    with core.frozen(FRIDAY):
        text = administrator.post("/settings/hours/", given).content.decode()
    assert "勤労感謝の日" in text
    assert text.count("棚卸し") == 2
    assert text.count('<li class="hours-day') == 28


def test_teams_have_minutes_of_their_own_where_they_set_some(administrator):
    team = people.create_team(slug="clock", name_ja="修理", name_en="Repairs")
    given = {"usual-urgent": "5", "usual-high": "15", "usual-normal": "30", "warn_percent": "25",
             f"{team}-normal": "240"}  # fmt: skip
    assert administrator.post("/settings/targets/", given).status_code == 302
    targets = core.option(conversations.FirstReplyTargets)
    assert [one.team_id for one in targets.teams] == [team]
    minutes = [targets.target(team, priority) for priority in (1, 2, 3)]
    assert minutes == [None, dt.timedelta(minutes=240), dt.timedelta(minutes=15)]
    assert targets.target(None, 2) == dt.timedelta(minutes=30)


@pytest.mark.parametrize("wrong", [{"usual-normal": "0"}, {"usual-normal": "soon"}, {"warn_percent": "95"}])
def test_targets_that_are_wrong_change_nothing(administrator, wrong):
    before = core.option(conversations.FirstReplyTargets)
    answer = administrator.post("/settings/targets/", {"usual-normal": "10", "warn_percent": "25", **wrong})
    assert answer.status_code == 422
    assert core.option(conversations.FirstReplyTargets) == before


@pytest.mark.parametrize("path", ["/settings/hours/", "/settings/targets/"])
@pytest.mark.parametrize("role", ["agent", "supervisor", "editor"])
def test_only_administrators_set_the_clock(path, role):
    before = core.opening_hours(), core.option(conversations.FirstReplyTargets)
    assert browser(role).post(path, {**WEEK, "usual-normal": "1", "warn_percent": "1"}).status_code == 403
    assert (core.opening_hours(), core.option(conversations.FirstReplyTargets)) == before
