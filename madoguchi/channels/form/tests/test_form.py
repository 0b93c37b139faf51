"""A customer writes by form: answers first, nothing asked that is known, one conversation, one mail."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from madoguchi.channels.form import drafts
from madoguchi.channels.form.answering import carry
from madoguchi.channels.form.models import Draft
from madoguchi.channels.form.shapes import FormSettings, OwnField, TopicForm
from madoguchi.conversations import api as conversations
from madoguchi.conversations.models import Conversation
from madoguchi.conversations.shapes import Vocabulary
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.journeys import reply
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

pytestmark = pytest.mark.django_db
TEXT = "炊飯器にH03と表示されて炊けません。\n電源を入れ直しても同じです。"
HERS = {"name": "髙﨑 花", "email": "hana@mail.example"}


@pytest.fixture
def client() -> Client:
    return Client(headers={"accept-language": "ja"})


def begun(client: Client, **more: str) -> str:
    """Where the first page leads."""
    response = client.post("/contact/form/", {"topic": "rice-cookers", "text": TEXT, **more})
    assert response.status_code == 303, response.content.decode()
    return str(response["Location"])


def details(client: Client, **more: str) -> str:
    """The second page's address."""
    return re.sub(r"(/contact/form/[^/]+/).*", r"\1details/", begun(client, **more))


def said(made: Conversation) -> Any:
    return conversations.thread(Viewer("customer", customer_id=made.customer_id), made.pk)


def by_form() -> list[Conversation]:
    return list(Conversation.objects.filter(channel="form"))


def consent(client: Client, url: str) -> dict[str, str]:
    found = re.search(r'name="consent" value="([^"]*)"', client.get(url).content.decode())
    return {"consent": found.group(1)} if found else {}


def sent(client: Client, url: str, **more: Any) -> Any:
    return client.post(url, {**HERS, **consent(client, url), **more})


def test_the_best_answers_come_first_and_the_words_are_kept(client):
    address = begun(client)
    page = client.get(address).content.decode()
    assert "炊飯器" in re.search(r'class="enquiry-answers">.*?</ul>', page, re.S).group(0)
    assert 'href="/my/tasks/' in page
    assert by_form() == []
    assert "電源を入れ直しても同じです。" in client.get("/contact/form/").content.decode()


def test_a_form_becomes_a_conversation_with_number_and_answer_time(client):
    response = sent(client, details(client), phone="090-1234-5670")
    assert response.status_code == 303
    (made,) = by_form()
    page = client.get(response["Location"]).content.decode()
    assert made.number in page
    assert (made.topic, made.handler, made.subject) == ("rice-cookers", "queue", TEXT.splitlines()[0])
    line = said(made)[0]
    assert line.body.startswith(TEXT)
    assert "090-1234-5670" in line.body or "+819012345670" in line.body
    (mail,) = core.outgoing_mail(purpose="form_received")
    assert (mail.to, made.number in mail.subject) == ("hana@mail.example", True)
    assert re.search(r"20\d\d年\d+月\d+日（.）\d+:\d\dまでに", mail.text.replace(" ", ""))
    assert "自動返信" in mail.text
    assert people.customer(made.customer_id).name == "髙﨑 花"
    assert Draft.objects.get().text == ""


def test_pressed_twice_it_is_one(client):
    url = details(client)
    first, second = sent(client, url), client.post(url, HERS)
    assert (first["Location"], first.status_code) == (second["Location"], second.status_code)
    assert len(by_form()) == 1
    assert len(core.outgoing_mail(purpose="form_received")) == 1


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(client):
    url = details(client)
    response = sent(client, url, email="nothing")
    page = response.content.decode()
    assert response.status_code == 422
    assert "髙﨑 花" in page
    assert by_form() == []


