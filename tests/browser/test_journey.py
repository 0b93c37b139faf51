"""One whole journey with two people: a question is answered, reaches a person, is helped, settled and rated.

The pictures lie in $MADOGUCHI_PICTURES, else in var/pictures; those of the README were taken this way.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.plugins import cluster
from tests.plugins.browser import NARROW, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "炊飯器にH03と表示されて炊けません"
NOTE = "保証期間内。内釜のセンサー交換を案内する。"


def pictures() -> Path:
    """Where the pictures go."""
    folder = Path(os.environ.get("MADOGUCHI_PICTURES") or cluster.home() / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep(page: Page, name: str) -> None:
    """Photograph the page as it is."""
    page.screenshot(path=pictures() / f"{name}.png")


def sign_in(page: Page, who: str = "misaki") -> None:
    """Sign in and take work."""
    page.goto("/account/login/?next=/desk/?view=queue")
    page.fill("input[name=login]", f"{who}@aozora.example")
    page.fill("input[name=password]", "aozora-demo-2026")
    page.press("input[name=password]", "Enter")
    expect(page.locator("#desk")).to_be_visible()


def be_available(page: Page) -> None:
    page.locator("[data-availability=available]").click()
    expect(page.locator("[data-availability=available]")).to_have_attribute("aria-pressed", "true")


def ask(page: Page, text: str) -> None:
    """Write in the chat and send by Enter."""
    page.fill("#chat-text", text)
    page.press("#chat-text", "Enter")


def offer_of(desk: Page, words: str) -> Locator:
    """The offer that rings for a conversation with these words, others declined on the way."""
    offer = desk.locator(".offer", has_text=words)
    for _ in range(8):
        expect(desk.locator(".offer").first).to_be_visible(timeout=15_000)
        if offer.count():
            return offer
        desk.locator(".offer").first.get_by_role("button", name="見送る").click()
        desk.wait_for_timeout(400)
    raise AssertionError("the conversation was never offered")


def test_from_question_to_rating(served, new_page: Callable[..., Page]) -> None:
    customer, desk = new_page(NARROW), new_page()

    # given an agent who has signed in, when the customer asks
    sign_in(desk)
    customer.goto("/chat/")
    assert_accessible(customer)
    keep(customer, "1-chat")
    ask(customer, QUESTION)

    # then she is answered from an article, with its source
    expect(customer.locator(".chat-source")).to_contain_text("H03", timeout=15_000)
    assert_accessible(customer)
    keep(customer, "2-answer")

    # when she wants a person, she sees that she is waiting
    customer.get_by_role("button", name="担当者に相談する").first.click()
    expect(customer.locator(".chat-waiting")).to_be_visible()
    keep(customer, "3-waiting")

    # then the agent sees the packet before accepting
    be_available(desk)
    offer = offer_of(desk, "H03")
    expect(offer).to_contain_text(QUESTION)
    assert_accessible(desk)
    keep(desk, "4-offer")
    offer.get_by_role("button", name="受ける").click()
    expect(desk.locator("#talk")).to_contain_text(QUESTION)
    expect(desk.locator(".packet")).to_contain_text("H03")
    expect(customer.locator("#chat-state")).to_contain_text("佐藤")

    # and both write live
    desk.fill("#reply-text", "お待たせいたしました。総合受付の佐藤です。型番をお知らせいただけますか。")
    desk.press("#reply-text", "Control+Enter")
    expect(customer.locator("#chat-thread")).to_contain_text("型番をお知らせいただけますか")
    ask(customer, "AR-55です。")
    expect(desk.locator("#talk")).to_contain_text("AR-55です。")

    # a note stays inside
    desk.check("#mode-note")
    desk.fill("#note-text", NOTE)
    desk.press("#note-text", "Control+Enter")
    expect(desk.locator("#talk")).to_contain_text(NOTE)
    desk.check("#mode-reply")
    desk.fill("#reply-text", "ありがとうございます。保証期間内ですので、無料で修理いたします。")
    desk.press("#reply-text", "Control+Enter")
    expect(customer.locator("#chat-thread")).to_contain_text("無料で修理いたします")
    assert NOTE not in customer.content()
    assert_accessible(desk)
    keep(desk, "5-desk")
    keep(customer, "5-chat")

    # when it is resolved, the customer rates and the agent sees it
    desk.get_by_role("button", name="解決済みにする").click()
    expect(customer.locator(".chat-rating")).to_be_visible()
    keep(customer, "6-rating")
    customer.locator(".chat-score[value='5']").click()
    expect(customer.locator(".chat-rating")).to_contain_text("ご評価いただき")
    assert_accessible(customer)
    desk.reload()
    expect(desk.locator("#desk-side")).to_contain_text(re.compile("5"))
    customer.reload()
    assert NOTE not in customer.content()
    keep(customer, "7-rated")
    keep(desk, "7-desk")


def until(page: Page, words: str, *, tries: int = 20) -> None:
    """Without scripts one looks again."""
    for _ in range(tries):
        if words in page.content():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{words} did not appear")


def test_the_same_without_javascript(served, new_page: Callable[..., Page]) -> None:
    customer = new_page(NARROW, javascript=False)
    desk = new_page(javascript=False)

    customer.goto("/chat/")
    customer.fill("#chat-text", QUESTION)
    customer.locator(".chat-send").click()
    until(customer, "chat-source")
    customer.get_by_role("button", name="担当者に相談する").first.click()
    expect(customer.locator(".chat-waiting")).to_be_visible()

    sign_in(desk)
    desk.get_by_role("link", name=re.compile("お客様")).filter(has_text="H03").last.click()
    expect(desk.locator("#talk")).to_contain_text(QUESTION)
    desk.fill("#reply-text", "型番をお知らせいただけますか。")
    desk.locator(".composer-reply button[type=submit]").click()
    until(customer, "型番をお知らせいただけますか。")
    customer.fill("#chat-text", "AR-55です。")
    customer.locator(".chat-send").click()
    desk.reload()
    expect(desk.locator("#talk")).to_contain_text("AR-55です。")
    desk.fill("#note-text", NOTE)
    desk.locator(".composer-note button[type=submit]").click()
    expect(desk.locator("#talk")).to_contain_text(NOTE)
    desk.get_by_role("button", name="解決済みにする").click()
    until(customer, "chat-score")
    assert NOTE not in customer.content()
    keep(customer, "plain-chat")
    keep(desk, "plain-desk")
    customer.locator(".chat-score[value='4']").click()
    expect(customer.locator(".chat-rating")).to_contain_text("ご評価いただき")
    desk.reload()
    expect(desk.locator("#desk-side")).to_contain_text(re.compile("4"))


HOST_PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>あおぞら電機</title>
<body><h1>あおぞら電機 オンラインショップ</h1><p>炊飯器 AR-55　29,800円（税込）</p>
<script src="{address}/widget.js" async></script></body></html>"""


def test_the_widget_on_a_page_of_the_shop(served, new_page: Callable[..., Page]) -> None:
    page = new_page((1100, 760))
    page.route(
        "http://shop.localhost/",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8", body=HOST_PAGE.format(address=served.url)
        ),
    )
    page.goto("http://shop.localhost/")
    page.get_by_role("button").last.click()
    chat = page.frame_locator("iframe")
    expect(chat.locator("#chat-text")).to_be_visible()
    keep(page, "widget-open")
