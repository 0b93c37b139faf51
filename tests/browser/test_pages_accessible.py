"""Every page that a guest can open is accessible, in Japanese and light as in English and dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.plugins.browser import NARROW, WIDE, assert_accessible, fits

PAGES = (
    "/help/",
    "/help/search/?q=ケトル",
    "/help/search/?q=zzzz",
    "/chat/",
    "/me/",
    "/orders/track/",
    "/my/offline/",
    "/legal/privacy/",
    "/legal/external/",
    "/account/login/",
    "/account/password/reset/",
    "/nowhere/",
    "/ui/",
)


LOOKS = pytest.mark.parametrize(
    ("language", "dark"), [("ja", False), ("en", True)], ids=["ja-light", "en-dark"]
)


@LOOKS
def test_pages_for_everybody(demo_site, new_page: Callable[..., Page], language: str, dark: bool) -> None:
    page = new_page(NARROW if dark else WIDE, language=language, dark=dark)
    for address in PAGES:
        page.goto(address)
        assert_accessible(page)
        assert fits(page), address


def follow(page: Page, selector: str) -> None:
    """Go where the first match leads, and wait for the whole page."""
    page.goto(page.locator(selector).first.get_attribute("href") or "")


@LOOKS
def test_a_shelf_and_an_article(demo_site, new_page: Callable[..., Page], language: str, dark: bool) -> None:
    page = new_page(WIDE if dark else NARROW, language=language, dark=dark)
    page.goto("/help/")
    follow(page, "main a[href*='kettles']")
    assert_accessible(page)
    page.goto("/help/search/?q=ケトル")
    follow(page, ".help-hit-title a")
    assert_accessible(page)
