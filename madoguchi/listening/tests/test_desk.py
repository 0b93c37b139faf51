"""A mention from its arrival to its end: kept once, judged, answered, made a conversation, forgotten."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation, Delivery
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.journeys import reply
from madoguchi.listening import actions, answering, fetching, keeping, queries
from madoguchi.listening.models import Answer, Forgotten, Mention, MentionNote, Source
from madoguchi.listening.shapes import Filters, Item, Listening, MentionUnknown, Refused
from madoguchi.listening.source_shapes import source_shape
from madoguchi.people import api as people
from madoguchi.people.shapes import ANONYMOUS

from .conftest import AT

pytestmark = pytest.mark.django_db
REVIEW = "/v4/accounts/1/locations/2/reviews/a1/reply"
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"


def keep(feed: Source, *items: Item) -> keeping.Kept:
    return keeping.keep(source_shape(feed), items)


def test_an_edited_mention_stays_one_and_keeps_what_people_decided(say, agent):
    row = say("電源が入らず困っています。", title="炊飯器")
    assert (row.sentiment, row.state, row.language) == ("negative", "new", "ja")
    actions.judge(agent, row.pk, sentiment="neutral", theme="app")
    actions.assign(agent, row.pk, staff_id=agent.staff.id)
    again = say("買い直したら最高でした。", title="炊飯器")
    assert (again.pk, again.text) == (row.pk, "買い直したら最高でした。")
    assert (again.sentiment, again.theme, again.state) == ("neutral", "app", "in_hand")
    assert again.edited_at is not None


def test_stars_and_words_make_a_sentiment(feed):
    keep(
        feed, Item("1", "", rating=1), Item("2", "", rating=5), Item("3", "", rating=3),
        Item("4", "音がうるさくて眠れない。"), Item("5", "全然壊れないし、使いやすい。"),
        Item("6", "It is not easy to clean."),
    )  # fmt: skip
    found = dict(Mention.objects.filter(source=feed).values_list("external_id", "sentiment"))
    assert [found[str(n)] for n in range(1, 7)] == [
        "negative", "positive", "neutral", "negative", "positive", "negative",
    ]  # fmt: skip


def test_copies_stand_behind_the_first_and_count_once(feed, agent):
    said = "買って三か月でケトルのスイッチが入らなくなった。早すぎない？"
    at = AT + timedelta(hours=1)
    before = queries.jump(agent, now=at).count
    keep(
        feed,
        Item("1", said, at=AT),
        Item("2", f"RT @x {said} https://t.test/1", at=AT),
        Item("3", "最高！", at=AT),
    )
    keep(feed, Item("4", "最高！", at=AT))
    found = {row.external_id: row for row in Mention.objects.filter(source=feed)}
    assert found["2"].first_id == found["1"].pk
    assert [found[name].first_id for name in "134"] == [None] * 3
    assert queries.jump(agent, now=at).count == before + 1


def test_words_of_a_source_leave_others_out(feed):
    feed.include = ["ケトル"]
    kept = keep(feed, Item("1", "ｹﾄﾙが好き"), Item("2", "鍋が好き"))
    assert (kept.new, kept.left_out) == (1, 1)


def test_odd_values_are_kept_as_what_they_can_be(feed):
    old = datetime(1, 1, 1, tzinfo=UTC)
    keep(
        feed,
        Item("1", "いい品", language="\0x", at=old),
        Item("2", "", language="en-GB", at=AT.replace(year=9999)),
    )
    first, second = Mention.objects.filter(source=feed).order_by("external_id")
    assert (first.language, second.language) == ("ja", "en")
    assert (first.said_at.year, second.said_at <= core.now() + timedelta(hours=1)) == (core.now().year, True)


def test_card_numbers_are_taken_out(say):
    assert "4111" not in say("カード 4111 1111 1111 1111 を登録しました").text[:12]
    assert "4111 1111" not in Mention.objects.get(external_id="m-1").text


def test_the_alarm_needs_more_than_chance(feed, agent):
    now = AT + timedelta(hours=1)
    before = Mention.objects.filter(sentiment="negative").update(sentiment="neutral")
    assert before >= 0
    keep(feed, *(Item(f"o{n}", "壊れました。", at=AT - timedelta(days=n)) for n in range(2, 28, 4)))
    keep(feed, Item("n1", "壊れました。", at=AT), Item("n2", "遅すぎます。", at=AT))
    assert not queries.jump(agent, now=now).alarming
    keep(feed, *(Item(f"m{n}", f"{n}日で壊れました。最悪です。", at=AT) for n in range(4)))
    jump = queries.jump(agent, now=now)
    assert (jump.count, jump.alarming, jump.low > jump.usual) == (6, True, True)
    assert queries.poisson(0)[0] == 0
    assert [round(one, 2) for one in queries.poisson(10)] == [4.79, 18.39]


def test_it_becomes_a_conversation_once(say, agent):
    row = say("注文した品が届きません。", title="困った", url="https://blog.test/1", rating=2)
    first = actions.take_up(agent, row.pk)
    assert actions.take_up(agent, row.pk) == first
    here = conversations.conversation(agent, first)
    assert (here.channel, here.customer_name, here.assignee_id) == ("mention", "somebody", agent.staff.id)
    (line,) = [one for one in conversations.thread(agent, first) if one.author_kind == "customer"]
    assert "届きません" in line.body
    assert ["星", "2 / 5"] in line.card["facts"]["facts"]
    row.refresh_from_db()
    assert (row.state, row.conversation_id) == ("in_hand", first)


def test_a_known_customer_is_linked_and_a_foreign_one_is_not(say, agent):
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    row = say("届きません。")
    with pytest.raises(Refused):
        actions.take_up(agent, row.pk, customer_id=999_999_999)
    talk = actions.take_up(agent, row.pk, customer_id=known)
    assert Conversation.objects.get(pk=talk).customer_id == known


def test_an_answer_is_posted_once_where_the_place_takes_it(shop, place, agent):
    fetching.look(shop.pk)
    row = Mention.objects.get(source=shop, external_id="a1")
    place.pages[REVIEW] = (200, {}, b"{}")
    for _time in range(2):
        answering.answer(agent, row.pk, text="ありがとうございます。", client_id="answer-1")
    work_off(task="listening.post_answer")
    work_off(task="listening.post_answer")
    (sent,) = [one for one in place.heard if one[0] == "PUT"]
    assert (sent[1], sent[2]["authorization"]) == (REVIEW, "Bearer key-1")
    assert sent[3].decode() == '{"comment": "ありがとうございます。"}'
    row.refresh_from_db()
    assert (row.state, Answer.objects.get(mention=row).state) == ("answered", "posted")
    with pytest.raises(Refused):
        answering.answer(agent, row.pk, text="x" * 1301, client_id="answer-2")


@pytest.mark.parametrize(("status", "problem"), [(401, "keys"), (404, "not_found"), (400, "refused")])
def test_an_answer_that_is_refused_says_so_and_can_be_tried_again(shop, place, agent, status, problem):
    fetching.look(shop.pk)
    row = Mention.objects.get(source=shop, external_id="a1")
    place.pages[REVIEW] = (status, {}, b"")
    made = answering.answer(agent, row.pk, text="はい。", client_id="answer-1")
    work_off(task="listening.post_answer")
    made.refresh_from_db()
    assert (made.state, made.problem) == ("failed", problem)
    place.pages[REVIEW] = (200, {}, b"{}")
    assert answering.post_again(agent, row.pk, made.pk)
    work_off(task="listening.post_answer")
    made.refresh_from_db()
    assert made.state == "posted"


def test_a_place_that_is_away_is_tried_again_by_the_job(shop, place, agent):
    fetching.look(shop.pk)
    row = Mention.objects.get(source=shop, external_id="a1")
    place.pages[REVIEW] = (503, {}, b"")
    made = answering.answer(agent, row.pk, text="はい。", client_id="answer-1")
    with pytest.raises(answering.TryLater):
        answering.post(made.pk, last_attempt=False)
    made.refresh_from_db()
    assert made.state == "waiting"
    answering.post(made.pk, last_attempt=True)
    made.refresh_from_db()
    assert (made.state, made.problem) == ("failed", "busy")


def test_only_the_newest_answer_goes_out(shop, place, agent):
    fetching.look(shop.pk)
    row = Mention.objects.get(source=shop, external_id="a1")
    place.pages[REVIEW] = (200, {}, b"{}")
    answering.answer(agent, row.pk, text="ひとつめ", client_id="answer-1")
    answering.answer(agent, row.pk, text="ふたつめ", client_id="answer-2")
    work_off(task="listening.post_answer")
    assert ["ふたつめ" in one[3].decode() for one in place.heard if one[0] == "PUT"] == [True]


def test_a_blog_is_answered_by_hand(say, agent):
    row = say("よい品です。")
    made = answering.answer(agent, row.pk, text="ありがとうございます。", client_id="answer-1")
    assert made.state == "by_hand"
    assert answering.posted_by_hand(agent, row.pk, made.pk)
    assert not answering.posted_by_hand(agent, row.pk, made.pk)
    row.refresh_from_db()
    assert row.state == "answered"


def test_a_reply_in_the_conversation_is_the_public_answer(shop, place, agent):
    fetching.look(shop.pk)
    row = Mention.objects.get(source=shop, external_id="a1")
    place.pages[REVIEW] = (200, {}, b"{}")
    talk = actions.take_up(agent, row.pk)
    sent = reply.send(
        conversation_id=talk, staff_id=agent.staff.id, text="お礼申し上げます。", client_id="r-1"
    )
    work_off(task="core.hear")
    made = Answer.objects.get(mention=row)
    assert (made.message_id, made.state) == (sent.message_id, "waiting")
    answering.post(made.pk, last_attempt=False)
    assert [one[3].decode() for one in place.heard if one[0] == "PUT"] == [
        '{"comment": "お礼申し上げます。"}'
    ]
    assert Delivery.objects.get(message=sent.message_id).state == "sent"


def test_whoever_asks_is_forgotten_and_never_comes_in_again(feed, chief):
    keep(feed, Item("1", "a", author="花子"), Item("2", "b", author="花子"), Item("3", "c", author="太郎"))
    row = Mention.objects.get(source=feed, external_id="1")
    actions.note(chief, row.pk, text="連絡あり", client_id="note-1")
    assert actions.forget_author(chief, row.pk) == 2
    assert not MentionNote.objects.filter(client_id="note-1").exists()
    kept = keep(
        feed, Item("1", "a2", author="花子"), Item("9", "new", author="花子"), Item("4", "d", author="太郎")
    )
    assert (kept.new, kept.left_out) == (1, 2)
    assert "花子" not in str(list(Forgotten.objects.values_list("digest", flat=True)))
    with pytest.raises(MentionUnknown):
        actions.forget_author(chief, row.pk)


def test_old_mentions_go_except_those_in_hand(feed, agent):
    core.set_option(Listening(days=30), actor=core.SYSTEM)
    old = core.now() - timedelta(days=31)
    keep(feed, Item("1", "a", at=old), Item("2", "b", at=old), Item("3", "c", at=core.now()))
    held = Mention.objects.get(source=feed, external_id="2")
    actions.assign(agent, held.pk, staff_id=agent.staff.id)
    queries.forget_old_mentions()
    assert set(Mention.objects.filter(source=feed).values_list("external_id", flat=True)) == {"2", "3"}


def test_nobody_else_sees_anything(say):
    row = say("x")
    editor = next(one for one in people.all_staff() if one.role == "editor")
    for viewer in (ANONYMOUS, people.Viewer("staff", staff=editor)):
        assert queries.page(viewer, Filters(), offset=0, limit=9) == (0, [])
        with pytest.raises(MentionUnknown):
            actions.note(viewer, row.pk, text="x", client_id="n")


def test_screens_show_hostile_words_as_words(say, browser_of):
    row = say(EVIL, title=EVIL, author=EVIL, url="javascript:alert(1)", answer=EVIL)
    desk = browser_of("supervisor")
    row.source.name = EVIL[:80]
    row.source.save()
    for path in ("/listening/", f"/listening/{row.pk}/", f"/listening/{row.pk}/erasure/"):
        page = desk.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "javascript:" not in page
    talk = desk.post(f"/listening/{row.pk}/conversation/")["Location"]
    assert "<script>alert" not in desk.get(talk).content.decode()
    assert "<script>alert" not in browser_of("administrator").get("/settings/listening/").content.decode()


def test_the_file_holds_no_formula(say, browser_of):
    say("=1+1", title="+cmd|' /C calc'!A0", author="@SUM(A1)", url="https://a.test/")
    body = browser_of("agent").get("/listening/mentions.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    (row,) = [one for one in rows if "=1+1" in one[8]]
    assert [row[2][0], row[7][0], row[8][0]] == ["'"] * 3


def test_the_list_is_narrowed_and_costs_the_same_whatever_it_holds(feed, browser_of):
    keep(feed, *(Item(f"q{n}", f"{n}番目の音がうるさい", author="a", rating=1) for n in range(30)))
    desk = browser_of("agent")
    desk.get("/listening/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert desk.get("/listening/?q=29番目の").status_code == 200
    with CaptureQueriesContext(connection) as many:
        page = desk.get("/listening/?sentiment=negative&rating=1&state=new").content.decode()
    assert len(many) <= len(few) + 1
    assert "29番目" in page
    assert "page=2" in page
    for odd in ("page=9999999999", "page=-1", "source=x", "rating=9", "state=nothing", "q=%00", "mine=1"):
        assert desk.get(f"/listening/?{odd}").status_code == 200


def test_what_was_typed_is_never_lost(say, browser_of):
    row, desk = say("よい品です。"), browser_of("agent")
    answers = f"/listening/{row.pk}/answers/"
    looked = desk.post(answers, {"text": "了解です。", "client_id": "c-1", "check": "1"})
    assert (looked.status_code, "了解です。" in looked.content.decode()) == (200, True)
    assert "<mark>" in looked.content.decode()
    too_long = desk.post(answers, {"text": "あ" * 5001, "client_id": "c-1"})
    assert (too_long.status_code, "あああ" in too_long.content.decode()) == (422, True)
    assert Answer.objects.filter(mention=row).count() == 0
    assert desk.post(answers, {"text": "ありがとうございます。", "client_id": "c-1"}).status_code == 302
    assert desk.post(f"/listening/{row.pk}/ignoring/", {"why": "nothing"}).status_code == 302
    desk.post(f"/listening/{row.pk}/ignoring/", {"why": "advertisement"})
    assert "広告・宣伝" in desk.get(f"/listening/{row.pk}/").content.decode()
    desk.post(f"/listening/{row.pk}/ignoring/", {"back": "1"})
    row.refresh_from_db()
    assert row.state == "in_hand"


def test_a_source_is_set_up_on_screens(browser_of, place):
    desk = browser_of("administrator")
    new = "/settings/listening/new/maps/"
    wrong = desk.post(new, {"name": "店", "place": "a/1", "minutes": "30", "address": "file:///etc/passwd"})
    assert wrong.status_code == 422
    good = {
        "name": "店",
        "place": "accounts/1/locations/2",
        "minutes": "30",
        "address": place.address,
        "token": "sealed-key",
    }
    made = desk.post(new, good)["Location"]
    page = desk.get(made).content.decode()
    assert "sealed-key" not in page
    assert "何もありません" in desk.post(f"{made}trial/").content.decode()
    place.pages["/v4/accounts/1/locations/2/reviews"] = (
        200,
        {},
        b'{"reviews": [{"reviewId": "1", "comment": "<b>x</b>y"}]}',
    )
    assert "xy" in desk.post(f"{made}trial/").content.decode()
    assert Mention.objects.filter(source__name="店").count() == 0
    desk.post(f"{made}pause/", {"active": "0"})
    assert not Source.objects.get(name="店").active
    desk.post("/settings/listening/", {"days": "90"})
    assert core.option(Listening).days == 90
    desk.post(f"{made}removal/")
    assert not Source.objects.filter(name="店").exists()


@pytest.mark.django_db(transaction=True)
def test_everything_at_once_is_once(say, agent):
    row = say("届きません。")
    source = source_shape(row.source)

    def both(n: int) -> int:
        try:
            keeping.keep(source, [Item("same", "同じ", at=AT), Item(f"own-{n}", "別", at=AT)])
            return actions.take_up(agent, row.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        talks = set(pool.map(both, range(4)))
    assert len(talks) == 1
    assert Mention.objects.filter(source=row.source_id, external_id="same").count() == 1
    assert Conversation.objects.filter(channel="mention", pk__in=talks).count() == 1
