"""Every settings page is accessible, fits a phone, and can be left for any other at every width."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from madoguchi.config.navigation import EDITORIAL, SETTINGS
from tests.plugins.browser import NARROW, WIDE, assert_accessible

MORE = ("/settings/", "/knowledge/articles/new/")


def sign_in(page: Page) -> None:
    page.goto("/account/login/")
    page.fill("input[name=login]", "megumi@aozora.example")
    page.fill("input[name=password]", "aozora-demo-2026")
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/desk/**")


@pytest.mark.parametrize(
    ("language", "dark", "size"),
    [("ja", False, WIDE), ("en", True, NARROW)],
    ids=["ja-wide", "en-dark-narrow"],
)
def test_settings_pages(
    demo_site, new_page: Callable[..., Page], language: str, dark: bool, size: tuple[int, int]
) -> None:
    page = new_page(size, language=language, dark=dark)
    sign_in(page)
    for address in (*MORE, *(reverse(one.url_name) for one in (*SETTINGS, *EDITORIAL))):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.locator("h1").count() == 1, address


def test_on_a_phone_a_menu_leads_from_page_to_page(demo_site, new_page: Callable[..., Page]) -> None:
    page = new_page(NARROW)
    sign_in(page)
    page.goto("/settings/brand/")
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
    page = new_page()
    sign_in(page)
    page.goto("/settings/brand/")
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