def test_files_stay_when_something_else_is_wrong_and_bad_ones_are_refused(client):
    url = details(client)
    photo = SimpleUploadedFile("h03.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    response = sent(client, url, email="", file=photo)
    assert (response.status_code, "h03.png" in response.content.decode()) == (422, True)
    program = sent(client, url, file=SimpleUploadedFile("tool.exe", b"MZ\x90"))
    empty = sent(client, url, file=SimpleUploadedFile("empty.pdf", b""))
    assert (program.status_code, empty.status_code, by_form()) == (422, 422, [])
    assert sent(client, url).status_code == 303
    (made,) = by_form()
    line = said(made)[0]
    assert [file.name for file in line.attachments] == ["h03.png"]


def test_programs_that_fill_in_everything_are_refused(client):
    url = details(client)
    response = sent(client, url, website="https://spam.example")
    assert (response.status_code, by_form()) == (422, [])


def test_an_address_that_sends_too_much_waits(client, monkeypatch):
    monkeypatch.setattr("madoguchi.channels.form.translate.SENT_AN_HOUR", 1)
    assert sent(client, details(client)).status_code == 303
    other = Client(headers={"accept-language": "ja"})
    assert sent(other, details(other)).status_code == 429
    assert len(by_form()) == 1


@pytest.mark.parametrize("post", [{"topic": "nothing"}, {"text": " \x00 "}, {"text": "あ" * 4001}])
def test_what_cannot_be_a_question_is_given_back(client, post):
    response = client.post("/contact/form/", {"topic": "rice-cookers", "text": TEXT, **post})
    assert response.status_code == 422
    assert Draft.objects.count() == 0


def test_a_draft_is_hers_alone(client):
    url = details(client)
    stranger = Client(headers={"accept-language": "ja"})
    begun(stranger, text="別の質問です。よろしくお願いします。")
    assert stranger.get(url).status_code == 404
    assert stranger.post(url, HERS).status_code == 404
    assert stranger.post(url.replace("details", "removal")).status_code == 404
    assert by_form() == []
    key = re.search(r"form/([^/]+)/", url).group(1)
    again = stranger.post("/contact/form/", {"topic": "rice-cookers", "text": "横取り", "key": key})
    assert again.status_code == 404
    assert Draft.objects.get(key=key).text == TEXT


def test_an_answer_that_was_enough_sends_nothing(client):
    url = details(client)
    client.post(url.replace("details", "solution"))
    client.post(url.replace("details", "solution"))
    assert Draft.objects.get().state == "helped"
    assert by_form() == []


def test_a_typed_address_of_somebody_known_goes_to_her_and_says_that_nobody_confirmed_it(client):
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    sent(client, details(client), email="yoko.takasaki@mail.example", name="だれか")
    (made,) = by_form()
    assert made.customer_id == known
    staff = people.all_staff()
    chief = next(one for one in staff if one.role == "supervisor")
    lines = conversations.thread(Viewer("staff", staff=chief), made.pk)
    assert [one.card.get("code") for one in lines if one.private] == ["form_unproven"]
    assert people.customer(known).name != "だれか"
    page = client.get("/my/enquiries/", follow=True).content.decode()
    assert made.number not in page


def test_an_address_that_somebody_only_typed_gives_her_nothing_of_others(client):
    spy = Client(headers={"accept-language": "ja"})
    sent(spy, details(spy))
    sent(client, details(client, text="二人目の質問です。お願いします。"))
    first, second = sorted(by_form(), key=lambda one: one.pk)
    assert first.customer_id != second.customer_id
    assert len(core.outgoing_mail(purpose="form_received")) == 2


def test_whoever_is_known_is_not_asked_again(client):
    known = people.find_customers("yoko.takasaki@mail.example", limit=1)[0]
    token = people.new_visitor_token()
    people.add_identity(customer_id=known, kind="visitor", value=token)
    client.cookies[people.VISITOR_COOKIE] = token
    url = details(client)
    page = client.get(url).content.decode()
    assert 'name="email"' not in page
    assert "yoko.takasaki@mail.example" in page
    assert client.post(url, consent(client, url)).status_code == 303
    (made,) = by_form()
    assert made.customer_id == known
    (mail,) = core.outgoing_mail(purpose="form_received")
    assert mail.to == "yoko.takasaki@mail.example"


def test_a_topic_asks_what_the_company_set(client, by):
    fault = OwnField("お使いの場所", "Where", "choice", True, ("台所 | Kitchen", "居間 | Living room"))
    own = TopicForm("rice-cookers", email="no", phone="must", name="no", fields=(fault,))
    core.set_option(FormSettings(topics=(own,)), actor=by)
    url = details(client)
    page = client.get(url).content.decode()
    assert ('name="email"' in page, 'name="phone"' in page, "居間" in page) == (False, True, True)
    assert client.post(url, {"phone": "090-1234-5670", "own1": "寝室"}).status_code == 422
    assert (
        client.post(url, {"phone": "090-1234-5670", "own1": "台所", **consent(client, url)}).status_code
        == 303
    )
    (made,) = by_form()
    assert "お使いの場所: 台所" in said(made)[0].body


def test_a_closed_form_is_not_there(client, by):
    core.set_option(FormSettings(open=False), actor=by)
    assert client.get("/contact/form/").status_code == 404


def test_our_answer_is_mailed_once_to_the_address_given(client, by):
    sent(client, details(client))
    (made,) = by_form()
    agent = next(one for one in people.all_staff() if one.role == "supervisor")
    core.set_option(conversations.TakeBack(seconds=0), actor=by)
    words = "確認いたしました。"
    answer = reply.send(conversation_id=made.pk, staff_id=agent.id, text=words, client_id="answer-01")
    work_off()
    (mail,) = core.outgoing_mail(purpose="form_answer")
    assert (mail.to, words in mail.text, made.number in mail.subject) == (HERS["email"], True, True)
    carry(conversations.outgoing(message_id=answer.message_id))
    assert len(core.outgoing_mail(purpose="form_answer")) == 1
    (told,) = conversations.deliveries_of([answer.message_id]).values()
    assert told.state == "sent"


def test_what_happens_within_the_house_is_not_mailed(client, by):
    """Who has it, that it was passed on, that she was asked if she is there: no letters."""
    sent(client, details(client))
    (made,) = by_form()
    agent = next(one for one in people.all_staff() if one.role == "supervisor")
    place, me = {"conversation_id": made.pk}, core.staff(agent.id)
    conversations.assign(**place, staff_id=agent.id, actor=me)
    for line in (
        "agent_joined",
        "handed_over",
        "outside_hours",
        "still_there",
        "identity_proven",
        "rating_asked",
    ):
        params = {"name": "森", "at": core.now()}
        conversations.tell(**place, code=line, params=params)
    conversations.release(**place, actor=me)
    conversations.resolve(**place, actor=me)
    conversations.reopen(**place, actor=me)
    work_off()
    assert core.outgoing_mail(purpose="form_answer") == ()
    conversations.tell(**place, code="merged", params={"number": "234-567"})
    work_off()
    (mail,) = core.outgoing_mail(purpose="form_answer")
    assert "234-567" in mail.text


def test_without_an_address_the_answer_says_that_it_could_not_go(client, by):
    core.set_option(FormSettings(topics=(TopicForm("rice-cookers", email="no", phone="must"),)), actor=by)
    core.set_option(conversations.TakeBack(seconds=0), actor=by)
    url = details(client)
    client.post(url, {"phone": "090-1234-5670", **consent(client, url)})
    (made,) = by_form()
    agent = next(one for one in people.all_staff() if one.role == "supervisor")
    answer = reply.send(
        conversation_id=made.pk, staff_id=agent.id, text="お電話します。", client_id="answer-01"
    )
    work_off()
    (told,) = conversations.deliveries_of([answer.message_id]).values()
    assert (told.state, told.reason) == ("failed", "address")


def test_what_nobody_came_back_to_is_forgotten(client):
    url = details(client)
    sent(client, url, email="", file=SimpleUploadedFile("h03.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40))
    (file,) = Draft.objects.get().files
    with core.shift(timedelta(days=15)):
        assert drafts.forget_left() == 1
    assert core.attachment(file) is None


def test_the_topics_are_those_of_the_company(client, by):
    terms = core.option(Vocabulary).topics
    page = client.get("/contact/form/?topic=delivery").content.decode()
    offered = [term.ja for term in terms if core.option(FormSettings).topic(term.code).offered]
    assert len(offered) > 5
    assert [term in page for term in offered] == [True] * len(offered)
    assert re.search(r'value="delivery" required checked', page)
