"""A copy by mail from the chat: to the confirmed address alone."""

import pytest
from django.test import Client

from madoguchi.core import api as core
from madoguchi.people import api as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    browser = Client(headers={"accept-language": "ja"})
    browser.cookies[people.VISITOR_COOKIE] = people.new_visitor_token()
    return browser


def asks(browser: Client, **headers: str) -> str:
    return browser.post("/chat/transcript-mails/", headers=headers).content.decode()


def copies() -> list[core.MailShape]:
    return [mail for mail in core.outgoing_mail() if mail.purpose == "transcript"]


def test_first_the_address_then_the_copy(browser):
    assert "お送りできる内容がまだありません" in asks(browser)
    browser.post("/chat/messages/", {"text": "水あかの落とし方を教えてください", "client_id": "copy-00001"})
    page = asks(browser)
    assert "確認済みのメールアドレスにのみ" in page
    assert 'href="/chat/email/"' in page
    assert copies() == []
    customer = people.customer_by_token(browser.cookies[people.VISITOR_COOKIE].value)
    people.add_identity(customer_id=customer, kind="email", value="copy@chat.example", proven_how="code")
    assert "copy@chat.example に控えをお送りしました" in asks(browser, hx_request="true")
    (mail,) = copies()
    assert "水あかの落とし方を教えてください" in mail.text
    assert "控え" in browser.get("/chat/").content.decode()
