"""Lists, searches and packets show what the viewer may see, and nothing else."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import ANONYMOUS, Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(desk, write):
    """Three conversations: in north, in south, in no team."""
    ids = []
    for name, team in (("北", desk.north), ("南", desk.south), ("共通", None)):
        her = Viewer("customer", customer_id=people.create_customer(name=name))
        talk = write(her, f"{name}の炊飯器について").conversation_id
        conversations.set_team(conversation_id=talk, team_id=team, actor=core.SYSTEM)
        ids.append(talk)
    return ids


def ids(page) -> list[int]:
    return [row.id for row in page.rows]


def test_who_sees_which(desk, talks):
    north, south, common = talks
    seen = {
        name: [t for t in talks if conversations.may_see(getattr(desk, name), t)]
        for name in ("agent", "other", "supervisor", "editor", "customer", "stranger")
    }
    assert seen == {
        "agent": [north, common],
        "other": [south, common],
        "supervisor": talks,
        "editor": [],
        "customer": [],
        "stranger": [],
    }
    assert not any(conversations.may_see(ANONYMOUS, t) for t in talks)


def test_everything_refuses_alike(desk, talks):
    north = talks[0]
    guarded = (conversations.conversation, conversations.thread, conversations.packet, conversations.articles)
    for query in guarded:
        for viewer in (desk.other, desk.editor, desk.customer, ANONYMOUS):
            with pytest.raises(conversations.ConversationUnknown):
                query(viewer, north)
            with pytest.raises(conversations.ConversationUnknown):
                query(viewer, 99_999_999)
    assert conversations.several(desk.other, talks) == conversations.several(desk.other, talks[1:])


def test_the_inbox_of_an_agent(desk, talks):
    north, south, common = talks
    mine = [t for t in ids(conversations.inbox(desk.agent, "all_open", limit=500)) if t in talks]
    assert mine == [common, north]
    assert ids(conversations.inbox(desk.agent, f"team:{desk.south}")) == []
    assert ids(conversations.inbox(desk.agent, f"team:{desk.north}")) == [north]
    conversations.assign(conversation_id=south, staff_id=desk.agent.staff.id, actor=core.SYSTEM)
    assert ids(conversations.inbox(desk.agent, "mine")) == [south]
    for viewer in (desk.editor, desk.customer, ANONYMOUS):
        assert conversations.counts(viewer) == {}
        with pytest.raises(LookupError):
            conversations.inbox(viewer, "all_open")
    with pytest.raises(LookupError):
        conversations.inbox(desk.agent, "nonsense")


def test_pages_follow_each_other(desk, write):
    made = []
    for number in range(5):
        her = Viewer("customer", customer_id=people.create_customer(name=f"客{number}"))
        talk = write(her, "順番").conversation_id
        conversations.set_team(conversation_id=talk, team_id=desk.north, actor=core.SYSTEM)
        made.append(talk)
    seen, cursor = [], ""
    while True:
        page = conversations.inbox(desk.agent, f"team:{desk.north}", cursor, 2)
        seen += ids(page)
        cursor = page.cursor
        if not cursor:
            break
    assert seen == made[::-1]
    nonsense = conversations.inbox(desk.agent, f"team:{desk.north}", "x~y", 2)
    assert ids(nonsense) == made[:2:-1]


def test_the_queue_goes_by_priority_then_by_waiting(desk, write):
    start, made = core.now() - timedelta(hours=1), []
    for minute, priority in ((0, 2), (1, 4), (2, 2), (3, 1)):
        her = Viewer("customer", customer_id=people.create_customer(name="客"))
        with core.frozen(start + timedelta(minutes=minute)):
            talk = write(her, "待っています").conversation_id
            conversations.set_team(conversation_id=talk, team_id=desk.north, actor=core.SYSTEM)
            conversations.set_priority(conversation_id=talk, priority=priority, actor=core.SYSTEM)
            conversations.hand_to_queue(conversation_id=talk, actor=core.SYSTEM)
        made.append(talk)
    first = conversations.inbox(desk.agent, "queue", "", 500)
    assert [i for i in ids(first) if i in made] == [made[1], made[0], made[2], made[3]]
    whole, cursor = [], ""
    while not whole or cursor:
        page = conversations.inbox(desk.agent, "queue", cursor, 3)
        whole, cursor = whole + ids(page), page.cursor
    assert whole == ids(first)


def test_counts_and_lists_agree_in_few_queries(desk, talks, django_assert_num_queries):
    with django_assert_num_queries(1):
        counted = conversations.counts(desk.supervisor)
    assert counted == {
        view: len(conversations.inbox(desk.supervisor, view, "", 999).rows) for view in counted
    }
    conversations.assign(conversation_id=talks[0], staff_id=desk.agent.staff.id, actor=core.SYSTEM)
    with django_assert_num_queries(3):
        conversations.inbox(desk.agent, "all_open")
    with django_assert_num_queries(3):
        conversations.several(desk.agent, talks)
    with django_assert_num_queries(4):
        conversations.thread(desk.agent, talks[0])


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("ご注文の取り消しについて", "取消"),
        ("炊飯器の保証書をなくしました", "保証"),
        ("引っ越しの手続き", "引越し"),
        ("Order AB-12345 never came", "order"),
        ("ｶｰﾄﾞで支払い", "カード"),
    ],
)
def test_search_finds_what_was_said(desk, write, said, asked):
    her = Viewer("customer", customer_id=people.create_customer(name="客"))
    talk = write(her, said).conversation_id
    assert talk in [found.conversation.id for found in conversations.search(desk.agent, asked)]
    conversations.set_team(conversation_id=talk, team_id=desk.south, actor=core.SYSTEM)
    assert talk not in [found.conversation.id for found in conversations.search(desk.agent, asked)]
    assert [found.conversation.id for found in conversations.search(her, asked)] == [talk]
    assert conversations.search(desk.editor, asked) == ()
    assert conversations.search(desk.stranger, asked) == ()


def test_search_by_number(desk, talks):
    number = conversations.conversation(desk.supervisor, talks[0]).number
    for text in (number, number.replace("-", ""), f"MD-{number}", f" {number} "):
        assert [f.conversation.id for f in conversations.search(desk.agent, text)] == [talks[0]]
    assert conversations.search(desk.other, number) == ()


@pytest.mark.parametrize("text", ["", "  ", "'; DROP TABLE", "\\", "a & b | !c", "😀"])
def test_search_survives_anything(desk, text):
    assert isinstance(conversations.search(desk.agent, text), tuple)


def test_the_packet_tells_the_whole_story(desk, write):
    people.add_identity(
        customer_id=desk.customer.customer_id, kind="email", value="Hana@Example.JP", proven_how="code"
    )
    talk = write(desk.customer, "炊飯器のふたが閉まりません", page_url="/help/rice").conversation_id
    card = {"type": "answer", "passage": "パッキンを外して…", "title": "ふたが閉まらない", "url": "/help/7"}
    given = conversations.answer(conversation_id=talk, body="こちらをご覧ください。", card=card)
    conversations.link_articles(
        conversation_id=talk,
        articles=[conversations.LinkedArticle(7, "ふたが閉まらない", "/help/7")],
        role="shown",
    )
    conversations.judge_answer(conversation_id=talk, message_id=given.message_id, helpful=False)
    write(desk.customer, "担当者に代わってください")
    conversations.note(conversation_id=talk, staff_id=desk.agent.staff.id, text="内緒")
    packet = conversations.packet(desk.agent, talk)
    answer = packet.answers[0]
    assert (packet.wish, packet.said) == ("炊飯器のふたが閉まりません", ("担当者に代わってください",))
    assert (answer.question, answer.answer, answer.source_title, answer.helpful) == (
        "炊飯器のふたが閉まりません",
        "パッキンを外して…",
        "ふたが閉まらない",
        False,
    )
    assert [(a.article_id, a.role) for a in packet.articles] == [(7, "shown")]
    proofs = [(p.kind, p.value, p.proven_how) for p in packet.identities]
    assert proofs == [("email", "hana@example.jp", "code")]
    assert (packet.language, packet.channel, packet.page_url) == ("ja", "webchat", "/help/rice")
    assert conversations.shown_articles(talk) == (7,)


def test_the_packet_begins_with_the_present_matter(desk, write):
    talk = write(desk.customer, "前の質問").conversation_id
    conversations.reply(conversation_id=talk, staff_id=desk.agent.staff.id, text="お答え")
    write(desk.customer, "もう一つ")
    assert conversations.packet(desk.agent, talk).wish == "前の質問"
    conversations.resolve(conversation_id=talk, actor=core.staff(desk.agent.staff.id))
    assert conversations.packet(desk.agent, talk).wish == "前の質問"
    write(desk.customer, "新しい質問")
    packet = conversations.packet(desk.agent, talk)
    assert (packet.wish, packet.said, packet.answers) == ("新しい質問", (), ())


def test_times_in_system_lines(desk, write):
    talk = write(desk.customer, "夜分に失礼します").conversation_id
    at = core.now().replace(month=11, day=24, hour=0, minute=0)
    conversations.tell(conversation_id=talk, code="outside_hours", params={"at": at})
    with override("ja"):
        body = conversations.thread(desk.customer, talk)[-1].body
    assert "11月24日" in body
    assert "09:00から" in body
