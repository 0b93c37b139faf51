"""How a reply sounds, below the composer: with a script a piece, without one the page; nothing is sent."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madoguchi.assistant import api as assistant
from madoguchi.conversations import api as conversations
from madoguchi.language import api as language

pytestmark = pytest.mark.django_db
MOST = 14


@pytest.fixture
def mina(hired):
    return hired("mina")


def check(person, talk, text, *, script=True, **more):
    headers = {"hx-request": "true"} if script else {}
    answer = person.client.post(f"/desk/c/{talk}/tone-checks/", {"text": text, **more}, headers=headers)
    return answer.status_code, html.unescape(answer.content.decode())


def lines(viewer, talk):
    return len(conversations.thread(viewer, talk))


def test_every_kind_of_finding_has_its_words():
    assert set(assistant.helping.TONE_TITLES) == set(assistant.helping.TONE_WHY) == set(language.TONE_CODES)


def test_findings_with_place_reason_and_suggestion(mina, asked):
    talk = asked("在庫はありますか")
    status, piece = check(mina, talk, "了解しました。お調べします。")
    assert status == 200
    assert "1 remark on the tone" in piece
    assert "<mark>了解しました</mark>。お調べします。" in piece
    assert "Casual wording" in piece
    assert 'data-start="0" data-end="6" data-instead="承知いたしました"' in piece
    assert "<html" not in piece


def test_a_good_reply_is_not_remarked_on(mina, asked):
    talk = asked("在庫はありますか")
    assert "tone-list" not in check(mina, talk, "在庫がございます。")[1]
    page = check(mina, talk, "在庫がございます。", script=False)[1]
    assert "Nothing to remark on the tone." in page


def test_an_apology_is_missed_until_one_was_made(mina, asked):
    talk = asked("届いた商品が壊れていました")
    assert "An apology is missing" in check(mina, talk, "ご注文番号をお知らせください。")[1]
    conversations.reply(
        conversation_id=talk, staff_id=mina.id, text="申し訳ございません。お調べします。", client_id="r1"
    )
    assert "An apology is missing" not in check(mina, talk, "ご注文番号をお知らせください。")[1]


def test_without_a_script_a_suggestion_is_put_in_by_its_button(mina, asked):
    talk = asked("在庫はありますか")
    before = lines(mina.viewer, talk)
    status, page = check(mina, talk, "了解しました。\r\n会員ページで見れます。", script=False, take="1")
    assert status == 200
    assert "了解しました。\n会員ページで見られます。</textarea>" in page
    assert "Casual wording" in page
    assert "Dropped ら" not in page
    assert lines(mina.viewer, talk) == before


@pytest.mark.parametrize("number", ["9", "-1", "x", "１"])
def test_a_suggestion_that_is_not_there_changes_nothing(mina, asked, number):
    talk = asked("在庫はありますか")
    page = check(mina, talk, "了解しました。", script=False, take=number)[1]
    assert "了解しました。</textarea>" in page


def test_nobody_else_may_ask_and_nothing_is_said_of_the_conversation(hired, asked):
    talk = asked("届いた商品が壊れていました")
    other = hired("olga", teams=("desk-south",))
    assert check(other, talk, "了解です")[0] == 404
    assert other.client.get(f"/desk/c/{talk}/tone-checks/").status_code == 405


def test_a_check_costs_few_statements_however_long_the_conversation_is(mina, asked):
    talk = asked(*[f"{number}つ目" for number in range(20)])
    with CaptureQueriesContext(connection) as queries:
        check(mina, talk, "了解です")
    assert len(queries) <= MOST
