"""How a thread is laid out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from django.utils.translation import override

from madoguchi.conversations.shapes import DeliveryShape, MessageShape
from madoguchi.desk.rows import highlighted
from madoguchi.desk.timeline import Line, thread_items

START = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def line(sequence, author="customer", *, after=0, body="言葉", channel="webchat", kind="text", card=None):
    private = kind == "note"
    return MessageShape(
        sequence, 1, sequence, author, author.title(), 7 if author == "agent" else None, kind, body,
        card or {}, channel, "ja", "", START + timedelta(minutes=after), private=private,
    )  # fmt: skip


def kinds(items):
    return [item.kind for item in items]


def test_messages_within_five_minutes_stand_together():
    items = thread_items([line(1), line(2, after=4), line(3, after=20), line(4, "agent", after=21)])
    assert kinds(items) == ["day", "group", "group", "group"]
    assert [len(item.messages) for item in items[1:]] == [2, 1, 1]


def test_a_note_does_not_join_replies_and_is_marked():
    items = thread_items([line(1, "agent"), line(2, "agent", after=1, kind="note")])
    assert [item.side for item in items[1:]] == ["agent", "note"]
    assert items[2].messages[0].private


def test_a_new_day_and_a_new_channel_are_told():
    with override("ja"):
        items = thread_items([line(1), line(2, after=24 * 60, channel="email")])
    assert kinds(items) == ["day", "group", "day", "switch", "group"]
    assert items[3].words == "メールに切り替わりました"


def test_facts_between_messages_are_folded_together():
    told = [Line(START + timedelta(minutes=1), "one"), Line(START + timedelta(minutes=2), "two")]
    items = thread_items([line(1), line(2, after=3)], told)
    assert kinds(items) == ["day", "group", "facts", "group"]
    assert [one.words for one in items[2].lines] == ["one", "two"]


def test_an_answer_tells_whether_it_helped_and_leads_only_to_pages():
    card = {"type": "answer", "passage": "p", "title": "t", "url": "javascript:alert(1)", "helpful": False}
    items = thread_items([line(1, "assistant", kind="answer", card=card)])
    told = {"passage": "p", "title": "t", "url": "", "helpful": False, "also": None}
    assert items[1].messages[0].answer == told


def test_the_last_reply_says_whether_it_was_read():
    with override("en"):
        replies = [line(1, "agent"), line(2), line(3, "agent", after=9)]
        assert [item.delivery for item in thread_items(replies)] == ["", "", "", "Read"]
        assert thread_items(replies, unread_by_customer=1)[-1].delivery == "Sent"


def test_what_could_not_be_sent_says_so_and_why():
    went = (DeliveryShape("sent"), DeliveryShape("failed", "blocked"))
    replies = [replace(line(n, "agent"), delivery=one) for n, one in enumerate(went, 1)]
    with override("en"):
        told = "Could not be sent: the customer does not take messages there"
        assert thread_items(replies)[-1].delivery == told


def test_hits_are_marked_and_text_stays_text():
    assert (
        highlighted("<b>返品</b>したい 返品", "返品")
        == "&lt;b&gt;<mark>返品</mark>&lt;/b&gt;したい <mark>返品</mark>"
    )
    assert highlighted("amp & amp", "amp") == "<mark>amp</mark> &amp; <mark>amp</mark>"
    assert highlighted("nothing here", "返品") == "nothing here"
