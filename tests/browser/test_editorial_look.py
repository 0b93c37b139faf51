"""What lies below the editors' menu is accessible and fits a phone: the pages of an article and of a file."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, WIDE, assert_accessible, fits, sign_in

ROWS = '{"id": "a", "heading": "灯台の見学", "body": "できます。"}\n{"id": "b", "heading": "本文なし"}\n'
KINDS = ("video", "troubleshooting", "known_issue", "policy")
LISTED = ("products", "blocks", "notices", "gaps")
PLAIN = (
    "/knowledge/bulk/?article=1&article=3",
    "/knowledge/articles/1/text/?beside=1",
    "/knowledge/articles/1/history/",
    "/api/v1/",
)


def looked_at(page: Page, address: str = "") -> None:
    """Nothing is in anybody's way on this page."""
    if address:
        page.goto(address)
    assert_accessible(page)
    assert fits(page), page.url
    assert page.locator("h1:not(article h1)").count() <= 1, page.url


def first_of(page: Page, address: str) -> str:
    """Where the first line of a list leads, without what is asked there."""
    page.goto(address)
    href: Any = page.locator(".article-line-heading, .gap-line a").first.get_attribute("href")
    return str(href).partition("?")[0]


def test_pages_below_the_menu(demo_site, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(NARROW, language="en", dark=True), "sho")
    for address in PLAIN:
        looked_at(page, address)
    for kind in KINDS:
        looked_at(page, first_of(page, f"/knowledge/articles/?kind={kind}") + "particulars/")
    for name in LISTED:
        looked_at(page, first_of(page, f"/knowledge/{name}/"))
    guide = first_of(page, "/knowledge/articles/?kind=guide")
    looked_at(page, f"{guide}parts/")
    looked_at(page, guide)


def test_a_file_and_a_revision_are_looked_at_before_they_count(served, new_page: Callable[..., Page]) -> None:
    page = sign_in(new_page(WIDE), "sho", "/knowledge/imports/")
    page.set_input_files(
        "input[type=file]", {"name": "x.jsonl", "mimeType": "text/plain", "buffer": ROWS.encode()}
    )
    page.fill("input[name=new_collection]", "t-look")
    page.get_by_role("button", name="内容を確認する").click()
    expect(page.locator("#run .import-counts")).to_contain_text("1")
    expect(page.get_by_text("まだ何も変わっていません")).to_be_visible()
    looked_at(page)
    page.goto("/knowledge/articles/3/text/")
    page.get_by_role("button", name="YouTube・Vimeoの動画").click()
    page.fill("#writing-film-src", "https://youtu.be/abcDEF12345")
    page.fill("#writing-film-alt", "開け方")
    page.get_by_role("button", name="ここに入れる").click()
    expect(page.locator(".writing-film")).to_have_text("開け方")
    expect(page.locator("textarea[name=body]")).to_have_value(
        re.compile(r"!\[開け方\]\(https://youtu\.be/abcDEF12345\)")
    )
    page.get_by_role("button", name="改訂案として保存").click()
    expect(page.get_by_role("heading", name="変わるところ")).to_be_visible()
    looked_at(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="取り下げる").click()
    expect(page.get_by_text("改訂案を取り下げました")).to_be_visible()
