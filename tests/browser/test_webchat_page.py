"""The hosted chat in a browser: composing, lost network, reload, two tabs."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, assert_accessible
from tests.plugins.served import serving

BUBBLES = "#chat-log .chat-line-customer .chat-words"
PENDING = "#chat-pending [data-client-id]"


@pytest.fixture(scope="module")
def demo_site(test_cluster, template, served_home, born_of):
    """One running product for this module: every test is a new visitor to it."""
    with test_cluster.copy(template) as name:
        with serving(test_cluster.server.url(name), served_home, born_of, worker=False) as running:
            yield running


def opened(page: Page) -> Page:
    """The chat, ready to write in."""
    page.goto("/chat/")
    expect(page.locator(".chat-ready")).to_be_visible()
    return page


def write(page: Page, text: str) -> None:
    """Write and send with Enter."""
    page.fill("#chat-text", text)
    page.press("#chat-text", "Enter")


def said(page: Page) -> list[str]:
    """The customer's lines as they stand."""
    return page.locator(BUBBLES).all_inner_texts()


def test_enter_sends_but_never_while_an_ime_composes(demo_site, new_page):
    page = opened(new_page(NARROW))
    page.fill("#chat-text", "へんかん")
    for composing in ({"isComposing": True, "keyCode": 13}, {"isComposing": False, "keyCode": 229}):
        page.dispatch_event("#chat-text", "keydown", {"key": "Enter", "bubbles": True, **composing})
    page.press("#chat-text", "Shift+Enter")
    page.locator("#chat-text").press_sequentially("変換")
    assert page.input_value("#chat-text") == "へんかん\n変換"
    assert said(page) == []

    page.press("#chat-text", "Enter")

    expect(page.locator(BUBBLES)).to_have_text(["へんかん変換"])
    assert page.input_value("#chat-text") == ""
    expect(page.locator("#chat-log .chat-state-line").last).to_have_text("送信済み")
    expect(page.locator(".chat-digits")).to_have_text(re.compile(r"^[2-9]{3}-[2-9]{3}-[2-9]{3}$"))


def test_what_is_written_offline_is_kept_over_reload_and_sent_once_in_order(demo_site, new_page):
    page = opened(new_page(NARROW))
    write(page, "はじめに")
    expect(page.locator(BUBBLES)).to_have_text(["はじめに"])
    page.context.set_offline(True)
    for number in range(1, 4):
        write(page, f"圏外の{number}")
    expect(page.locator(PENDING)).to_have_count(3)
    expect(page.locator(PENDING).first).to_contain_text("送信中")
    expect(page.locator(".chat-offline")).to_be_visible()
    page.fill("#chat-text", "書きかけ")

    page.context.set_offline(False)
    page.reload()

    expect(page.locator(BUBBLES)).to_have_text(["はじめに", "圏外の1", "圏外の2", "圏外の3"])
    expect(page.locator(PENDING)).to_have_count(0)
    assert page.input_value("#chat-text") == "書きかけ"


def test_an_answer_that_got_lost_makes_no_second_message(demo_site, new_page):
    page = opened(new_page(NARROW))
    calls = []

    def lose_first(route):
        calls.append(route.request)
        if len(calls) == 1:
            route.fetch()  # the server keeps it, the browser never hears of it
            return route.abort()
        return route.continue_()

    page.route("**/chat/messages/", lose_first)
    write(page, "一度だけ届きます")

    expect(page.locator(BUBBLES)).to_have_text(["一度だけ届きます"])
    expect(page.locator(PENDING)).to_have_count(0)
    assert len(calls) >= 2
    page.reload()
    expect(page.locator(BUBBLES)).to_have_text(["一度だけ届きます"])


def test_a_refused_message_can_be_taken_back_and_a_failed_one_sent_again(demo_site, new_page):
    page = opened(new_page(NARROW))
    page.route(
        "**/chat/messages/",
        lambda route: route.fulfill(status=422, json={"message": "受け付けられませんでした。"}),
        times=1,
    )
    write(page, "もう一度")
    failed = page.locator(PENDING)
    expect(failed).to_contain_text("受け付けられませんでした。")

    failed.get_by_role("button", name="再送信").click()

    expect(page.locator(BUBBLES)).to_have_text(["もう一度"])


def test_a_second_tab_stays_in_step(demo_site, new_page):
    one = opened(new_page())
    write(one, "一枚目から")
    expect(one.locator(BUBBLES)).to_have_text(["一枚目から"])
    two = one.context.new_page()
    opened(two)
    expect(two.locator(BUBBLES)).to_have_text(["一枚目から"])

    write(two, "二枚目から")
    expect(two.locator(BUBBLES)).to_have_text(["一枚目から", "二枚目から"])

    expect(one.locator(BUBBLES)).to_have_text(["一枚目から", "二枚目から"])
    write(one, "また一枚目")
    expect(two.locator(BUBBLES)).to_have_text(["一枚目から", "二枚目から", "また一枚目"])


def test_too_long_a_message_stays_in_the_box(demo_site, new_page):
    page = opened(new_page(NARROW))
    page.fill("#chat-text", "長" * 4003)
    page.press("#chat-text", "Enter")

    expect(page.locator("#chat-trouble")).to_contain_text("3文字長すぎます")
    assert len(page.input_value("#chat-text")) == 4003
    assert said(page) == []


def test_files_arrive_with_the_message_and_refusals_say_why(demo_site, new_page):
    page = opened(new_page(NARROW))
    page.set_input_files(
        "input[type=file]",
        [
            {"name": "型番.txt", "mimeType": "text/plain", "buffer": b"AZ-100"},
            {"name": "setup.exe", "mimeType": "application/octet-stream", "buffer": b"MZ" + b"\0" * 300},
        ],
    )
    expect(page.locator(".chat-file[data-state=refused]")).to_contain_text("プログラム")
    expect(page.locator(".chat-file[data-state=done]")).to_contain_text("型番.txt")

    write(page, "型番です")

    expect(page.locator("#chat-log .chat-sent-files")).to_contain_text("型番.txt")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_hinders_a_screen_reader(demo_site, new_page, language, dark):
    page = opened(new_page(NARROW, language=language, dark=dark))
    assert_accessible(page)
    write(page, "保証期間を教えてください" if language == "ja" else "How long is the warranty?")
    expect(page.locator(BUBBLES)).to_have_count(1)
    assert_accessible(page)
    page.click("[data-chat] .menu summary")
    page.click("[hx-get='/chat/email/']")
    expect(page.locator("#chat-email")).to_be_focused()
    assert_accessible(page)
    page.press("#chat-email", "Escape")
    expect(page.locator("#chat-text")).to_be_focused()
    assert page.get_attribute("#chat-log", "role") == "log"
    assert page.get_attribute("#chat-log", "aria-live") == "polite"


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_phone_with_its_keyboard(demo_site, new_page, width):
    page = opened(new_page((width, 360)))
    page.fill("#chat-text", "キーボードの上")
    box = page.locator("[data-composer]").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= width
