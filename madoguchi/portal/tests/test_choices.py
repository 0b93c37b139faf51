"""What was asked with answers to press, and what she marked elsewhere, on her own page of the enquiry."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage, MessageShape
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.api import LegalTexts

from .test_enquiries import ADDRESS, VERSION, Browser, reply, shape

pytestmark = pytest.mark.django_db
BUTTON = re.compile(r'name="choice" value="(\d+-\d+)"[^>]*>.*?<strong>([^<]+)</strong>')


@pytest.fixture
def agent(db):
    return people.create_staff(email="aoki@choices.example", password=None, name="青木 誠")


@pytest.fixture
def phone(db) -> Browser:
    return Browser().proves(ADDRESS)


@pytest.fixture
def enquiry(phone, agent):
    """She asked, and is asked back."""
    got = conversations.receive(InboundMessage(phone.customer, "webchat", "ふたが閉まりません"))
    ask(agent, got.conversation_id, "どうなさいますか", "交換する", "返品する")
    return shape(phone, got.conversation_id)


def ask(agent, here: int, text: str, *answers: str) -> int:
    said = conversations.reply(conversation_id=here, staff_id=agent.id, text=text, answers=answers)
    return said.message_id


def buttons(phone: Browser, number: str) -> dict[str, str]:
    """What can be pressed, by the words on it."""
    return {words: value for value, words in BUTTON.findall(phone.reads(f"/my/enquiries/{number}/"))}


def press(phone: Browser, number: str, value: str, **more: str):
    return phone.post(f"/my/enquiries/{number}/choices/", {"choice": value, "consent": VERSION, **more})


def said(phone: Browser, here: int) -> list[str]:
    viewer = people.customer_viewer(phone.token)
    return [one.body for one in conversations.thread(viewer, here) if one.author_kind == "customer"]


def test_an_answer_is_pressed_and_is_her_message(phone, enquiry):
    offered = buttons(phone, enquiry.number)
    assert list(offered) == ["交換する", "返品する"]
    pressed = press(phone, enquiry.number, offered["返品する"])
    assert pressed.status_code == 302
    assert "#m" in pressed["Location"]
    assert said(phone, enquiry.id) == ["ふたが閉まりません", "返品する"]
    page = phone.reads(f"/my/enquiries/{enquiry.number}/")
    assert "ご回答を承りました。" in page
    assert not BUTTON.search(page)
    (chosen,) = re.findall(r"is-chosen\">(.*?)</li>", page, re.DOTALL)
    assert "返品する" in chosen
    assert "お客様の回答" in chosen
    assert page.count("お客様の回答") == 1


def test_pressed_again_it_is_said_once_and_another_one_is_refused_in_words(phone, enquiry):
    offered = buttons(phone, enquiry.number)
    first = press(phone, enquiry.number, offered["交換する"])
    again = press(phone, enquiry.number, offered["交換する"])
    assert (again.status_code, again["Location"]) == (302, first["Location"])
    other = press(phone, enquiry.number, offered["返品する"])
    assert other.status_code == 409
    assert "すでにご回答いただいています：「交換する」" in other.content.decode()
    assert said(phone, enquiry.id) == ["ふたが閉まりません", "交換する"]


def test_what_was_pressed_in_the_chat_counts_here_too(phone, enquiry):
    offered = buttons(phone, enquiry.number)
    question = offered["交換する"].partition("-")[0]
    chat = phone.post("/chat/messages/", {"text": "交換する", "client_id": f"choice-{question}"})
    assert chat.status_code in (200, 302, 303)
    assert press(phone, enquiry.number, offered["返品する"]).status_code == 409
    assert press(phone, enquiry.number, offered["交換する"]).status_code == 302
    assert said(phone, enquiry.id) == ["ふたが閉まりません", "交換する"]


@pytest.mark.parametrize("since", ["she wrote", "asked anew", "closed"])
def test_a_question_that_is_over_is_not_answered_any_more(phone, enquiry, agent, since):
    old = buttons(phone, enquiry.number)["交換する"]
    if since == "she wrote":
        reply(phone, enquiry.number, "少し考えます")
    elif since == "asked anew":
        ask(agent, enquiry.id, "お色はどちらに", "白", "黒")
    else:
        conversations.close(conversation_id=enquiry.id, actor=core.SYSTEM)
    before = said(phone, enquiry.id)
    late = press(phone, enquiry.number, old)
    assert late.status_code == 409
    assert "すでに受付を終えています" in late.content.decode()
    assert said(phone, enquiry.id) == before
    assert "交換する" not in buttons(phone, enquiry.number)
    assert list(buttons(phone, enquiry.number)) == (["白", "黒"] if since == "asked anew" else [])


@pytest.mark.parametrize("place", ["0", "3", "x", ""])
def test_an_answer_that_was_not_offered_is_refused(phone, enquiry, place):
    question = buttons(phone, enquiry.number)["交換する"].partition("-")[0]
    refused = press(phone, enquiry.number, f"{question}-{place}")
    assert refused.status_code == 422
    assert "この選択肢は現在ご利用いただけません" in refused.content.decode()
    assert said(phone, enquiry.id) == ["ふたが閉まりません"]


def test_a_question_of_somebody_else_is_none_of_hers(phone, enquiry, agent):
    stranger = Browser().proves("taro@choices.example")
    hers = conversations.receive(InboundMessage(stranger.customer, "webchat", "別の用件"))
    question = ask(agent, hers.conversation_id, "どちらを", "一", "二")
    assert press(phone, enquiry.number, f"{question}-1").status_code == 422
    assert press(phone, shape(stranger, hers.conversation_id).number, f"{question}-1").status_code == 404
    assert said(stranger, hers.conversation_id) == ["別の用件"]


def test_what_the_assistant_asks_is_open_while_it_leads(phone, agent):
    got = conversations.receive(InboundMessage(phone.customer, "webchat", "返品したい"))
    card = {"options": [{"label": "はい", "note": "11月24日まで"}, {"label": "いいえ"}]}
    conversations.answer(conversation_id=got.conversation_id, body="こちらのご注文ですか", card=card)
    number = shape(phone, got.conversation_id).number
    assert list(buttons(phone, number)) == ["はい", "いいえ"]
    assert "11月24日まで" in phone.reads(f"/my/enquiries/{number}/")
    conversations.hand_to_queue(conversation_id=got.conversation_id, actor=core.SYSTEM)
    assert buttons(phone, number) == {}
    assert "いいえ" in phone.reads(f"/my/enquiries/{number}/")


def test_who_is_blocked_presses_in_vain(phone, enquiry, agent):
    offered = buttons(phone, enquiry.number)
    people.block(customer_id=phone.customer, reason="暴言", until=None, staff_id=agent.id)
    refused = press(phone, enquiry.number, offered["交換する"])
    assert refused.status_code == 403
    assert "お受けすることができません" in refused.content.decode()
    assert said(phone, enquiry.id) == ["ふたが閉まりません"]


def test_a_box_that_has_to_be_ticked_stands_at_the_answers(phone, enquiry):
    core.set_option(LegalTexts(tick=True), actor=core.SYSTEM)
    page = phone.reads(f"/my/enquiries/{enquiry.number}/")
    form = page[page.index('class="my-choices"') :].partition("</form>")[0]
    assert 'type="checkbox" name="consent"' in form
    value = buttons(phone, enquiry.number)["交換する"]
    refused = phone.post(f"/my/enquiries/{enquiry.number}/choices/", {"choice": value})
    assert refused.status_code == 422
    assert "同意の欄にチェック" in refused.content.decode()
    assert press(phone, enquiry.number, value).status_code == 302


def test_a_quoted_message_is_a_quote_that_leads_to_it(phone, agent):
    def writes(text: str, external_id: str, **card: str) -> int:
        message = InboundMessage(phone.customer, "whatsapp", text, external_id=external_id, card=card)
        return conversations.receive(message).message_id

    asked = writes("保証は何年ですか", "wamid.choices-1")
    writes("この質問です", "wamid.choices-2", quotes="wamid.choices-1")
    writes("これは取り消されました", "wamid.choices-3")
    writes("そのとおりです", "wamid.choices-4", quotes="wamid.choices-3")
    conversations.unsend(channel="whatsapp", external_id="wamid.choices-3", at=core.now())
    conversations.react(channel="whatsapp", external_id="wamid.choices-1", sign="🙏", at=core.now())
    here = conversations.current_for_customer(phone.customer)
    page = phone.reads(f"/my/enquiries/{here.number}/")
    assert re.search(rf'<a class="my-quoted" href="#m{asked}">.*?保証は何年ですか', page, re.DOTALL)
    assert page.count("本文のないメッセージ、または取り消されたメッセージ") == 1
    assert re.search(r"付けたリアクション：</span>\s*🙏", page)
    copy = phone.get(f"/my/enquiries/{here.number}/transcript.txt").content.decode()
    assert "返信元：保証は何年ですか\nこの質問です" in copy
    assert "返信元：取り消されたメッセージ\nそのとおりです" in copy
    whole = phone.reads(f"/my/enquiries/{here.number}/transcript.html")
    assert "返信元： 保証は何年ですか" in whole
    assert "（送信が取り消されました）" in whole
    chat = phone.get("/chat/").content.decode()
    assert re.search(r'class="chat-quoted".*?保証は何年ですか', chat, re.DOTALL)


@pytest.mark.parametrize("asker", ["assistant", "agent"])
def test_only_the_last_word_asks(asker):
    def line(kind: str, id: int, **card: object) -> MessageShape:
        return MessageShape(id, 1, id, kind, "", None, "text", "", card, "webchat", "ja", "", core.now())

    asked = line(asker, 1, options=[{"label": "はい"}])
    assert conversations.open_question([asked, line("system", 2)], handler="assistant") is asked
    assert conversations.open_question([asked, line("customer", 2)], handler="assistant") is None
    assert conversations.open_question([], handler="assistant") is None
    later = conversations.open_question([asked], handler="agent")
    assert later is (asked if asker == "agent" else None)


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_message(committed_db):
    phone = Browser().proves(ADDRESS)
    agent = people.create_staff(email="aoki@choices.example", password=None, name="青木 誠")
    got = conversations.receive(InboundMessage(phone.customer, "webchat", "ふたが閉まりません"))
    ask(agent, got.conversation_id, "どうなさいますか", "交換する", "返品する")
    number = shape(phone, got.conversation_id).number
    values = list(buttons(phone, number).values())

    def pressed(value: str) -> int:
        browser = Browser()
        browser.cookies[people.VISITOR_COOKIE] = phone.token
        try:
            return press(browser, number, value).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(pressed, values * 2))
    assert answers == [302, 302, 409, 409]
    assert len(said(phone, got.conversation_id)) == 2
