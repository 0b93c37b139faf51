"""The desk while things happen: news wait behind a bar, an offer runs out and goes to the next agent."""

from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_desk_talk import at_desk
from tests.plugins.browser import NARROW

pytestmark = pytest.mark.django_db(transaction=True)
HER_OFFER_RUNS_OUT = """
update routing_offer set expires_at = now()
where state = 'open' and staff_id = (select id from people_staff where name = '佐藤 美咲')
"""


def ask(page: Page, text: str) -> None:
    """A new visitor writes in the chat."""
    page.goto("/chat/")
    page.fill("#chat-text", text)
    page.press("#chat-text", "Enter")
    expect(page.locator("#chat-log")).to_contain_text(text)


def test_news_wait_behind_a_bar_while_one_reads(served, new_page: Callable[..., Page]) -> None:
    desk = at_desk(new_page(), "yumiko", "/desk/?view=all_open")
    expect(desk.locator("html[data-live=on]")).to_be_attached()
    before = desk.locator("[data-row]").count()

    ask(new_page(NARROW), "新着の試験です")

    expect(desk.locator("#news-bar button")).to_have_text("新着1件")
    expect(desk.locator("[data-row]")).to_have_count(before)
    desk.locator("#news-bar button").click()
    expect(desk.locator("[data-row]", has_text="新着の試験です")).to_have_count(1)
    expect(desk.locator("#news-bar")).to_be_hidden()


def test_an_offer_that_runs_out_goes_on_and_says_why_she_is_away(
    served, committed_db: str, new_page: Callable[..., Page]
) -> None:
    desk = at_desk(new_page())
    expect(desk.locator("html[data-live=on]")).to_be_attached()
    desk.locator("[data-availability=available]").click()
    offer = desk.locator("[data-offer]").first
    expect(offer).to_be_visible()
    wish = offer.locator(".offer-wish").inner_text()
    colleague = at_desk(new_page(), "yui")
    expect(colleague.locator("html[data-live=on]")).to_be_attached()
    colleague.locator("[data-availability=available]").click()
    expect(colleague.locator("[data-availability=available]")).to_have_attribute("aria-pressed", "true")

    with psycopg.connect(committed_db, autocommit=True) as database:
        database.execute(HER_OFFER_RUNS_OUT)

    away = desk.locator(".set-away")
    expect(away).to_contain_text("30秒以内に応答がなかったため、離席中にしました。")
    expect(desk.locator("[data-availability=away]")).to_have_attribute("aria-pressed", "true")
    expect(colleague.locator("[data-offer]", has_text=wish)).to_have_count(1)
    away.get_by_role("button", name="受付を再開").click()
    expect(away).to_have_count(0)
    expect(desk.locator("[data-availability=available]")).to_have_attribute("aria-pressed", "true")


def test_colleagues_see_who_is_typing(served, new_page: Callable[..., Page]) -> None:
    boss = at_desk(new_page(), "yumiko", "/desk/?view=all_open")
    boss.locator("[data-row]").first.click()
    expect(boss.locator("#talk")).to_be_visible()
    agent = at_desk(new_page(), "misaki", boss.url.removeprefix(served.url))
    expect(boss.locator("html[data-live=on]")).to_be_attached()
    agent.locator("#note-text, #mode-note").first.focus()
    agent.check("#mode-note")
    agent.locator("#note-text").press_sequentially("確認中")
    sign = boss.locator("[data-colleague-sign]")
    expect(sign).to_have_text("佐藤 美咲さんが社内メモを入力中")
