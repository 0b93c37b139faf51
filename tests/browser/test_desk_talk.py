"""The desk in a browser: keys, tabs, a talk with a customer, and what she never sees."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def at_desk(page: Page, who: str = "misaki", path: str = "/desk/?view=mine", *, scripts: bool = True) -> Page:
    """Signed in, on a page of the desk whose scripts have started."""
    sign_in(page, who, path)
    expect(page.locator("#desk")).to_be_visible()
    if scripts:
        expect(page.locator("html[data-desk=ready]")).to_be_attached()
    return page


def open_first(page: Page) -> int:
    """The first conversation of the list, opened; its id."""
    page.locator("[data-row]").first.click()
    expect(page.locator("#talk")).to_be_visible()
    return int(page.locator("#talk").get_attribute("data-conversation"))


def write(page: Page, mode: str, text: str) -> None:
    """Write in that tab of the composer and send it by keyboard."""
    page.check(f"#mode-{mode}")
    page.fill(f"#{mode}-text", text)
    page.press(f"#{mode}-text", "Control+Enter")


def test_everything_is_reached_by_keys(served, new_page):
    page = at_desk(new_page())
    expect(page.locator("html[data-desk=ready]")).to_be_attached()
    page.keyboard.press("j")
    expect(page.locator("[data-row]").first).to_be_focused()
    expect(page.locator("#desk-side .packet")).to_be_visible()
    page.keyboard.press("o")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("r はただの文字")
    assert page.input_value("#note-text") == "r はただの文字"
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("返信")
    for key in ("返信欄で：定型文を入れる", "Alt L", "Ctrl Z"):
        expect(page.get_by_role("dialog")).to_contain_text(key)
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page.locator("#list")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("input[name=q]")).to_be_focused()


def test_a_draft_stays_with_its_conversation(served, new_page):
    page = at_desk(new_page(), path="/desk/?view=all_open")
    open_first(page)
    page.fill("#reply-text", "書きかけ")
    page.locator("#desk-tabs a").first.click()
    page.locator("[data-row]").nth(1).click()
    expect(page.locator("#desk-tabs .desk-tab")).to_have_count(3)
    expect(page.locator("#reply-text")).to_have_value("")
    page.locator("#desk-tabs [data-tab] a").first.click()
    expect(page.locator("#reply-text")).to_have_value("書きかけ")


def test_eight_tabs_of_the_desk_all_stay_live(served, new_page):
    first = at_desk(new_page())
    talk = open_first(first)
    others = [first.context.new_page() for _ in range(7)]
    for page in others:
        page.goto(f"/desk/c/{talk}/")
    write(first, "reply", "八つの窓で見えます。")
    for page in [first, *others]:
        expect(page.locator("#thread .bubble", has_text="八つの窓で見えます。")).to_have_count(1)


def test_an_offer_rings_and_a_note_stays_inside(served, new_page):
    agent = at_desk(new_page())
    customer = new_page(NARROW)
    customer.goto("/chat/")
    customer.fill("#chat-text", "担当者と話したいです")
    agent.locator("[data-availability=available]").click()
    customer.press("#chat-text", "Enter")
    offer = agent.locator("[data-offer]", has_text="担当者と話したいです")
    others = agent.locator("[data-offer]").filter(has_not_text="担当者と話したいです")
    for _ in range(60):
        if offer.count():
            break
        if others.count():
            others.first.get_by_role("button", name="見送る").click()
        agent.wait_for_timeout(500)
    offer.get_by_role("button", name="受ける", exact=True).click()
    expect(agent.locator("#talk")).to_be_visible()
    expect(offer).to_have_count(0)

    write(agent, "note", "社内だけの覚え書き")
    expect(agent.locator(".bubble.is-note:not(.is-pending)")).to_contain_text("社内メモ")
    write(agent, "reply", "お待たせいたしました。")

    expect(customer.locator("#chat-log")).to_contain_text("お待たせいたしました。")
    assert "覚え書き" not in customer.content()
    customer.reload()
    expect(customer.locator("#chat-log")).to_contain_text("お待たせいたしました。")
    assert "覚え書き" not in customer.content()
    customer.fill("#chat-text", "ありがとうございます")
    customer.press("#chat-text", "Enter")
    expect(agent.locator("#thread")).to_contain_text("ありがとうございます")
    expect(agent.locator("#desk-tabs .desk-tab.is-current")).to_have_attribute("data-tab", re.compile(r"\d+"))


def test_without_a_script_replies_and_notes_are_forms(served, new_page):
    page = at_desk(new_page(javascript=False), scripts=False)
    open_first(page)
    page.fill("#reply-text", "台本なしの返信")
    page.locator(".composer-reply .button-primary[type=submit]").click()
    expect(page.locator("#thread")).to_contain_text("台本なしの返信")
    page.check("#mode-note")
    page.fill("#note-text", "台本なしのメモ")
    page.locator(".composer-note button[type=submit]").click()
    expect(page.locator(".bubble.is-note").last).to_contain_text("台本なしのメモ")
    page.locator('[data-act="resolve"] a').click()
    for answer in ("質問", "使い方・手順の確認", "解決"):
        page.locator(".code-chip", has_text=re.compile(f"^\\s*{answer}\\s*$")).click()
    page.locator(".act-form").get_by_role("button", name="解決済みにする").click()
    expect(page.locator(".done-bar")).to_contain_text("解決済みにしました")
