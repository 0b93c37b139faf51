"""What is said elsewhere, wide and narrow: chosen by keys, changed together, undone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from madoguchi.listening.models import SourceHealth
from tests.plugins.browser import NARROW, assert_accessible, fits, sign_in

NEGATIVE = re.compile(r"/listening/\?(.*&)?sentiment=negative")
"""The list, not a mention that was opened from it."""


def looks_well(page: Page) -> None:
    assert_accessible(page)
    assert fits(page), page.url


def chooses_by_keys(page: Page) -> None:
    """Two of them, by j and x."""
    page.wait_for_load_state("load")
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator(".listening-count")).to_have_text("2 件を選択中")


def narrows(page: Page) -> None:
    """What is chosen stands in the address, also after a page was opened and left."""
    page.get_by_label("印象").select_option("negative")
    page.get_by_role("button", name="絞り込む").click()
    expect(page).to_have_url(NEGATIVE)
    page.locator(".listening-row").first.click()
    expect(page.locator(".listening-way")).to_be_visible()
    page.wait_for_load_state("load")
    page.keyboard.press("u")
    expect(page).to_have_url(NEGATIVE)


def changes_together(page: Page) -> None:
    chooses_by_keys(page)
    page.get_by_role("form", name="選んだ声").get_by_label("話題").select_option("price")
    page.get_by_role("button", name="話題を変更する").click()
    bar = page.locator("#sweep")
    expect(bar).to_contain_text("話題を変更しました：2件")
    expect(page.locator(".listening-row", has_text="価格")).to_have_count(2)
    assert "sentiment=negative" in page.url
    looks_well(page)
    page.keyboard.press("z")
    expect(bar).to_contain_text("元に戻しました：2件")


def makes_one(page: Page) -> None:
    chooses_by_keys(page)
    page.get_by_role("button", name="ひとつのお問い合わせにまとめる").click()
    page.locator("#sweep").get_by_role("link", name="お問い合わせを見る").click()
    expect(page.locator("#side-body a[href*='/listening/']")).to_have_count(2)


def opens_a_number(page: Page) -> None:
    page.goto("/listening/")
    page.get_by_text("表で見る").first.click()
    number = page.locator(".chart-table td a").first
    many = int(number.inner_text())
    number.click()
    expect(page.locator(".listening-row")).to_have_count(many)
    page.locator(".listening-only").click()
    expect(page.locator(".listening-only")).to_have_count(0)


def test_mentions_are_chosen_changed_together_and_undone(served, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(), "yumiko", "/listening/")
    narrows(page)
    changes_together(page)
    makes_one(page)
    opens_a_number(page)
    small = sign_in(new_page(NARROW, dark=True), "yumiko", "/listening/")
    looks_well(small)
    small.locator("[data-pick]").first.check()
    looks_well(small)
    small.goto("/listening/?q=zzzz")
    expect(small.get_by_text("当てはまる声はありません")).to_be_visible()
    SourceHealth.objects.update(problem="unreachable", failures=3)
    small.goto("/listening/")
    expect(small.get_by_text("読み取れない")).to_be_visible()
    looks_well(small)
