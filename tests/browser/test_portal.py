"""私のお問い合わせ on a phone and a desk: asked in the chat, answered live, kept, signed out."""

import re

from playwright.sync_api import Page, expect

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.feedback import api as feedback
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible

ADDRESS = "hanako@portal.test"


def mailed_code(address: str = ADDRESS) -> str:
    mail = next(mail for mail in core.outgoing_mail() if mail.purpose == "code" and mail.to == address)
    found = re.search(r"\d{6}", mail.text)
    assert found is not None
    return found.group()


def prove(page: Page) -> None:
    """Address, code, back to the page that was asked for."""
    page.goto("/my/")
    expect(page.locator("[data-consent]").first).to_contain_text("個人情報の取り扱い")
    page.fill("input[name=email]", ADDRESS)
    page.press("input[name=email]", "Enter")
    expect(page.locator("input[name=code]")).to_be_visible()
    page.fill("input[name=code]", mailed_code())
    page.press("input[name=code]", "Enter")
    expect(page).to_have_url(re.compile(r"/my/$"))


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert_accessible(page)


def test_asked_on_the_phone_read_on_the_desk(served, new_page):
    desk = new_page(javascript=True)
    prove(desk)
    expect(desk.locator(".my").first).to_contain_text("進行中のものはございません")
    fits(desk)
    customer = people.customer_by_identity(kind="email", value=ADDRESS)
    agent = people.create_staff(email="aoki@portal.test", password=None, name="青木 誠")
    got = conversations.receive(
        conversations.InboundMessage(customer, "webchat", "電気ケトルのふたが閉まりません。")
    )
    talk, staff = got.conversation_id, agent.id
    expect(desk.locator(".my-card")).to_contain_text("電気ケトルのふた")
    desk.click(".my-card")
    conversations.note(conversation_id=talk, staff_id=staff, text="社内だけの話")
    conversations.reply(
        conversation_id=talk, staff_id=staff,
        text="ご不便をおかけしております。交換品をお送りしますので、お届け先をお知らせください。",
    )  # fmt: skip
    expect(desk.locator(".my-line-agent")).to_contain_text("交換品をお送りします")
    assert "社内だけの話" not in desk.content()
    fits(desk)
    desk.fill("textarea[name=text]", "ありがとうございます。登録の住所へお願いします。")
    desk.click(".my-answer button[type=submit]")
    expect(desk.locator(".my-line-customer").last).to_contain_text("登録の住所へ")
    assert [line.purpose for line in people.consents(customer)] == ["reply", "email"]
    without_scripts(new_page(NARROW, javascript=False), desk, talk, staff)


def without_scripts(phone: Page, desk: Page, talk: int, staff: int) -> None:
    """The same cookie without JavaScript: rating, copy, signing out."""
    phone.context.add_cookies(desk.context.cookies())
    conversations.resolve(conversation_id=talk, actor=core.staff(staff))
    feedback.ask_rating(conversation_id=talk, customer_id=conversations.customer_of(talk), staff_id=staff)
    phone.goto(desk.url.partition("#")[0])
    expect(phone.locator(".my-standing")).to_contain_text("解決済み")
    phone.fill("#my-comment", "早くて助かりました")
    phone.click(".my-score >> nth=4")
    rating = feedback.rating_for(talk)
    assert rating is not None
    assert (rating.score, rating.comment) == (5, "早くて助かりました")
    with phone.expect_download() as download:
        phone.click("a[href$='transcript.txt']")
    assert "社内だけの話" not in download.value.path().read_text()
    phone.click("button:has-text('メールで受け取る')")
    expect(phone.locator(".toasts")).to_contain_text(ADDRESS)
    phone.goto("/my/")
    phone.click("button:has-text('この端末からサインアウト')")
    phone.goto("/my/")
    expect(phone).to_have_url(re.compile("/me/"))
