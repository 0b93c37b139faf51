"""One whole journey with two people: a question is answered, reaches a person, is helped, settled and rated.

With MADOGUCHI_PICTURES=FOLDER it photographs them there; the pictures of the README were taken this way.
"""

import os
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from madoguchi.channels.webchat.shapes import WidgetSettings
from madoguchi.core import api as core
from tests.plugins.browser import NARROW, assert_accessible, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "炊飯器にH03と表示されて炊けません"
NOTE = "保証期間内。内釜のセンサー交換を案内する。"


def keep(page: Page, name: str) -> None:
    """Photograph the page when it has come to rest, where somebody wants pictures."""
    if folder := os.environ.get("MADOGUCHI_PICTURES"):
        page.wait_for_timeout(500)
        page.screenshot(path=Path(folder, f"{name}.png"))


def at_work(page: Page, who: str = "misaki") -> None:
    """Signed in where work comes."""
    sign_in(page, who, "/desk/?view=queue")
    expect(page.locator("#desk")).to_be_visible()


def be_available(page: Page) -> None:
    page.locator("[data-availability=available]").click()
    expect(page.locator("[data-availability=available]")).to_have_attribute("aria-pressed", "true")


def ask(page: Page, text: str) -> None:
    """Write in the chat and send by Enter."""
    page.fill("#chat-text", text)
    page.press("#chat-text", "Enter")


def offer_of(desk: Page, words: str) -> Locator:
    """The offer that rings for a conversation with these words."""
    offer = desk.locator(".offer", has_text=words)
    expect(offer).to_be_visible()
    return offer


def take_no_more(desk: Page) -> None:
    """Nothing new shall ring: from now on she is busy."""
    desk.locator("[data-availability=busy]").click()
    expect(desk.locator("[data-availability=busy]")).to_have_attribute("aria-pressed", "true")


def resolve(desk: Page) -> None:
    """Say what it was about, then resolve."""
    desk.locator("[data-act=resolve] a").click()
    for answer in ("不具合", "商品の不良", "交換・修理"):
        desk.locator(".code-chip", has_text=answer).click()
    desk.locator(".act-form").get_by_role("button", name="解決済みにする").click()


def test_from_question_to_rating(served, new_page: Callable[..., Page]) -> None:
    customer, desk = new_page(NARROW), new_page()

    # given an agent who has signed in, when the customer asks
    at_work(desk)
    customer.goto("/chat/")
    assert_accessible(customer)
    keep(customer, "1-chat")
    ask(customer, QUESTION)

    # then she is answered from an article, with its source
    expect(customer.locator(".chat-source")).to_contain_text("H03")
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
    take_no_more(desk)
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
    resolve(desk)
    expect(customer.locator(".chat-rating")).to_be_visible()
    keep(customer, "6-rating")
    customer.locator(".chat-score[value='5']").click()
    expect(customer.locator(".chat-rating")).to_contain_text("ご評価いただき")
    assert_accessible(customer)
    desk.reload()
    expect(desk.locator("#desk-side").get_by_role("img", name="5 / 5")).to_be_visible()
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

    at_work(desk)
    desk.get_by_role("link", name=re.compile("お客様")).filter(has_text="H03").last.click()
    expect(desk.locator("#talk")).to_contain_text(QUESTION)
    desk.fill("#reply-text", "型番をお知らせいただけますか。")
    desk.locator(".composer-reply .button-primary[type=submit]").click()
    until(customer, "型番をお知らせいただけますか。")
    customer.fill("#chat-text", "AR-55です。")
    customer.locator(".chat-send").click()
    desk.reload()
    expect(desk.locator("#talk")).to_contain_text("AR-55です。")
    desk.check("#mode-note")
    desk.fill("#note-text", NOTE)
    desk.locator(".composer-note button[type=submit]").click()
    expect(desk.locator("#talk")).to_contain_text(NOTE)
    resolve(desk)
    until(customer, "chat-score")
    assert NOTE not in customer.content()
    keep(customer, "plain-chat")
    keep(desk, "plain-desk")
    customer.locator(".chat-score[value='4']").click()
    expect(customer.locator(".chat-rating")).to_contain_text("ご評価いただき")
    desk.reload()
    expect(desk.locator("#desk-side").get_by_role("img", name="4 / 5")).to_be_visible()


HOST_PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8"><title>あおぞら電機</title>
<style>
body { margin: 0; font: 16px/1.7 system-ui, "Noto Sans JP", sans-serif; color: #23282f; background: #f4f6f8; }
header { display: flex; gap: 32px; align-items: baseline; padding: 18px 40px; background: #fff; }
header b { font-size: 20px; margin-inline-end: auto; }
nav { color: #59636e; }
main { max-width: 940px; margin: 32px 40px; }
h1 { font-size: 26px; margin: 0 0 20px; }
.one { display: grid; grid-template-columns: 300px 1fr; gap: 32px; padding: 28px; background: #fff;
  border-radius: 12px; }
.photo { height: 300px; border-radius: 10px; background: #e6ebf0; display: grid; place-items: center; }
.pot { width: 160px; height: 128px; border-radius: 40px 40px 26px 26px; background: #fff; position: relative;
  box-shadow: 0 12px 28px #1f2a3a2e; }
.pot::before { content: ""; position: absolute; inset: 34px 0 auto; height: 3px; background: #d5dce3; }
.pot::after { content: ""; position: absolute; inset: 56px 58px auto; height: 30px; border-radius: 6px;
  background: #32475f; }
.price { font-size: 28px; font-weight: 700; }
.price small { font-size: 15px; font-weight: 400; color: #59636e; }
.buy { display: inline-block; padding: 10px 28px; border-radius: 8px; background: #c8541f; color: #fff; }
</style>
<header><b>あおぞら電機</b><nav>炊飯器</nav><nav>電気ケトル</nav><nav>空気清浄機</nav><nav>カート</nav></header>
<main><h1>炊飯器 AR-55</h1>
<div class="one"><div class="photo"><div class="pot"></div></div>
<div><p>5.5合炊き・厚い内釜</p>
<p class="price">29,800円 <small>（税込・送料無料）</small></p>
<p><span class="buy">カートに入れる</span></p></div></div></main>
<script src="{address}/widget.js" async></script></html>"""


@pytest.fixture
def shop(served) -> Iterator[str]:
    """The shop's page on a site of its own."""
    page = HOST_PAGE.replace("{address}", served.url).encode()

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://shop.localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_widget_on_a_page_of_the_shop(served, shop: str, new_page: Callable[..., Page]) -> None:
    core.set_option(WidgetSettings(allowed_origins=(shop,)), actor=core.SYSTEM)
    page = new_page((1100, 760))
    page.goto(f"{shop}/")
    page.get_by_role("button", name="チャットで問い合わせる").click()
    chat = page.frame_locator("iframe")
    expect(chat.locator(".chat-ready")).to_be_visible()
    chat.locator("#chat-text").fill(QUESTION)
    chat.locator("#chat-text").press("Enter")
    expect(chat.locator(".chat-source")).to_contain_text("H03")
    keep(page, "widget-open")
