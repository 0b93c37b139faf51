"""From an empty installation to the first answered chat, by the checklist alone."""

import re
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.plugins.browser import NARROW, assert_accessible
from tests.plugins.served import Served

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("empty_company"),
    pytest.mark.served(MADOGUCHI_DEMO="0"),
]

TEN_MINUTES = 600
QUESTION = "灯台の見学はできますか"
SHOP = "https://shop.example"


def printed_link(served: Served) -> str:
    """The path of the link that the server prints for whoever set it up."""
    command = [sys.executable, "-m", "madoguchi", "setup-link"]
    said = subprocess.run(
        command, env=dict(served.web[0].environment), capture_output=True, text=True, check=True
    )
    found = re.search(r"/setup/\S+", said.stdout)
    assert found, said.stdout
    return found[0]


def begin(page: Page, link: str) -> None:
    """The first administrator makes her account by the link that was printed."""
    page.goto(link)
    assert_accessible(page)
    page.fill("input[name=name]", "灯台 守")
    page.fill("input[name=email]", "mamoru@todai.example")
    page.fill("input[name=password]", "misaki-no-todai-2026")
    page.get_by_role("button", name="はじめる").click()
    expect(page.locator(".checklist")).to_be_visible()


def step(page: Page, label: str) -> Locator:
    """A line of the checklist."""
    return page.locator(".checklist-step", has_text=label)


def ticked(page: Page, label: str) -> None:
    """Back on the list, the step has ticked itself off."""
    page.goto("/settings/")
    expect(step(page, label).get_by_role("img", name="（完了）")).to_be_visible()


def save(page: Page) -> None:
    page.locator(".save-bar .button-primary").click()
    expect(page.locator(".toast.tone-done").first).to_be_visible()


def name_the_company(page: Page) -> None:
    """A colour that nobody could read is refused, with what was typed; a good one is kept."""
    page.fill("input[name=name_ja]", "岬の灯台")
    page.fill("input[name=name_en]", "Cape Lighthouse")
    page.fill("input[name=accent]", "#FFCC00")
    page.locator(".save-bar .button-primary").click()
    expect(page.locator(".field-error")).to_contain_text("コントラスト")
    expect(page.locator("input[name=name_ja]")).to_have_value("岬の灯台")
    page.fill("input[name=accent]", "#8A1538")
    save(page)
    expect(page.locator(".brand-name")).to_have_text("岬の灯台")


def invite(page: Page) -> None:
    page.get_by_role("link", name="招待").first.click()
    page.fill("input[name=name]", "港 渚")
    page.fill("input[name=email]", "nagisa@todai.example")
    save(page)


def write_an_article(page: Page) -> None:
    """What is typed is seen as customers will see it, then published."""
    page.fill("input[name=heading]", QUESTION)
    page.get_by_role("button", name="書き始める").click()
    page.get_by_role("button", name="Markdown").click()
    page.fill("textarea[name=body]", "毎週**日曜日**の10時から、どなたでも見学いただけます。")
    expect(page.locator("#article-preview strong")).to_have_text("日曜日")
    assert_accessible(page)
    page.get_by_role("button", name="保存して公開").click()
    expect(page.locator(".toast.tone-done")).to_contain_text("公開しました")


def allow_the_site(page: Page) -> None:
    page.fill("textarea[name=allowed_origins]", SHOP)
    save(page)


STEPS: dict[str, Callable[[Page], None]] = {
    "会社の名前とロゴを決める": name_the_company,
    "営業時間を決める": save,
    "スタッフを招待する": invite,
    "最初の記事を公開する": write_an_article,
    "自社サイトにチャットを設置する": allow_the_site,
}
"""What to do at each step, by its words, in the order of the list."""


def test_a_new_company_answers_its_first_chat_within_ten_minutes(
    served: Served, new_page: Callable[..., Page]
) -> None:
    began = time.monotonic()
    desk = new_page()
    begin(desk, printed_link(served))
    assert_accessible(desk)

    for label, act in STEPS.items():
        desk.goto("/settings/")
        expect(desk.locator(".checklist-step.is-now")).to_contain_text(label)
        step(desk, label).get_by_role("link").first.click()
        act(desk)
        ticked(desk, label)
    first_chat(desk, new_page(NARROW))
    ticked(desk, "最初のチャットに答える")
    expect(desk.locator("#checklist-title")).to_contain_text("準備が整いました")
    assert time.monotonic() - began < TEN_MINUTES


def row_of(desk: Page, words: str) -> Locator:
    """The row of a conversation; a desk that is busy for a moment is asked again."""
    row = desk.locator(".row-link", has_text=words).first
    for _ in range(5):
        desk.goto("/desk/?view=all_open")
        if row.count():
            break
        desk.wait_for_timeout(1000)
    return row


def first_chat(desk: Page, customer: Page) -> None:
    """The last step: she writes as a customer, is answered from the article, wants a person, and answers."""
    customer.goto("/chat/")
    customer.fill("#chat-text", QUESTION)
    customer.press("#chat-text", "Enter")
    expect(customer.locator("#chat-thread")).to_contain_text("日曜日")
    customer.get_by_role("button", name="担当者に相談する").first.click()
    expect(customer.locator("#chat-thread")).to_contain_text("お引き継ぎいたしました")
    row_of(desk, QUESTION).click()
    expect(desk.locator("#talk")).to_contain_text(QUESTION)
    desk.fill("#reply-text", "はい、お待ちしております。")
    desk.press("#reply-text", "Control+Enter")
    expect(customer.locator("#chat-thread")).to_contain_text("お待ちしております")
