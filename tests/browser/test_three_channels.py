"""One conversation over three channels: begun in the chat, carried on in LINE, ended by mail with a PDF.

The agent has one thread, nothing is asked twice, and one opinion is asked for.
"""

import email
import email.policy
import re
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from madoguchi.channels import api as channels
from madoguchi.channels.email.tests.conftest import Sink, dovecot, mailbox_at, sink
from madoguchi.channels.email.tests.dovecot import Dovecot
from madoguchi.conversations.models import Conversation, Message
from madoguchi.core import api as core
from madoguchi.core import testing
from madoguchi.demo.phone.line import SECRET, TOKEN, LineServer, signed
from madoguchi.people import api as people
from tests.journeys.asked_twice import asked_twice, held
from tests.plugins.browser import NARROW, assert_accessible
from tests.plugins.served import Served, serving

from .test_desk_talk import at_desk, write
from .test_journey import QUESTION, ask, resolve
from .test_portal import mailed_code

__all__ = ["dovecot", "sink"]
pytestmark = pytest.mark.django_db(transaction=True)

USER = "Uabcdef0123456789abcdef0123456789"
ADDRESS = "haruka@three.test"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
)


@pytest.fixture
def line() -> Iterator[LineServer]:
    """LINE, as it answers on loopback."""
    with testing.running(LineServer()) as server:
        yield server


@pytest.fixture
def served(
    committed_db, served_home, born_of, settings, line: LineServer, dovecot: Dovecot, sink: Sink
) -> Any:
    """The product with an account at LINE and a mailbox."""
    values = {"access_token": TOKEN, "channel_secret": SECRET}
    settings.MADOGUCHI_LINE_API = settings.MADOGUCHI_LINE_DATA = line.address
    ours = channels.add_account(kind="line", name="あおぞら電機", values=values)
    line.endpoint = channels.webhook_address(ours)
    assert channels.test(account_id=ours.id).ok, "from now on links lead to us"
    mailbox_at(dovecot, sink, "support-three@aozora.example")
    there = {"MADOGUCHI_LINE_API": line.address, "MADOGUCHI_LINE_DATA": line.address,
             "MADOGUCHI_SECRET_KEY": settings.SECRET_KEY}  # fmt: skip
    with serving(committed_db, served_home, born_of, **there) as running:
        yield running


@pytest.fixture
def says(served: Served, line: LineServer) -> Callable[[str], None]:
    """She writes in LINE; LINE brings it to the desk."""
    key = channels.accounts("line")[0].key

    def said(text: str) -> None:
        body, headers = signed(line.message(USER, text))
        headers["Content-Type"] = "application/json"
        asked = urllib.request.Request(f"{served.url}/channels/line/{key}/", body, headers)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert answer.status == 200

    return said


def proven(chat: Page) -> None:
    """She confirms her address in the chat by the code that was mailed."""
    chat.goto("/chat/email/")
    chat.fill("input[name=email]", ADDRESS)
    chat.press("input[name=email]", "Enter")
    expect(chat.locator("input[name=code]")).to_be_visible()
    chat.fill("input[name=code]", mailed_code(ADDRESS))
    chat.press("input[name=code]", "Enter")
    expect(chat.locator("input[name=code]")).to_be_hidden()


def until(found: Callable[[], Any], page: Page) -> Any:
    """What is found within the patience of an expectation."""
    for _each in range(150):
        if value := found():
            return value
        page.wait_for_timeout(200)
    raise AssertionError("it did not come")


def test_from_the_chat_to_line_to_mail(
    served: Served, line: LineServer, sink: Sink, says: Callable[[str], None], new_page: Callable[..., Page]
) -> None:
    chat, desk = new_page(NARROW), at_desk(new_page())

    # given a question in the chat, answered from an article, by somebody whose address is proven
    chat.goto("/chat/")
    ask(chat, QUESTION)
    expect(chat.locator(".chat-source")).to_contain_text("H03")
    proven(chat)

    # when she goes on in LINE, with the code that the QR code holds
    chat.goto("/chat/ways/")
    chat.get_by_role("button", name="LINEで続ける").click()
    expect(chat.locator(".chat-way-qr svg")).to_be_visible()
    assert_accessible(chat)
    code = chat.locator(".chat-way-code output").inner_text()
    says(f"続ける：{code}")
    until(lambda: any("LINEに切り替わりました" in words for words in line.said()), desk)

    # then the chat says where it went, and LINE asks nothing that was said
    chat.goto("/chat/")
    expect(chat.locator("#chat-log")).to_contain_text("LINE")
    says("担当者に相談したいです")
    here = until(lambda: Conversation.objects.filter(channel="line", handler="queue").first(), desk)

    # then the agent has one thread with all of it, and answers into LINE
    desk.goto(f"/desk/c/{here.pk}/")
    expect(desk.locator("#thread")).to_contain_text(QUESTION)
    expect(desk.locator("#thread")).to_contain_text("担当者に相談したいです")
    expect(desk.locator(".packet")).to_contain_text("H03")
    write(desk, "reply", "お待たせいたしました。修理の手順をメールでお送りしてもよろしいでしょうか。")
    until(lambda: any("修理の手順" in words for words in line.said()), desk)

    # when it goes on by mail, with a PDF
    desk.once("dialog", lambda question: question.accept())
    desk.get_by_role("button", name=re.compile("メールで続ける")).click()
    until(lambda: Conversation.objects.get(pk=here.pk).channel == "email", desk)
    desk.goto(f"/desk/c/{here.pk}/")
    file = {"name": "repair.pdf", "mimeType": "application/pdf", "buffer": PDF}
    desk.set_input_files("input[name=attachments]", file)
    desk.fill("#reply-text", "修理の手順を添付いたします。ご確認をお願いいたします。")
    desk.press("#reply-text", "Control+Enter")
    mail = until(lambda: with_pdf(sink), desk)
    assert mail["To"] == ADDRESS
    assert here.number in mail["Subject"]

    # then it was one conversation of one customer, in which nothing was asked twice
    assert (
        Message.objects.filter(conversation__customer=here.customer_id)
        .values("conversation")
        .distinct()
        .count()
        == 1
    )
    assert people.customer_by_identity(kind="line", value=USER) == here.customer_id
    assert asked_twice(here.pk, known=held(here.pk)) == []

    # and one opinion is asked for
    desk.goto(f"/desk/c/{here.pk}/")
    resolve(desk)
    until(lambda: Conversation.objects.get(pk=here.pk).status == "resolved", desk)
    asked = core.history(conversation_id=here.pk, types=["feedback.rating_asked"])
    assert len(asked) == 1


def with_pdf(sink: Sink) -> Any:
    """The mail that holds the PDF, when it has arrived."""
    for _to, raw in sink.mails:
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        if any(part.get_content_type() == "application/pdf" for part in mail.walk()):
            return mail
    return None
