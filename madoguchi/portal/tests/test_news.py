"""What is news to a customer: an order is accepted, she is reached elsewhere, her enquiry was answered."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from madoguchi.commerce import api as commerce
from madoguchi.commerce.events import OrderPlaced
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.core.testing import work_off
from madoguchi.journeys import reply
from madoguchi.notices import api as notices
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .test_enquiries import ADDRESS, Browser
from .things import order

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def by_day():
    with core.frozen(NOON):
        yield


@pytest.fixture
def browser(db) -> Browser:
    return Browser().proves(ADDRESS)


def mails() -> list[tuple[str, str, str]]:
    return [(mail.to, mail.subject, mail.text) for mail in reversed(core.outgoing_mail(purpose="alert"))]


def test_an_order_is_accepted_once_and_one_of_the_past_is_no_news(browser):
    for number, days in (("N-1", 0), ("N-0", 30)):
        made = order(browser.customer, number, placed_at=NOON - timedelta(days=days))
        for _again in range(2):
            with transaction.atomic():
                core.record(OrderPlaced(browser.customer, made.pk, "pending"), actor=core.SYSTEM)
    work_off()
    [(to, subject, text)] = mails()
    assert (to, subject) == (ADDRESS, "ご注文 N-1 を承りました")
    assert "お支払い金額：1,100円" in text
    assert "/my/orders/N-1/" in text


def test_another_day_of_delivery_and_its_taking_back_are_told(browser):
    order(browser.customer, "N-2", status="pending", promised_on=date(2026, 11, 27))
    viewer, act = Viewer("customer", customer_id=browser.customer), uuid4()
    commerce.change_delivery(
        viewer=viewer, number="N-2", day=date(2026, 11, 28), time="am", client_id=act
    )  # fmt: skip
    work_off()
    commerce.undo_act(viewer=viewer, client_id=act)
    work_off()
    told = [(subject, re.search(r"お届け予定日：(.+)", text)[1]) for _to, subject, text in mails()]
    subject = "ご注文 N-2 のお届け日を変更いたしました"
    assert told == [(subject, "2026年11月28日（土）"), (subject, "2026年11月27日（金）")]


def test_a_new_and_a_removed_address_are_told_to_both(browser):
    new = "neu@portal.example"
    people.send_code(customer_id=browser.customer, email=new, language="ja")
    code = re.search(r"\d{6}", next(mail.text for mail in core.outgoing_mail() if mail.to == new))
    assert code is not None
    people.confirm_code(customer_id=browser.customer, email=new, code=code.group())
    work_off()
    assert {to for to, _subject, _text in mails()} == {ADDRESS, "neu@portal.example"}
    assert people.remove_email(customer_id=browser.customer, email=ADDRESS)
    work_off()
    assert {subject for _to, subject, _text in mails()} == {"ご登録のメールアドレスが変更されました"}
    old = [text for to, _subject, text in mails() if to == ADDRESS]
    assert len(old) == 2
    assert "変更後：n•••@portal.example" in old[0]
    assert all("/me/stop/" not in text for text in old), "what is necessary is not stopped"


@pytest.mark.parametrize(("by", "told"), [("customer", 1), ("system", 0)])
def test_a_number_that_changes_is_told_unless_records_say_so(browser, by, told):
    actor = core.customer(browser.customer) if by == "customer" else core.SYSTEM
    people.keep_phone(customer_id=browser.customer, number="090-1234-5670", actor=actor)
    work_off()
    assert mails() == [], "the first number is no change"
    people.keep_phone(customer_id=browser.customer, number="090-1234-5671", actor=actor, preferred=True)
    work_off()
    assert len(mails()) == told
    for to, subject, text in mails():
        assert (to, subject) == (ADDRESS, "ご登録の電話番号が変更されました")
        assert "変更後：•••5671\n変更前：•••5670" in text
        assert "停止" not in text, "she has to know it"


def test_a_postal_address_that_changes_is_told_by_its_town(browser):
    draft = {
        "code": "100-0005",
        "prefecture": "東京都",
        "city": "千代田区",
        "town": "丸の内",
        "street": "1-1-1",
    }
    me, actor = browser.customer, core.customer(browser.customer)
    kept, _ = people.keep_address(customer_id=me, draft=people.AddressDraft(**draft), actor=actor)
    other = people.AddressDraft(**{**draft, "city": "港区", "town": "芝"})
    people.keep_address(customer_id=me, draft=other, actor=actor, address_id=kept)
    work_off()
    [(_to, subject, text)] = mails()
    assert subject == "ご登録の住所が変更されました"
    assert "変更後：東京都港区芝\n変更前：東京都千代田区丸の内" in text
    assert "1-1-1" not in text


def test_an_answer_is_told_once_until_it_is_read(browser):
    agent = people.create_staff(email="news@portal.example", password=None, name="青木 誠")
    asked = conversations.receive(
        conversations.InboundMessage(browser.customer, "webchat", "ふたが閉まりません")
    )
    for text in ("お調べいたします。", "お待たせいたしました。"):
        last = reply.send(conversation_id=asked.conversation_id, staff_id=agent.id, text=text)
        notices.tell_if_unread(conversation_id=asked.conversation_id)
    number = conversations.conversation(people.customer_viewer(browser.token), asked.conversation_id).number
    assert [subject for _to, subject, _text in mails()] == [f"お問い合わせ {number} に回答いたしました"]
    her = core.customer(browser.customer)
    conversations.mark_read(conversation_id=asked.conversation_id, reader=her, sequence=last.sequence)
    assert not notices.tell_if_unread(conversation_id=asked.conversation_id)
    reply.send(conversation_id=asked.conversation_id, staff_id=agent.id, text="その後いかがでしょうか。")
    assert notices.tell_if_unread(conversation_id=asked.conversation_id)
