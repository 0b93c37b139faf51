"""A customer's page: who, and everything that happened, in one order and at one price."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.core import api as core
from madoguchi.core.models import Event
from madoguchi.desk.customers.story import PAGE

pytestmark = pytest.mark.django_db
MOST_QUERIES = 34


def customer_of(talk: int) -> int:
    return Conversation.objects.get(pk=talk).customer_id


def path(customer: int, more: str = "") -> str:
    return f"/desk/customers/{customer}/{more}"


def test_what_was_said_and_done_stands_in_one_order(hired, asked):
    mina = hired("mina")
    talk = asked("ケトルのふたが閉まりません", "急いでいます", name="髙橋 花子")
    conversations.reply(conversation_id=talk, staff_id=mina.id, text="承ります。", client_id="r")
    conversations.resolve(conversation_id=talk, actor=core.staff(mina.id))
    body = mina.client.get(path(customer_of(talk))).content.decode()
    assert "髙橋 花子" in body
    told = [words for words in ("Resolved", "We replied", "The customer wrote") if words in body]
    assert told == ["Resolved", "We replied", "The customer wrote"]
    story = body[body.index('class="story"') :]
    assert story.index("We replied") < story.index("The customer wrote")


def test_runs_of_messages_are_one_line(hired, asked):
    mina = hired("mina")
    talk = asked(*[f"{n}つ目です" for n in range(5)])
    story = mina.client.get(path(customer_of(talk))).content.decode()
    assert story.count("The customer wrote") == 1
    assert "5 times" in story


def test_a_conversation_of_another_team_is_not_told(hired, asked, teams):
    nao, boss = hired("nao"), hired("sachi", role="supervisor")
    talk = asked("給与の件です", name="北野 一")
    conversations.set_team(conversation_id=talk, team_id=teams["desk-south"], actor=core.SYSTEM)
    customer = customer_of(talk)
    assert "The customer wrote" in boss.client.get(path(customer)).content.decode()
    assert nao.client.get(path(customer)).status_code == 404
    assert "北野 一" not in nao.client.get("/desk/customers/", {"q": "北野"}).content.decode()


def test_ten_thousand_entries_are_read_page_by_page_at_one_price(hired, asked):
    mina = hired("mina")
    customer = customer_of(asked("はい", name="長井 多聞"))
    with CaptureQueriesContext(connection) as few:
        mina.client.get(path(customer))
    Event.objects.bulk_create(
        [
            Event(
                source="people", type="people.identity_proven", subject=f"customer/{customer}",
                time=core.now(), data={}, customer_id=customer, actor_kind="system",
            )
            for _ in range(10_000)
        ],
        batch_size=2_000,
    )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        page = mina.client.get(path(customer)).content.decode()
    assert len(many) <= len(few) <= MOST_QUERIES
    assert page.count("story-line") == PAGE
    further = re.search(r'hx-get="([^"]+)"[^>]*hx-push-url="false">', page)
    assert further
    more = mina.client.get(further[1].replace("&amp;", "&")).content.decode()
    assert more.count("story-line") == PAGE
    assert not set(re.findall(r'id="(e\d+)"', page)) & set(re.findall(r'id="(e\d+)"', more))


def test_kinds_narrow_the_story(hired, asked):
    mina = hired("mina")
    customer = customer_of(asked("はい", name="長井 多聞"))
    assert "story-line" not in mina.client.get(path(customer, "?kind=orders")).content.decode()
    assert "story-line" in mina.client.get(path(customer, "?kind=conversations&kind=junk")).content.decode()


@pytest.mark.parametrize("before", ["x", "99999999999999999999999~", "1~never~", "~~" * 99, "-5~~"])
def test_a_cursor_of_nonsense_begins_somewhere(hired, asked, before):
    mina = hired("mina")
    customer = customer_of(asked("はい"))
    assert mina.client.get(path(customer, "history/"), {"before": before}).status_code == 200


def test_she_is_found_by_reading_and_number(hired, asked):
    mina = hired("mina")
    asked("はい", name="髙﨑 みどり")
    found = mina.client.get("/desk/customers/", {"q": "高崎"}).content.decode()
    assert "髙﨑 みどり" in found
    assert "Nothing found" in mina.client.get("/desk/customers/", {"q": "存在しない名前"}).content.decode()


def test_editors_do_not_enter(hired, asked):
    editor = hired("edi", role="editor")
    assert editor.client.get(path(customer_of(asked("はい")))).status_code == 403
