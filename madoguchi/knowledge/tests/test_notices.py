"""Notices: shown at their doors and in their time, put away by a reader, never where they do not belong."""

import uuid
from datetime import timedelta

import pytest

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Notice
from madoguchi.knowledge.notices.board import Board

pytestmark = pytest.mark.django_db
OUTAGE = knowledge.NoticeText(
    level="outage", title_ja="カード決済が止まっています", title_en="Card payments are down",
    text_ja="復旧まで銀行振込をご利用ください。", text_en="Please pay by bank transfer until it is back.",
)  # fmt: skip
EDITOR = core.SYSTEM


@pytest.fixture(autouse=True)
def silence(db) -> None:
    """Nothing is posted yet."""
    Notice.objects.all().delete()


def write(text: knowledge.NoticeText) -> int:
    return knowledge.draft_notice(text=text, client_id=uuid.uuid4())


def posted(text: knowledge.NoticeText) -> int:
    id = write(text)
    knowledge.publish_notice(notice_id=id, actor=EDITOR)
    return id


def change(id: int, **values) -> None:
    held = knowledge.editable_notice(id)
    text = knowledge.NoticeText(**{**{k: getattr(held.text, k) for k in held.text.__slots__}, **values})
    knowledge.rewrite_notice(notice_id=id, text=text, seen=held.updated_at, actor=EDITOR)


def titles(door="help", language="ja") -> list[str]:
    return [notice.title for notice in knowledge.notices(door=door, language=language)]


def facts() -> list[str]:
    names = ("knowledge.notice_published", "knowledge.notice_ended")
    mine = set(Notice.objects.values_list("id", flat=True))
    return [e.type for e in core.history(types=names) if e.data["notice_id"] in mine]


def page(client, address="/help/") -> str:
    return client.get(address).content.decode().replace("<wbr>", "").replace("\u200b", "")


def test_a_draft_is_seen_by_nobody_and_a_published_one_at_its_doors_alone(client):
    id = write(knowledge.NoticeText(**{**_fields(OUTAGE), "doors": ("help", "widget")}))
    assert titles() == []
    assert "カード決済" not in page(client)
    knowledge.publish_notice(notice_id=id, actor=EDITOR)
    assert "カード決済が止まっています" in page(client)
    assert "カード決済" in page(client, "/chat/")
    assert "カード決済" not in page(client, "/legal/privacy/")
    assert titles("assistant") == []
    client.cookies["madoguchi_language"] = "en"
    assert "Card payments are down" in page(client)
    assert "bank transfer" in page(client)


def test_words_in_one_language_alone_are_shown_to_all_and_say_which_language_they_are():
    posted(knowledge.NoticeText(level="info", title_ja="年末年始のご案内"))
    [notice] = knowledge.notices(door="portal", language="en")
    assert (notice.title, notice.language) == ("年末年始のご案内", "ja")


def test_the_worst_stands_first_then_the_newest():
    posted(knowledge.NoticeText(level="info", title_ja="古いお知らせ"))
    with core.shift(timedelta(minutes=1)):
        posted(knowledge.NoticeText(level="info", title_ja="新しいお知らせ"))
        posted(OUTAGE)
        assert titles() == ["カード決済が止まっています", "新しいお知らせ", "古いお知らせ"]


def test_it_begins_and_ends_by_itself_and_the_log_hears_each_once():
    now = core.now()
    planned = {"begins_at": now + timedelta(hours=1), "ends_at": now + timedelta(hours=3)}
    posted(knowledge.NoticeText(level="maintenance", title_ja="メンテナンス", **planned))
    assert (titles(), facts(), knowledge.tell_turns()) == ([], [], 0)
    with core.shift(timedelta(hours=2)):
        assert titles() == ["メンテナンス"]
        assert (knowledge.tell_turns(), knowledge.tell_turns()) == (1, 0)
    with core.shift(timedelta(hours=3)):
        assert titles() == []
        assert (knowledge.tell_turns(), knowledge.tell_turns()) == (1, 0)
    assert facts() == ["knowledge.notice_published", "knowledge.notice_ended"]


