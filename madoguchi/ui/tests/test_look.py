"""The gallery in a real browser: accessible, and nothing runs over the edge."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client

from tests.plugins.browser import NARROW, WIDE, assert_accessible

from .conftest import SITE


def gallery(language: str) -> str:
    """The page's HTML; made in a thread of its own, since the browser keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(Client().get, "/ui/", headers={"accept-language": language}).result()
    return page.content.decode()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_gallery_is_accessible(new_page, site, language, dark):
    page = new_page(WIDE, language=language, dark=dark)
    site(page.context, {"/ui/": gallery(language)})
    page.goto(SITE + "/ui/")
    assert_accessible(page)


def test_the_gallery_fits_a_phone_and_reads_without_javascript(new_page, site):
    page = new_page(NARROW, javascript=False)
    site(page.context, {"/ui/": gallery("ja")})
    page.goto(SITE + "/ui/")
    box = page.locator("body").bounding_box()
    assert box["width"] <= NARROW[0]
    assert page.locator("#menu .menu-sheet").first.is_hidden()
    page.locator("#menu summary").first.click()
    assert page.locator("#menu .menu-sheet").first.is_visible()
