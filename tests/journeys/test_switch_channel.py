"""A conversation goes on elsewhere, and whoever goes on there is asked nothing again."""

import pytest
from django.db import transaction
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.crossing import api as crossing
from madoguchi.journeys import arrive, switch_channel
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db


def said(customer_id: int, text: str, channel: str = "webchat") -> conversations.Brief:
    received = conversations.receive(InboundMessage(customer_id, channel, text, client_id=text))
    return conversations.brief(received.conversation_id)


def offered(here: conversations.Brief, channel: str) -> crossing.CrossingShape:
    actor = core.customer(here.customer_id)
    return switch_channel.offer(conversation_id=here.id, channel=channel, why="asked", actor=actor)


def on_line(user: str, name: str = "") -> int:
    return people.identify(kind="line", value=user, name=name, proven_how="channel")


def comes(user: str, text: str, channel: str = "line") -> int | None:
    return arrive.arrive(
        customer_id=people.customer_by_identity(kind="line", value=user), text=text, channel=channel,
        address=f"line:{user}",
    )  # fmt: skip


@pytest.fixture
def chat():
    """A visitor who has asked in the chat."""
    return said(people.start_visitor(locale="ja").customer_id, "ケトルの取っ手が割れました")


def test_a_visitor_goes_on_in_line_and_is_one_customer(chat):
    way = offered(chat, "line")
    user = "U" + "1" * 32
    on_line(user, "花")

    assert comes(user, f"続ける：{way.code}") == chat.id
    now = conversations.brief(chat.id)
    assert (now.channel, now.customer_id) == ("line", chat.customer_id)
    assert people.customer_by_identity(kind="line", value=user) == chat.customer_id
    more = said(chat.customer_id, "写真も送ります", "line")
    assert more.id == chat.id, "one conversation"
    lines = conversations.thread(Viewer("customer", customer_id=chat.customer_id), chat.id)
    assert [one.card.get("code") for one in lines if one.author_kind == "system"] == ["channel_changed"]


def test_the_same_code_a_hundred_times_is_one_crossing(chat):
    way, user = offered(chat, "line"), "U" + "2" * 32
    on_line(user)
    for _ in range(5):
        assert comes(user, way.code) == chat.id
    assert len(core.history(conversation_id=chat.id, types=["crossing.crossed"])) == 1


def test_a_code_that_was_coaxed_out_of_somebody_joins_no_records(chat):
    """A stranger's code used by somebody with a record: the conversation is hers, he sees nothing."""
    victim = on_line("U" + "3" * 32, "被害")
    hers = said(victim, "注文の件です", "line")
    way = offered(chat, "line")

    assert comes("U" + "3" * 32, way.code) == chat.id
    assert conversations.brief(chat.id).customer_id == victim
    stranger = Viewer("customer", customer_id=chat.customer_id)
    for there in (chat.id, hers.id):
        with pytest.raises(conversations.ConversationUnknown):
            conversations.conversation(stranger, there)


@pytest.mark.parametrize("words", ["続ける：ABCD-2345", "ケトルの件です", "あ" * 5_000])
def test_words_without_our_code_are_ordinary_words(chat, words):
    on_line("U" + "4" * 32)
    assert comes("U" + "4" * 32, words) is None


def test_a_code_counts_only_where_it_was_meant_for_and_for_one(chat):
    way = offered(chat, "line")
    on_line("U" + "5" * 32)
    on_line("U" + "6" * 32)
    assert comes("U" + "5" * 32, way.code, channel="sms") is None
    assert comes("U" + "5" * 32, way.code) == chat.id
    assert comes("U" + "6" * 32, way.code) is None
    assert conversations.brief(chat.id).customer_id == chat.customer_id


def test_a_link_opens_the_conversation_in_another_browser_but_proves_nothing_afresh():
    her = people.identify(kind="email", value="link@example.com", name="結", proven_how="channel")
    mail = said(her, "請求書について", "email")
    way = switch_channel.offer(conversation_id=mail.id, channel="webchat", why="staff", actor=core.SYSTEM)
    browser = Client(headers={"accept-language": "ja"})
    url = f"/go/{way.token}/"

    assert "チャットで続ける" in browser.get(url).content.decode()
    assert conversations.brief(mail.id).channel == "email", "looking is not going"
    assert browser.post(url).status_code == 302
    assert "請求書について" in browser.get("/chat/").content.decode()
    assert conversations.brief(mail.id).channel == "webchat"
    viewer = people.customer_viewer(browser.cookies[people.VISITOR_COOKIE].value)
    assert (viewer.customer_id, people.freshly_proven(viewer)) == (her, False), "a link is no fresh proof"
    again = Client(headers={"accept-language": "ja"}).post(url)
    assert again.status_code == 410
    assert "すでに使われたか" in again.content.decode()


def test_known_addresses_need_no_code(chat):
    people.add_identity(customer_id=chat.customer_id, kind="email", value="k@example.com", proven_how="code")
    switch_channel.move(
        conversation_id=chat.id, channel="email", why="closed", actor=core.customer(chat.customer_id)
    )
    assert conversations.brief(chat.id).channel == "email"


def test_two_presses_at_once_are_one_way_over(committed_db, at_once):
    her = people.start_visitor(locale="ja").customer_id
    people.add_identity(customer_id=her, kind="email", value="two@example.com", proven_how="code")
    with transaction.atomic():
        here = said(her, "ふたを失くしました")

    def move() -> str:
        given = {"channel": "email", "why": "asked", "actor": core.customer(her)}
        try:
            switch_channel.move(conversation_id=here.id, **given)
        except crossing.CrossingRefused as refused:
            return refused.reason
        return "went"

    assert sorted(at_once([move, move, move])) == ["same", "same", "went"]
    lines = conversations.thread(Viewer("customer", customer_id=her), here.id)
    assert [one.card.get("code") for one in lines].count("channel_changed") == 1
    assert [one.state for one in crossing.crossings(here.id)] == ["taken"]
