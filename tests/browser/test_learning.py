"""The review queue turns an agent's answer into an article, with keys alone; its pages are for everybody."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, WIDE, assert_accessible, fits, sign_in

PAGES = ("proposals/", "proposals/?kind=article", "proposals/?state=approved", "measures/", "samples/")
ADDED = "ご不明な点は担当者へご相談ください。"


def test_an_agents_answer_becomes_an_article(served, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(WIDE), "sho", "/assistant/proposals/?kind=faq")
    title, answer = page.locator("#proposal-heading").input_value(), page.locator("#proposal-body")
    answer.fill(answer.input_value() + ADDED)
    answer.blur()
    page.keyboard.press("a")
    expect(page.get_by_text("承認しました。")).to_be_visible()
    page.goto("/assistant/proposals/?state=approved")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title).first).to_be_visible()
    expect(page.get_by_text(ADDED).first).to_be_visible()
    page.goto("/assistant/proposals/?kind=faq")
    page.keyboard.press("x")
    page.get_by_role("button", name="まれすぎる").click()
    page.get_by_role("button", name="元に戻す").click()
    expect(page.get_by_text("1件を判断待ちに戻しました。")).to_be_visible()


def test_the_pages_are_for_everybody(demo_site, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(NARROW, language="en", dark=True), "yumiko")
    for address in PAGES:
        page.goto(f"/assistant/{address}")
        assert_accessible(page)
        assert fits(page), page.url
