"""Every settings page is accessible, fits a phone, and can be left for any other at every width."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from madoguchi.config.navigation import EDITORIAL, SETTINGS
from tests.plugins.browser import NARROW, assert_accessible, fits, sign_in

MORE = ("/settings/", "/knowledge/articles/new/")
CLOSELY = {
    "/settings/", "/settings/brand/", "/settings/hours/", "/settings/staff/", "/settings/roles/",
    "/settings/widget/", "/settings/audit/", "/knowledge/articles/", "/knowledge/articles/new/",
    "/knowledge/gaps/", "/knowledge/health/",
}  # fmt: skip
"""A front page, forms, long forms, lists, tables, previews, an editor, figures."""
AROUND = (".staff-top", ".staff-nav")
"""What is the same around each of them; on those above it is looked at too."""


def addresses() -> tuple[str, ...]:
    return (*MORE, *(reverse(one.url_name) for one in (*SETTINGS, *EDITORIAL)))


def test_every_page_is_accessible(demo_site, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(), "megumi")
    for address in addresses():
        page.goto(address)
        assert_accessible(page, but=() if address in CLOSELY else AROUND)
        assert fits(page), address
        assert page.locator("h1").count() == 1, address


def test_every_page_fits_a_phone_in_english(demo_site, new_page: Callable[..., Page]) -> None:
    """In the dark as well; of each kind of page one is looked at closely."""
    page = sign_in(new_page(NARROW, language="en", dark=True), "megumi")
    for address in addresses():
        page.goto(address)
        assert fits(page), address
        if address in CLOSELY:
            assert_accessible(page)


def test_on_a_phone_a_menu_leads_from_page_to_page(demo_site, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(NARROW), "megumi", "/settings/brand/")
    page.locator(".settings-jump-head").click()
    sheet = page.locator(".settings-jump-sheet")
    expect(sheet.locator("[aria-current=page]")).to_have_text("ブランド")
    sheet.get_by_role("link", name="メールの差出人").click()
    expect(page.locator("h1")).to_have_text("メールの差出人")
    page.locator(".settings-jump-head").click()
    page.locator(".settings-jump-sheet input[type=search]").fill("logo")
    page.locator(".settings-jump-sheet input[type=search]").press("Enter")
    expect(page.locator(".settings-line")).to_have_count(1)


def test_what_is_typed_and_not_saved_is_told(demo_site, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(), "megumi", "/settings/brand/")
    state = page.locator("[data-unsaved-words]").first
    expect(state).to_be_hidden()
    page.fill("input[name=name_ja]", "別の名前")
    expect(state).to_be_visible()
    expect(page.locator(".brand-preview text").first).to_have_text("別の名前")
    page.get_by_role("link", name="変更を取り消す").click()
    expect(page.locator("input[name=name_ja]")).to_have_value("あおぞら電機")
    page.goto("/settings/")
    page.locator(".settings-page input[type=search]").last.press_sequentially("ＳＭＴＰ")
    expect(page.locator(".settings-line")).to_have_count(1)
