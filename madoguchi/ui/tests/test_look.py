"""The gallery in a real browser: accessible, and nothing runs over the edge."""

import pytest

from tests.plugins.browser import NARROW, WIDE, assert_accessible

from .conftest import SITE


@pytest.mark.django_db
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_gallery_is_accessible(client, new_page, site, language, dark):
    text = client.get("/ui/", headers={"accept-language": language}).content.decode()
    page = new_page(WIDE, language=language, dark=dark)
    site(page.context, {"/ui/": text})
    page.goto(SITE + "/ui/")
    assert_accessible(page)


@pytest.mark.django_db
def test_the_gallery_fits_a_phone_and_reads_without_javascript(client, new_page, site):
    text = client.get("/ui/").content.decode()
    page = new_page(NARROW, javascript=False)
    site(page.context, {"/ui/": text})
    page.goto(SITE + "/ui/")
    box = page.locator("body").bounding_box()
    assert box["width"] <= NARROW[0]
    assert page.locator("#menu .menu-sheet").first.is_hidden()
    page.locator("#menu summary").first.click()
    assert page.locator("#menu .menu-sheet").first.is_visible()
