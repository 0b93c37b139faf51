"""Sleeping until a time in one's own words, following, merging, spam and blocks, by the real door."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Merge
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.routing import api as routing

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2026, 11, 22, 14, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


def second_of(talk):
    """One more conversation of the same customer."""
    customer = conversations.customer_of(talk)
    Conversation.objects.filter(pk=talk).update(current=False)
    message = InboundMessage(customer, "webchat", "もう一件です", client_id="second")
    return conversations.receive(message).conversation_id


def test_it_sleeps_until_the_time_that_was_said(hired, asked):
    with core.frozen(SUNDAY):
        mina, talk = hired("mina"), asked("あとで見ます")
        page = mina.client.get(f"/desk/c/{talk}/snoozes/").content.decode()
        assert "tomorrow morning" in page
        mina.client.post(f"/desk/c/{talk}/snoozes/", {"until": ["来週金曜の15時", ""]})
        row = Conversation.objects.get(pk=talk)
    assert row.status == "snoozed"
    assert row.snoozed_until == datetime(2026, 11, 27, 15, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_what_is_typed_is_read_back_before_it_counts(hired):
    mina = hired("mina")
    with core.frozen(SUNDAY):
        said = mina.client.get("/desk/snoozes/reading/", {"until": "明日の朝"}).content.decode()
        assert "23 Nov" in said or "Nov 23" in said
        assert "09:00" in said or "9:00" in said
        assert (
            "could not be read"
            in mina.client.get("/desk/snoozes/reading/", {"until": "いつか"}).content.decode()
        )


@pytest.mark.parametrize("said", ["いつか", "", "2020-01-01 10:00"])
def test_a_time_that_cannot_be_is_refused_and_nothing_sleeps(hired, asked, said):
    mina, talk = hired("mina"), asked("あとで見ます")
    answer = mina.client.post(f"/desk/c/{talk}/snoozes/", {"until": said})
    assert answer.status_code == 422
    assert Conversation.objects.get(pk=talk).status == "open"


def test_two_are_merged_and_parted(hired, asked):
    mina, first = hired("mina"), asked("一件目です")
    second = second_of(first)
    page = mina.client.get(f"/desk/c/{second}/merges/").content.decode()
    assert "一件目です" in page
    answer = mina.client.post(f"/desk/c/{second}/merges/", {"other": first, "keep": "this"})
    assert answer["Location"] == f"/desk/c/{second}/"
    page = mina.client.get(f"/desk/c/{second}/").content.decode()
    assert "一件目です" in page
    assert f"/desk/c/{first}/" in page
    assert f"/desk/c/{second}/" in mina.client.get(f"/desk/c/{first}/").content.decode()
    merge = Merge.objects.get()
    mina.client.post(f"/desk/c/{first}/merges/{merge.pk}/removal/")
    assert Conversation.objects.get(pk=first).merged_into_id is None
    assert [one.conversation_id for one in routing.queue() if one.conversation_id == first] == [first]


def test_a_merge_into_the_other_one(hired, asked):
    mina, first = hired("mina"), asked("一件目です")
    second = second_of(first)
    mina.client.post(f"/desk/c/{second}/merges/", {"other": first, "keep": "other"})
    assert Conversation.objects.get(pk=second).merged_into_id == first


def test_what_is_not_hers_cannot_be_merged(hired, asked):
    mina, first = hired("mina"), asked("一件目です")
    hidden = asked("南の話", team="desk-south", name="Jun Abe")
    for other in (hidden, 0, "x", asked("ほかの人", name="Ken Ito")):
        answer = mina.client.post(f"/desk/c/{first}/merges/", {"other": other})
        assert answer.status_code == 422
    assert not Merge.objects.exists()


def test_following_shows_the_conversation_in_its_list(hired, asked):
    mina, talk = hired("mina"), asked("見守りたい")
    mina.client.post(f"/desk/c/{talk}/follows/")
    assert f"row-{talk}" in mina.client.get("/desk/?view=followed").content.decode()
    mina.client.post(f"/desk/c/{talk}/unfollows/")
    assert f"row-{talk}" not in mina.client.get("/desk/?view=followed").content.decode()


def test_spam_leaves_the_queue_and_comes_back_into_it(hired, asked):
    mina, talk = hired("mina"), asked("今だけ")
    routing.place(conversation_id=talk)
    mina.client.post(f"/desk/c/{talk}/spam/")
    assert talk not in [one.conversation_id for one in routing.queue()]
    assert f"row-{talk}" in mina.client.get("/desk/?view=spam").content.decode()
    assert f"row-{talk}" not in mina.client.get("/desk/?view=all_open").content.decode()
    mina.client.post(f"/desk/c/{talk}/spam/removal/")
    assert talk in [one.conversation_id for one in routing.queue()]


def test_a_customer_is_blocked_with_reason_and_time(hired, asked):
    mina, talk = hired("mina"), asked("ひどい言葉")
    customer = conversations.customer_of(talk)
    assert mina.client.post(f"/desk/c/{talk}/blocks/", {"reason": " "}).status_code == 422
    assert mina.client.post(f"/desk/c/{talk}/blocks/", {"reason": "x", "until": "いつか"}).status_code == 422
    assert people.blocked(customer) is None
    mina.client.post(f"/desk/c/{talk}/blocks/", {"reason": "暴言が続いたため", "until": "in 1 week"})
    held = people.blocked(customer)
    assert held.reason == "暴言が続いたため"
    assert timedelta(days=6) < held.until - core.now() < timedelta(days=8)
    assert "暴言が続いたため" in mina.client.get(f"/desk/c/{talk}/").content.decode()
