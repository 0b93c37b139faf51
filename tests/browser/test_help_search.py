"""A customer finds the article, however she writes, and while she is still writing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, assert_accessible

FINDS = {
    "kanji": ("注文 取消", "cancel-an-order"),
    "kana": ("ひっこし", "energy-moving"),
    "kana of a katakana word": ("けとるのみずあか", "kettle-descale"),
    "spelling: no kana": ("引越", "energy-moving"),
    "spelling: all kana": ("引っ越し", "energy-moving"),
    "spelling: 申込": ("申込", "energy-apply"),
    "spelling: 申し込み": ("申し込み", "energy-apply"),
    "spelling: サーバ": ("サーバに接続できない", "app-no-connection"),
    "spelling: サーバー": ("サーバーに接続できない", "app-no-connection"),
    "synonym": ("注文を取り消したい", "cancel-an-order"),
    "the other synonym": ("注文をキャンセルしたい", "cancel-an-order"),
    "English question, Japanese article": ("How do I cancel my order?", "cancel-an-order"),
    "typo in katakana": ("パスワドを忘れた", "reset-password"),
    "typo in English": ("pasword reset", "reset-password"),
}
BEST = 3


def ask(page: Page, words: str) -> None:
    """Write into the box, and send."""
    page.goto("/help/")
    box = page.get_by_role("combobox", name="ヘルプを検索")
    box.fill(words)
    box.press("Enter")
    page.locator(".help-hits").wait_for()


def test_however_she_writes_the_article_is_among_the_first(demo_site, page: Page) -> None:
    missed = {}
    for way, (words, slug) in FINDS.items():
        ask(page, words)
        found = [link.get_attribute("href") for link in page.locator(".help-hit-title a").all()[:BEST]]
        if not any(f"/help/ja/{slug}/" in address for address in found):
            missed[way] = (words, found)
    assert missed == {}
    page.locator(".help-hit-title a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("パスワードを再設定する")


def test_articles_are_offered_while_she_types_and_chosen_by_keys(demo_site, page: Page) -> None:
    page.goto("/help/")
    box = page.get_by_role("combobox", name="ヘルプを検索")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("電気ケトルの水あか")
    offered = page.get_by_role("option")
    expect(offered.first).to_have_text("電気ケトルの水あかを落とす")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("ArrowDown")
    expect(offered.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "help-suggestion-1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/ja/kettle-descale/**")


def test_while_an_input_method_composes_keys_belong_to_it(demo_site, page: Page) -> None:
    page.goto("/help/")
    box = page.get_by_role("combobox", name="ヘルプを検索")
    box.fill("ケトル")
    expect(page.get_by_role("option").first).to_be_visible()
    box.evaluate(
        """box => box.dispatchEvent(new KeyboardEvent("keydown",
        {key: "ArrowDown", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert box.get_attribute("aria-activedescendant") is None


def test_without_scripts_the_form_serves(demo_site, new_page: Callable[..., Page]) -> None:
    page = new_page(NARROW, javascript=False)
    page.goto("/help/")
    page.get_by_role("searchbox", name="ヘルプを検索").fill("返品")
    page.get_by_role("button", name="検索").click()
    page.locator(".help-choices-small summary").click()
    page.locator(".help-choices-small .help-choice").first.click()
    expect(page.locator(".help-choices-small [aria-current]")).to_be_visible()
    page.locator(".help-hit-title a").first.click()
    expect(page.locator(".help-body")).to_be_visible()
    expect(page.get_by_role("link", name="担当者に相談する").first).to_be_visible()


@pytest.mark.parametrize(("language", "dark"), [("ja", False), ("en", True)])
def test_each_kind_of_page_is_accessible(demo_site, new_page, language: str, dark: bool) -> None:
    page = new_page(NARROW, language=language, dark=dark)
    for address in ("/help/", "/help/all/", f"/help/{language}/cancel-an-order/", "/help/nothing/at-all/"):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
