"""The chat without scripts: every step is a form, a redirect and a page."""

import datetime
import re

import pytest
from django.test import Client

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .asking import framed, posted_id, send


def fresh() -> tuple[Client, str]:
    """A browser that has opened the chat."""
    client = Client()
    page = client.get("/chat/")
    return client, posted_id(page)


def hers(client: Client) -> tuple[Viewer, conversations.ConversationShape]:
    """The customer behind the browser's cookie and her conversation."""
    viewer = people.customer_viewer(client.cookies[people.VISITOR_COOKIE].value)
    assert viewer.customer_id
    conversation = conversations.current_for_customer(viewer.customer_id)
    assert conversation
    return viewer, conversation


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hour", "words"), [(8, "おはようございます"), (14, "こんにちは"), (21, "こんばんは")]
)
def test_the_first_screen_greets_by_the_hour(hour, words):
    japan = datetime.timezone(datetime.timedelta(hours=9))
    with core.frozen(datetime.datetime(2026, 11, 24, hour, 0, tzinfo=japan)):
        shown = Client().get("/chat/").content.decode()

    assert words in shown.replace("<wbr>", "")
    assert "ご用件をお聞かせください" in shown


@pytest.mark.django_db
def test_opening_the_page_makes_no_customer():
    client, _ = fresh()

    cookie = client.cookies[people.VISITOR_COOKIE]
    assert cookie["httponly"]
    assert people.customer_viewer(cookie.value).customer_id is None


@pytest.mark.django_db
def test_a_double_submit_of_the_form_makes_one_message():
    client, client_id = fresh()

    form = {"text": "保証期間は？", "client_id": client_id}
    answers = [client.post("/chat/messages/", form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    viewer, conversation = hers(client)
    assert [m.body for m in conversations.thread(viewer, conversation.id) if m.author_kind == "customer"] == [
        "保証期間は？"
    ]
    shown = client.get("/chat/").content.decode()
    assert conversation.number in shown
    assert "保証期間は？" in shown


@pytest.mark.django_db
def test_asking_for_a_person_waits_in_the_queue():
    client, client_id = fresh()
    client.post("/chat/messages/", {"text": "請求について", "client_id": client_id})

    answer = client.post("/chat/handovers/")

    assert answer.status_code == 303
    assert hers(client)[1].handler in ("queue", "agent")


@pytest.mark.django_db
def test_a_link_that_asks_for_a_person_leads_to_one():
    client = Client()
    page = client.get("/chat/?person=1")
    assert 'name="person" value="1"' in page.content.decode()

    sent = {"text": "担当者をお願いします", "client_id": posted_id(page), "person": "1"}
    assert client.post("/chat/messages/", sent).status_code == 303

    assert hers(client)[1].handler in ("queue", "agent")


@pytest.mark.django_db
def test_a_resolved_conversation_can_be_put_away_for_a_new_one():
    client, client_id = fresh()
    client.post("/chat/messages/", {"text": "一件目", "client_id": client_id})
    first = hers(client)[1]
    client.post("/chat/conversations/")
    assert hers(client)[1].id == first.id  # an open one stays
    conversations.resolve(conversation_id=first.id, actor=core.SYSTEM)

    assert "新しいお問い合わせを始める" in client.get("/chat/").content.decode()
    client.post("/chat/conversations/")
    client.post("/chat/messages/", {"text": "二件目", "client_id": "second-0001"})

    assert hers(client)[1].id != first.id


@pytest.mark.django_db
def test_nobody_sees_another_customers_conversation_or_a_note():
    one, _ = framed()
    send(one, "ひみつの相談です")
    other, _ = framed()
    send(other, "別の相談です")

    assert "ひみつの相談です" not in other.get("/chat/thread/").content.decode()
    assert "ひみつの相談です" not in Client().get("/chat/thread/").content.decode()


@pytest.mark.django_db
def test_the_frame_speaks_the_language_it_is_asked_for():
    english, _ = framed(**{"X-Chat-Language": "en"})
    send(english, "How long is the warranty?")

    assert "Talk to a person" in english.get("/chat/thread/").content.decode()
    assert 'lang="en"' in Client().get("/chat/frame/?language=en").content.decode()


@pytest.mark.django_db
def test_marks_answer_without_words():
    client, token = framed()
    send(client, "こんにちは")
    viewer = people.customer_viewer(token)
    conversation = conversations.current_for_customer(viewer.customer_id)

    assert client.post("/chat/read-marks/", {"sequence": "1"}).status_code == 204
    assert client.post("/chat/typing-marks/").status_code == 204
    assert conversations.read_up_to(conversation_id=conversation.id, reader="customer") == 1
    assert client.post("/chat/read-marks/", {"sequence": "²"}).status_code == 204
    assert Client().post("/chat/typing-marks/").status_code == 204


@pytest.mark.django_db
def test_a_resolved_conversation_is_rated_with_one_click_and_a_few_words():
    client, client_id = fresh()
    client.post("/chat/messages/", {"text": "おかげさまで直りました", "client_id": client_id})
    viewer, conversation = hers(client)
    conversations.resolve(conversation_id=conversation.id, actor=core.SYSTEM)
    rating = feedback.ask_rating(
        conversation_id=conversation.id, customer_id=viewer.customer_id, staff_id=None
    )
    assert "今回の対応はいかがでしたか" in client.get("/chat/").content.decode().replace("<wbr>", "")

    client.post("/chat/ratings/", {"token": "another", "score": "1"})
    assert feedback.rating_for(conversation.id).score is None
    assert client.post("/chat/ratings/", {"token": rating.token, "score": "5"}).status_code == 303
    client.post("/chat/ratings/", {"token": rating.token, "comment": "早かったです"})
    client.post("/chat/ratings/", {"token": rating.token, "score": "1"})

    given = feedback.rating_for(conversation.id)
    assert (given.score, given.comment) == (5, "早かったです")
    assert "5段階中5" in client.get("/chat/").content.decode()


def test_an_address_is_confirmed_by_code_without_scripts(committed_db):
    client, client_id = fresh()
    client.post("/chat/messages/", {"text": "続きはメールで", "client_id": client_id})
    assert client.post("/chat/email/", {"email": "nowhere"}).status_code == 422

    asked = client.post("/chat/email/", {"email": "Hanako.New@Example.jp"})

    assert (asked.status_code, asked["Location"]) == (302, "/chat/email/code/")
    assert "Hanako.New@Example.jp" in client.get("/chat/email/code/").content.decode()
    assert client.post("/chat/email/code/", {"code": "000000x"}).status_code == 422
    digits = re.search(r"\d{6}", core.outgoing_mail(limit=1)[0].subject).group()
    assert client.post("/chat/email/code/", {"code": digits}).status_code == 302
    viewer, _ = hers(client)
    known = people.customer(viewer.customer_id)
    assert [(i.value, i.proven_how) for i in known.identities if i.kind == "email"] == [
        ("hanako.new@example.jp", "code")
    ]
    assert "続きはメールで" in client.get("/chat/").content.decode()