def test_publishing_and_ending_twice_is_once():
    id = posted(OUTAGE)
    knowledge.publish_notice(notice_id=id, actor=EDITOR)
    with core.shift(timedelta(minutes=5)):
        knowledge.end_notice(notice_id=id, actor=EDITOR)
        knowledge.end_notice(notice_id=id, actor=EDITOR)
        assert titles() == []
        with pytest.raises(knowledge.NoticeRefused, match="over"):
            change(id, title_ja="もう一度")
    assert facts() == ["knowledge.notice_published", "knowledge.notice_ended"]
    assert Notice.objects.get(id=id).told == "end"


def test_one_that_was_to_come_and_is_taken_back_is_never_told():
    id = posted(knowledge.NoticeText(**{**_fields(OUTAGE), "begins_at": core.now() + timedelta(hours=1)}))
    knowledge.end_notice(notice_id=id, actor=EDITOR)
    with core.shift(timedelta(hours=2)):
        assert (titles(), knowledge.tell_turns(), facts()) == ([], 0, [])


def test_a_colleague_who_was_faster_is_not_overwritten():
    id = write(OUTAGE)
    seen = knowledge.editable_notice(id).updated_at
    with core.shift(timedelta(seconds=1)):
        change(id, title_ja="決済障害")
    with pytest.raises(knowledge.NoticeRefused, match="moved"):
        knowledge.rewrite_notice(notice_id=id, text=OUTAGE, seen=seen, actor=EDITOR)
    assert knowledge.editable_notice(id).text.title_ja == "決済障害"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"title_ja": "", "title_en": ""}, "empty"),
        ({"title_en": ""}, "empty"),
        ({"doors": ()}, "door"),
        ({"level": "panic"}, "level"),
        ({"ends_at": core.now() - timedelta(minutes=1)}, "ends"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_nothing_is_kept(wrong, reason):
    with pytest.raises(knowledge.NoticeRefused, match=reason):
        write(knowledge.NoticeText(**{**_fields(OUTAGE), **wrong}))
    assert knowledge.editable_notices() == ()


def test_a_reader_puts_a_notice_away_but_not_an_outage(client):
    info = posted(knowledge.NoticeText(level="info", title_ja="年末年始のご案内"))
    outage = posted(OUTAGE)
    form = {"notice": info, "next": "/help/"}
    assert client.post("/notices/help/dismissals/", form)["Location"] == "/help/"
    left = client.post("/notices/help/dismissals/", {"notice": outage}, headers={"HX-Request": "true"})
    assert "カード決済" in left.content.decode()
    assert "年末年始" not in left.content.decode()
    assert "年末年始" not in page(client, "/notices/help/")
    elsewhere = client.post("/notices/help/dismissals/", {**form, "next": "https://evil.example/"})
    assert elsewhere["Location"] == "/"
    assert client.get("/notices/assistant/").status_code == 404


def test_an_article_that_is_not_public_is_not_linked(client, shelf):
    posted(knowledge.NoticeText(**{**_fields(OUTAGE), "article_id": shelf["returns/ja"]}))
    posted(knowledge.NoticeText(**{**_fields(OUTAGE), "article_id": shelf["inside/ja"]}))
    links = [n.link and n.link.heading for n in knowledge.notices(door="help", language="ja")]
    assert sorted(links, key=str) == [None, "返品の期限"]


def test_a_following_process_reads_once_and_again_after_a_nudge(django_assert_num_queries):
    board = Board()
    board._following = True
    with django_assert_num_queries(1):
        assert [board.posted() for _ in range(5)][-1] == ()
    posted(OUTAGE)
    assert board.posted() == ()
    board.forget("changed")
    assert len(board.posted()) == 1


def _fields(text: knowledge.NoticeText) -> dict:
    return {name: getattr(text, name) for name in text.__slots__}
