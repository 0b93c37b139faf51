"""Ten questions in vain, in different words and at different doors, become four gaps.

One is closed by an article, and the next such question is answered.
"""

from itertools import count

import pytest
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.gaps import api as gaps
from madoguchi.journeys import gap_to_article
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.models import Article
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer
from madoguchi.routing.models import QueueEntry

pytestmark = pytest.mark.django_db
numbers = count(1)
PLANTED = {
    "robot": ("ロボット掃除機が充電台に戻らない", "掃除ロボットがドックに戻れない",
              "お掃除ロボットが充電器に帰らない", "The robot vacuum does not return to its dock"),
    "lock": ("チャイルドロックはありますか", "チャイルドロックの掛け方"),
    "colour": ("色見本を送ってほしい", "商品の色見本はもらえますか"),
    "wall": ("壁掛けテレビの金具を取り付けてほしい", "テレビの壁掛け金具は取り付けてもらえますか"),
}  # fmt: skip
BY_CHAT = ("ロボット掃除機が充電台に戻らない", "掃除ロボットがドックに戻れない", "色見本を送ってほしい")
NEXT = "お掃除ロボットが充電ドックまで帰ってこない"


@pytest.fixture
def viewer(db) -> Viewer:
    QueueEntry.objects.all().delete()
    made = people.create_staff(email="keeper@journeys.example", password=None, name="江口", role="editor")
    return Viewer("staff", staff=made)


def customer_asks(question: str, *, then_a_person: bool = False) -> str:
    """A new customer writes through the chat's own door; what she is answered."""
    browser = Client(headers={"accept-language": "ja"})
    browser.get("/chat/")
    given = {"text": question, "client_id": f"planted-{next(numbers):08}", "agree": "on"}
    sent = browser.post("/chat/messages/", given, headers={"accept": "application/json"})
    assert sent.status_code == 200, sent.content
    work_off(task="journeys.carry_on")
    if then_a_person:
        assert browser.post("/chat/handovers/").status_code in (200, 302, 303)
    token = browser.cookies["madoguchi_visitor"].value
    customer_id = people.customer_viewer(token).customer_id
    current = conversations.current_for_customer(customer_id)
    lines = conversations.thread(Viewer("customer", customer_id=customer_id), current.id)
    return next((line.card.get("title", "") for line in lines if line.kind == "answer"), "")


def reader_searches(question: str) -> None:
    Client(headers={"accept-language": "ja"}).get("/help/search/", {"q": question})


def plant() -> None:
    for question in (question for questions in PLANTED.values() for question in questions):
        if question in BY_CHAT:
            assert customer_asks(question, then_a_person=question.startswith("ロボット")) == ""
        else:
            reader_searches(question)


def planted_gaps(viewer: Viewer) -> dict[str, gaps.GapShape]:
    """For each planted matter the gap that holds all of its questions."""
    page = gaps.gaps(viewer, sort="latest")
    found = {one.id: {sign.question for sign in gaps.signals(viewer, one.id)} for one in page.gaps}
    return {
        name: next((one for one in page.gaps if set(questions) <= found[one.id]), None)
        for name, questions in PLANTED.items()
    }


def test_ten_planted_questions_are_four_gaps_and_a_closed_one_is_answered_from_then_on(viewer):
    gaps.gather()
    plant()
    gaps.gather()
    found = planted_gaps(viewer)
    assert all(found.values()), found
    assert len({gap.id for gap in found.values()}) == 4
    assert {name: gap.asked for name, gap in found.items()} == {
        name: len(questions) for name, questions in PLANTED.items()
    }
    robot = found["robot"]
    assert (robot.people, robot.contacts, robot.value) == (4, 1, 4)
    assert robot.kinds == {"nothing_found": 2, "unknown": 2}

    assert customer_asks(NEXT) == ""
    article_id = gap_to_article.begin(gap_id=robot.id, viewer=viewer)
    assert gap_to_article.begin(gap_id=robot.id, viewer=viewer) == article_id
    draft = knowledge.editable_article(article_id)
    assert draft.status == "draft"
    assert set(draft.text.questions) | {draft.text.heading} >= set(PLANTED["robot"])
    write(article_id, "充電台のまわりを1メートルあけ、赤外線の窓をやわらかい布で拭いてください。")
    knowledge.publish(article_id=article_id, actor=core.staff(viewer.staff.id))
    work_off(task="core.hear")

    closed = gaps.gap(viewer, robot.id)
    assert (closed.state, closed.article_id) == ("closed", article_id)
    assert customer_asks(NEXT) == draft.text.heading
    for question in PLANTED["robot"]:
        assert customer_asks(question) == draft.text.heading
    gaps.gather()
    assert gaps.gap(viewer, robot.id).state == "closed"


def write(article_id: int, body: str) -> None:
    row = Article.objects.get(pk=article_id)
    row.body = body
    row.save(update_fields=["body"])
    knowledge.reindex()


def test_an_article_that_is_there_already_closes_a_gap_and_learns_its_words(viewer):
    for question in PLANTED["wall"]:
        reader_searches(question)
    gaps.gather()
    wall = planted_gaps(viewer)["wall"]
    article = Article.objects.filter(status="published", language="ja").first()
    draft = Article.objects.create(
        collection=article.collection, slug="t-draft", heading="下書き", body="…",
        created_at=core.now(), updated_at=core.now(),
    )  # fmt: skip
    with pytest.raises(gaps.GapRefused, match="article"):
        gap_to_article.answer_with(gap_id=wall.id, article_id=draft.pk, viewer=viewer)
    assert gaps.gap(viewer, wall.id).state == "open"

    assert gap_to_article.answer_with(gap_id=wall.id, article_id=article.pk, viewer=viewer)
    assert not gap_to_article.answer_with(gap_id=wall.id, article_id=article.pk, viewer=viewer)
    article.refresh_from_db()
    assert set(PLANTED["wall"]) <= set(article.questions)
    assert gaps.gap(viewer, wall.id).state == "closed"
    assert customer_asks(PLANTED["wall"][0]) == article.heading


def test_agents_close_nothing(viewer):
    reader_searches(PLANTED["wall"][0])
    gaps.gather()
    wall = planted_gaps_of_one(viewer, PLANTED["wall"][0])
    person = people.create_staff(email="agent@journeys.example", password=None, name="青木")
    agent = Viewer("staff", staff=person)
    article = Article.objects.filter(status="published").first()
    with pytest.raises(gaps.GapRefused, match="gone"):
        gap_to_article.answer_with(gap_id=wall, article_id=article.pk, viewer=agent)
    with pytest.raises(gaps.GapRefused, match="gone"):
        gap_to_article.begin(gap_id=wall, viewer=agent)
    assert gaps.gap(viewer, wall).state == "open"


def planted_gaps_of_one(viewer: Viewer, question: str) -> int:
    page = gaps.gaps(viewer, sort="latest")
    return next(
        one.id for one in page.gaps if question in {sign.question for sign in gaps.signals(viewer, one.id)}
    )
