"""Where the company wants ticks and an age: the chat asks before the first message, and then no more."""

from playwright.sync_api import expect

from madoguchi.core import api as core
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible


def test_the_first_message_waits_for_the_ticks(served, new_page):
    core.set_option(people.LegalTexts(tick=True, minimum_age=15), actor=core.SYSTEM)
    page = new_page(NARROW)
    page.goto("/chat/")
    expect(page.locator(".chat-ready")).to_be_visible()
    composer = page.locator("[data-composer]")
    expect(composer.locator("[data-consent]")).to_contain_text("15歳以上です")
    assert_accessible(page)
    page.fill("#chat-text", "在庫はありますか")
    page.press("#chat-text", "Enter")
    expect(page.locator("#chat-trouble")).to_contain_text("同意の欄にチェック")
    composer.locator("input[name=consent]").check()
    page.press("#chat-text", "Enter")
    expect(page.locator("#chat-trouble")).to_contain_text("年齢をご確認のうえ")
    assert page.input_value("#chat-text") == "在庫はありますか"
    composer.locator("input[name=old_enough]").check()
    page.press("#chat-text", "Enter")
    expect(page.locator("#chat-log .chat-line-customer .chat-words")).to_have_text(["在庫はありますか"])
    expect(composer.locator("input[type=checkbox]")).to_have_count(0)
    page.fill("#chat-text", "赤い色です")
    page.press("#chat-text", "Enter")
    expect(page.locator("#chat-log .chat-line-customer .chat-words")).to_have_text(
        ["在庫はありますか", "赤い色です"]
    )
    token = next(c["value"] for c in page.context.cookies() if c["name"] == people.VISITOR_COOKIE)
    (line,) = people.consents(people.customer_by_token(token))
    assert (line.purpose, line.minimum_age) == ("chat", 15)
