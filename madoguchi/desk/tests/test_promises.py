"""The chip of a first reply, and the dialog that tells how its due time came about."""

import datetime as dt

import pytest
from django.utils import translation

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.desk.promises import chip_of

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
FRIDAY = dt.datetime(2026, 11, 20, 8, 50, tzinfo=dt.UTC)
"""17:50 in Japan, ten minutes before closing; Monday is 勤労感謝の日."""
DUE = dt.datetime(2026, 11, 24, 0, 20, tzinfo=dt.UTC)
"""9:20 on Tuesday in Japan."""


@pytest.fixture
def waits(hired, asked):
    with core.shift(-dt.timedelta(days=30)):
        core.set_option(core.OpeningHours(), actor=core.SYSTEM)
    with core.frozen(FRIDAY):
        return asked("人と話したいです")


def chip(talk, who, at):
    return chip_of(conversations.conversation(who.viewer, talk), at)


@pytest.mark.parametrize(
    ("at", "state", "ja", "en"),
    [
        (FRIDAY, "running", "11月24日（火） 09:20まで", "due Tue, 24 Nov 09:20"),
        (DUE - 75 * MINUTE, "running", "あと1時間15分", "1 h 15 min left"),
        (DUE - 5 * MINUTE, "soon", "あと5分", "5 min left"),
        (DUE - dt.timedelta(seconds=20), "soon", "あと1分", "1 min left"),
        (DUE + 18 * MINUTE, "late", "18分超過", "18 min over"),
    ],
)
def test_the_chip_says_how_much_time_is_left(waits, hired, at, state, ja, en):
    mori = hired("mori", role="supervisor")
    for language, words in (("ja", ja), ("en", en)):
        with translation.override(language):
            shown = chip(waits, mori, at)
            assert (shown.state, shown.words) == (state, words)


@pytest.mark.parametrize(
    ("minutes", "state", "ja"), [(5, "kept", "期限内に返信"), (-7, "missed", "7分遅れて返信")]
)
def test_afterwards_it_says_how_it_went(waits, hired, minutes, state, ja):
    mori = hired("mori", role="supervisor")
    with core.frozen(DUE - minutes * MINUTE):
        conversations.reply(conversation_id=waits, staff_id=mori.id, text="お待たせいたしました")
    with translation.override("ja"):
        shown = chip(waits, mori, DUE)
    assert (shown.state, shown.words) == (state, ja)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ja", ("営業時間で30分以内", "（起点）", "営業時間外（11月24日（火） 09:00まで）", "勤労感謝の日",
                "祝日", "営業を再開", "残り20分", "11月24日（火） 09:20", "最初の返信の期限")),
        ("en", ("30 min of opening hours", "wait for a person began", "Closed until Tue, 24 Nov 09:00",
                "Labour Thanksgiving Day", "Public holiday", "Opened again", "20 min left to count",
                "Tue, 24 Nov 09:20", "The first reply is due")),
    ],
)  # fmt: skip
def test_one_click_tells_how_the_due_time_came_about(waits, hired, language, told):
    mori = hired("mori", role="supervisor")
    mori.client.cookies["madoguchi_language"] = language
    with core.frozen(DUE - 5 * MINUTE):
        page = mori.client.get(f"/desk/c/{waits}/promise/").content.decode()
        part = mori.client.get(f"/desk/c/{waits}/promise/", headers={"HX-Request": "true"}).content.decode()
    for text in (page, part):
        assert [words for words in told if words not in text] == []
    assert "<html" in page
    assert "<html" not in part


def test_row_and_head_carry_the_chip_and_the_late_list_its_row(waits, hired):
    mori = hired("mori", role="supervisor")
    with core.frozen(DUE + 18 * MINUTE):
        for path in ("/desk/?view=overdue", f"/desk/c/{waits}/"):
            text = mori.client.get(path).content.decode()
            assert f'href="/desk/c/{waits}/promise/"' in text
            assert "18 min over" in text
            assert f'data-due="{DUE.isoformat()}"' in text


def test_without_a_promise_the_dialog_says_so(hired, asked):
    mori = hired("mori", role="supervisor")
    talk = asked("質問です", queue=False)
    assert "Nothing is promised" in mori.client.get(f"/desk/c/{talk}/promise/").content.decode()
