"""The summary beside a long conversation: in her words and ours, each line leading to where it was said."""

import html
from datetime import UTC, date, datetime

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.desk import summing
from madoguchi.language.api import SummaryLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def mina(hired):
    return hired("mina")


def exchange(mina, asked):
    talk = asked(
        "炊飯器が動きません。交換したいです。", "拭いてみましたが、直りません。", "保証書はあります。"
    )
    for number, text in enumerate(
        ("型番をご確認いただけますか。", "確認いたしました。", "12月24日までに交換品をお送りいたします。")
    ):
        conversations.reply(conversation_id=talk, staff_id=mina.id, text=text, client_id=f"r{number}")
    return talk


def summary_in(page):
    return page.split('class="summary"', 1)[1].split("<dl>", 1)[0]


def side(person, talk):
    return html.unescape(person.client.get(f"/desk/c/{talk}/side/").content.decode())


def test_a_long_conversation_is_summed_up_beside_it(mina, asked):
    talk = exchange(mina, asked)
    conversations.note(conversation_id=talk, staff_id=mina.id, text="明日までに返金します。", client_id="n1")
    for page in (side(mina, talk), html.unescape(mina.client.get(f"/desk/c/{talk}/").content.decode())):
        card = summary_in(page)
        assert "What she wants" in card
        assert '<a href="#m-1">炊飯器が動きません。</a>' in card
        assert "12月24日までに交換品をお送りいたします。" in card
        assert "返金" not in card


def test_a_short_one_is_read_as_quickly(mina, asked):
    assert 'class="summary"' not in side(mina, asked("炊飯器が動きません。交換したいです。"))


def test_until_when_something_was_promised(monkeypatch):
    monkeypatch.setattr(core, "now", lambda: datetime(2026, 11, 22, 3, 0, tzinfo=UTC))

    def until(value, words=""):
        line = SummaryLine("", "agent", core.now(), 1, value, words)
        found = summing.until(line)
        return found and (found.words, found.late)

    assert until("") is None
    assert until("", "入荷次第") == ("入荷次第", False)
    assert until("../2026-11-24", "明後日までに")[1] is False
    assert until("2026-11-20")[1] is True
    assert until("2026-11-20/..", "20日から") == ("20日から", False)
    assert until("T18:30", "18時半") is None or until("T18:30", "18時半") == ("18時半", False)
    assert summing.ui.day(date(2026, 11, 24)) in until("../2026-11-24")[0]
