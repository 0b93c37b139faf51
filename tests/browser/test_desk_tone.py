"""How a reply sounds, while it is written in a browser: by keyboard, by mouse, without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, assert_accessible

from .test_desk_talk import at_desk, open_first
from .test_journey import keep

pytestmark = pytest.mark.django_db(transaction=True)
ROUGH = "了解しました。ご注文は以上でよろしかったでしょうか。"


def test_suggestions_are_taken_over_by_keys_and_sending_waits_for_nothing(
    served, new_page: Callable[..., Page]
) -> None:
    desk = at_desk(new_page())
    open_first(desk)
    desk.fill("#reply-text", ROUGH)
    taken = desk.locator(".tone-take")
    expect(taken).to_have_count(2)
    expect(desk.locator("#tone")).to_contain_text("バイト敬語")
    assert_accessible(desk)
    keep(desk, "tone")
    desk.locator("#reply-text").press("Alt+Enter")
    expect(desk.locator("#reply-text")).to_have_value(ROUGH.replace("了解しました", "承知いたしました"))
    expect(taken).to_have_count(1)
    expect(desk.locator("#reply-text")).to_be_focused()
    desk.locator("#reply-text").press("Alt+ArrowDown")
    expect(taken.first).to_be_focused()
    desk.keyboard.press("Enter")
    better = "承知いたしました。ご注文は以上でよろしいでしょうか。"
    expect(desk.locator("#reply-text")).to_have_value(better)
    expect(taken).to_have_count(0)
    desk.fill("#reply-text", "すみません。")
    desk.locator("#reply-text").press("Control+Enter")
    expect(desk.locator("#thread")).to_contain_text("すみません。")
    expect(taken).to_have_count(0)


def test_on_a_phone_and_in_the_dark(served, new_page: Callable[..., Page]) -> None:
    phone = at_desk(new_page(NARROW, dark=True))
    open_first(phone)
    phone.fill("#reply-text", ROUGH)
    expect(phone.locator(".tone-take")).to_have_count(2)
    assert_accessible(phone)
    keep(phone, "tone-phone")
    phone.locator(".tone-take").first.click()
    expect(phone.locator("#reply-text")).to_have_value(ROUGH.replace("了解しました", "承知いたしました"))


def test_without_a_script_a_button_checks(served, new_page: Callable[..., Page]) -> None:
    plain = at_desk(new_page(javascript=False), scripts=False)
    plain.locator("[data-row]").first.click()
    plain.fill("#reply-text", ROUGH)
    plain.click(".tone-button")
    plain.locator(".tone-take").first.click()
    expect(plain.locator("#reply-text")).to_have_value(ROUGH.replace("了解しました", "承知いたしました"))
    expect(plain.locator(".tone-take")).to_have_count(1)
