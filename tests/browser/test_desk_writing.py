"""Writing on the desk in a browser: saved replies, drafts, taking back, resolving and asking by keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, assert_accessible

from .test_desk_talk import at_desk, open_first
from .test_journey import keep

pytestmark = pytest.mark.django_db(transaction=True)


def asked(customer: Page, desk: Page, words: str) -> None:
    """A customer who waits, and an agent who has her conversation before her."""
    customer.goto("/chat/")
    customer.fill("#chat-text", words)
    customer.press("#chat-text", "Enter")
    expect(customer.locator("#chat-log")).to_contain_text(words)
    desk.goto(f"/desk/search/?q={words}")
    desk.locator("[data-row]").first.click()
    expect(desk.locator("#talk")).to_contain_text(words)


def at_rest(desk: Page) -> None:
    """The pane that was put in has settled: the reply has the focus, so keys pressed from now on are ours."""
    expect(desk.locator("#reply-text")).to_be_focused()
    expect(desk.locator("#desk.htmx-settling, #desk.htmx-swapping, .htmx-request")).to_have_count(0)


def send(desk: Page, words: str) -> None:
    desk.fill("#reply-text", words)
    desk.press("#reply-text", "Control+Enter")


def test_a_reply_taken_back_leaves_the_customers_screen(served, new_page: Callable[..., Page]) -> None:
    customer, desk = new_page(NARROW), at_desk(new_page())
    asked(customer, desk, "注文の控えを探しています")
    send(desk, "別のお客様へのお返事です。")
    expect(customer.locator("#chat-log")).to_contain_text("別のお客様へのお返事です。")
    expect(desk.locator("[data-take-back] button")).to_be_visible()
    keep(desk, "take-back")
    desk.press("#reply-text", "Control+z")
    expect(customer.locator("#chat-log")).not_to_contain_text("別のお客様へのお返事です。")
    expect(desk.locator("#reply-text")).to_have_value("別のお客様へのお返事です。")
    expect(desk.locator("#thread")).to_contain_text("送信を取り消しました")
    customer.reload()
    expect(customer.locator("#chat-log")).to_contain_text("注文の控えを探しています")
    assert "別のお客様へのお返事です。" not in customer.content()


def test_a_saved_reply_becomes_a_draft_that_is_there_on_another_device(
    served, new_page: Callable[..., Page]
) -> None:
    desk = at_desk(new_page())
    talk = open_first(desk)
    desk.click("#reply-text")
    desk.keyboard.type("/kata")
    options = desk.locator("#letter-list [role=option]:visible")
    expect(options).to_have_count(1)
    assert_accessible(desk)
    keep(desk, "saved-replies")
    desk.keyboard.press("Enter")
    expect(desk.locator("#reply-text")).to_have_value(re.compile("型番と製造番号をお知らせ"))
    expect(desk.locator("[data-draft-state]").first).to_have_text("下書きを保存しました")
    desk.keyboard.press("End")
    desk.keyboard.type("追記。")
    desk.reload()
    expect(desk.locator("#reply-text")).to_have_value(re.compile("追記。$"))
    other = at_desk(new_page(), path=f"/desk/c/{talk}/")
    expect(other.locator("#reply-text")).to_have_value(re.compile("型番と製造番号"))
    expect(desk.locator("[data-colleague-sign]")).to_be_hidden()
    desk.fill("#reply-text", "")
    expect(desk.locator("[data-draft-state]").first).to_have_text("")


def test_a_gap_nobody_filled_comes_back_to_the_writer(served, new_page: Callable[..., Page]) -> None:
    desk = at_desk(new_page())
    open_first(desk)
    send(desk, "〔会社名〕への出荷は本日です。")
    expect(desk.locator("#collision")).to_contain_text("会社名")
    expect(desk.locator("#reply-text")).to_have_value("〔会社名〕への出荷は本日です。")
    assert "出荷は本日" not in desk.locator("#thread").inner_text()


def test_a_supervisor_is_asked_and_it_is_resolved_by_keys_alone(
    served, new_page: Callable[..., Page]
) -> None:
    desk = at_desk(new_page(), path="/desk/?view=mine")
    open_first(desk)
    at_rest(desk)
    desk.keyboard.press("Escape")
    desk.keyboard.press("u")
    expect(desk.locator("#escalation-text")).to_be_focused()
    keep(desk, "escalation")
    assert_accessible(desk)
    desk.keyboard.type("返金の判断をお願いします。")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".escalation-bar")).to_contain_text("上長へエスカレーションしています")
    expect(desk.locator("#act-dialog")).to_have_count(0)
    keep(desk, "escalated")

    at_rest(desk)
    desk.keyboard.press("Escape")
    desk.keyboard.press("e")
    expect(desk.locator("#act-dialog")).to_be_visible()
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("#act-dialog")).to_be_visible()
    for field in ("request_type", "reason", "outcome"):
        desk.locator(f"input[name={field}]").first.focus()
        desk.keyboard.press("Space")
    keep(desk, "resolution")
    assert_accessible(desk)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".done-bar")).to_contain_text("解決済みにしました")
    expect(desk.locator("#act-dialog")).to_have_count(0)
    expect(desk.locator(".escalation-bar")).to_have_count(0)


def test_two_who_look_see_each_other(served, new_page: Callable[..., Page]) -> None:
    desk = at_desk(new_page(), path="/desk/?view=mine")
    talk = open_first(desk)
    boss = at_desk(new_page(), "yumiko", f"/desk/c/{talk}/")
    expect(desk.locator("[data-colleague-sign]")).to_have_text("渡辺 由美子さんも閲覧中")
    expect(boss.locator("[data-colleague-sign]")).to_have_text("佐藤 美咲さんも閲覧中")
    boss.goto("/desk/")
    expect(desk.locator("[data-colleague-sign]")).to_be_hidden()
