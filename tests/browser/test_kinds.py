"""Open pages hear of an outage within five seconds; a tree is walked; "me too" counts."""

import re
import uuid

from playwright.sync_api import Page, expect

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from tests.plugins.browser import NARROW, assert_accessible
from tests.plugins.patience import BUSY

SECONDS_5 = 5_000
OUTAGE = knowledge.NoticeText(
    level="outage", title_ja="カード決済が止まっています", title_en="Card payments are down",
    text_ja="復旧まで銀行振込をご利用ください。",
)  # fmt: skip


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert_accessible(page)


def address_of(heading: str) -> str:
    asked = knowledge.ArticleFilter(words=heading, language="ja")
    found = knowledge.editable_articles(asked=asked).articles
    return next(one.url for one in found if one.text.heading == heading)


def test_an_outage_reaches_open_pages_and_leaves_them(served, new_page):
    reader, writer = new_page(), new_page(NARROW)
    reader.goto(address_of("製品保証規定"))
    writer.goto("/chat/")
    expect(reader.locator(".notice-posted")).to_have_count(1)
    reader.get_by_role("button", name="このお知らせを閉じる").click()
    expect(reader.locator(".notice-posted")).to_have_count(0)
    reader.wait_for_function("document.documentElement.dataset.live === 'on'")
    id = knowledge.draft_notice(text=OUTAGE, client_id=uuid.uuid4())
    knowledge.publish_notice(notice_id=id, actor=core.SYSTEM)
    for page in (reader, writer):
        expect(page.locator(".notice-posted")).to_contain_text("カード決済", timeout=SECONDS_5 * BUSY)
        fits(page)
    knowledge.end_notice(notice_id=id, actor=core.SYSTEM)
    for page in (reader, writer):
        expect(page.locator(".notice-posted")).to_have_count(0, timeout=SECONDS_5 * BUSY)


def test_a_tree_is_walked_and_an_issue_shared(served, new_page):
    page = new_page(NARROW)
    page.goto(address_of("空気清浄機の風が弱いときの確認手順"))
    fits(page)
    page.get_by_role("link", name="消えている").click()
    expect(page).to_have_url(re.compile(r"\?way=2$"))
    page.get_by_role("link", name="強くなった").click()
    expect(page.locator("#tree")).to_contain_text("解決してよかったです")
    fits(page)
    page.get_by_role("link", name="変更する").first.click()
    expect(page.locator("#tree")).to_contain_text("フィルターランプは点灯していますか")
    page.goto(address_of("アプリにフィルターの残量が表示されない"))
    fits(page)
    page.get_by_role("button", name="同じ問題が起きている").click()
    expect(page.locator("#issue")).to_contain_text("件数に加えました")
    expect(page.locator("#issue")).to_contain_text("24人")
