"""The desk is accessible in both languages, light and dark, and folds on narrow screens."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_desk_talk import at_desk, open_first
from tests.plugins.browser import NARROW, WIDE, assert_accessible, fits, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("language", "dark"), [("ja", False), ("en", True)], ids=["ja-light", "en-dark"])
def test_list_and_conversation_are_accessible(demo_site, new_page, language, dark):
    page = at_desk(new_page(language=language, dark=dark), "yumiko", "/desk/?view=all_open")
    assert_accessible(page)
    open_first(page)
    page.check("#mode-note")
    assert_accessible(page)


def test_on_a_phone_one_pane_shows_and_the_way_back(demo_site, new_page):
    page = at_desk(new_page(NARROW), "yumiko", "/desk/?view=all_open")
    open_first(page)
    expect(page.locator("#desk-side")).to_be_hidden()
    page.locator(".talk-head .side-toggle").click()
    expect(page.locator("#desk-side .packet")).to_be_visible()
    assert_accessible(page)
    page.locator(".side-close").click()
    page.locator(".talk-head .back-link").click()
    expect(page.locator("#list")).to_be_visible()
    page.locator(".list-head .back-link").click()
    expect(page.locator("#desk-nav")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_editors_are_shown_the_way(demo_site, new_page):
    page = sign_in(new_page(), "sho", "/desk/")
    expect(page.get_by_role("link", name="ヘルプページへ")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize(
    ("language", "dark", "size"),
    [("ja", False, WIDE), ("en", True, NARROW)],
    ids=["ja-wide", "en-dark-narrow"],
)
def test_a_customer_her_order_and_her_bill(demo_site, new_page, language, dark, size):
    page = at_desk(new_page(size, language=language, dark=dark), "yumiko", "/desk/?view=all_open")
    page.goto("/desk/customers/?q=2048-7790")
    page.goto(page.locator(".records a").get_attribute("href") or "")
    assert_fits(page)
    page.goto(page.locator(".act-trail a").get_attribute("href") or "")
    expect(page.locator(".glance-overdue").nth(1)).to_be_visible()
    assert_fits(page)
    page.goto(page.locator("main a[href*='/bills/B-2048-1216/']").first.get_attribute("href") or "")
    assert_fits(page)


def assert_fits(page):
    assert_accessible(page)
    assert fits(page), page.url
