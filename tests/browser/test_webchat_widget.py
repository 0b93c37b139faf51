"""The widget on a page of another site, with third-party cookies blocked."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, Request, expect

from madoguchi.channels.webchat.shapes import WidgetSettings
from madoguchi.core import api as core
from tests.plugins.browser import NARROW, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)

POLICY = "default-src 'none'; script-src {desk}; frame-src {desk}; style-src 'self'"
PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>あおぞら電機</title><main><h1>電気ケトル AZ-100</h1><p>お湯がすぐに沸きます。</p></main>
<script src="{desk}/widget.js" async></script>
<noscript><a href="{desk}/chat/">お問い合わせ</a></noscript></html>"""


@pytest.fixture(scope="module")
def browser_flags():
    """Chromium that blocks third-party cookies."""
    return ("--test-third-party-cookie-phaseout",)


@pytest.fixture
def shop(served):
    """A shop on another site (localhost; the desk is on 127.0.0.1) under a strict policy of its own."""

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGE.format(desk=served.url).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.format(desk=served.url))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def allow(origin: str) -> None:
    core.set_option(WidgetSettings(allowed_origins=(origin,)), actor=core.SYSTEM)


def test_a_shop_that_is_not_allowed_gets_no_frame_and_an_allowed_one_a_chat(served, shop, new_page):
    refused = new_page()
    complaints: list[str] = []
    refused.on("console", lambda line: complaints.append(line.text))
    refused.goto(shop + "/")
    refused.get_by_role("button", name="チャット").click()
    refused.wait_for_timeout(800)
    assert refused.frame_locator("iframe").locator("#chat-text").count() == 0
    assert any("frame-ancestors" in line for line in complaints)

    allow(shop)
    asked_and_answered(served.url, shop, new_page())
    fills_a_phone(shop, new_page(NARROW))


def asked_and_answered(desk: str, shop: str, page: Page) -> None:
    """By keyboard alone, without a third-party cookie; the conversation is there after a reload."""
    seen: list[Request] = []
    page.on("request", lambda request: seen.append(request))
    page.goto(shop + "/")
    button = page.get_by_role("button", name="チャットで問い合わせる")
    assert button.bounding_box()["width"] == 56
    button.press("Enter")
    frame = page.frame_locator("iframe")
    text = frame.locator("#chat-text")
    expect(text).to_be_focused()
    box = page.locator("iframe").bounding_box()
    assert (box["width"], box["height"]) == (380, 600)

    text.fill("電気ケトルの保証期間は何年ですか")
    text.press("Enter")

    expect(frame.locator("#chat-log .chat-line-assistant .chat-source").first).to_be_visible(timeout=40_000)
    assert_accessible(page)
    text.press("Escape")
    expect(button).to_be_focused()
    page.reload()
    button.click()
    words = frame.locator("#chat-log .chat-line-customer .chat-words")
    expect(words).to_have_text(["電気ケトルの保証期間は何年ですか"])
    ours = [r for r in seen if r.url.startswith((f"{desk}/chat/", f"{desk}/live/"))]
    assert len(ours) > 5
    assert not [r.url for r in ours if "token" in r.url]
    assert [r for r in ours if r.headers.get("x-chat-frame") or r.headers.get("authorization")]


def fills_a_phone(shop: str, page: Page) -> None:
    """The whole screen, and back to the page with the focus on the button."""
    page.goto(shop + "/")
    page.get_by_role("button", name="チャット").click()
    frame = page.frame_locator("iframe")
    expect(frame.locator(".chat-ready")).to_be_visible()
    box = page.locator("iframe").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, *NARROW)

    frame.get_by_role("button", name="チャットを閉じる").click()

    expect(page.locator("iframe")).to_be_hidden()
    expect(page.get_by_role("button", name="チャットで問い合わせる")).to_be_focused()
