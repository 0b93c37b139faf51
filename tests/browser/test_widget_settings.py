"""The widget's settings page: the preview follows what is typed, and keys are changed over."""

import pytest
from playwright.sync_api import Page, expect

from madoguchi.channels.webchat.shapes import WidgetSettings
from madoguchi.core import api as core
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def opened(page: Page) -> Page:
    """The administrator has the page before her."""
    sign_in(page, "megumi", "/settings/widget/")
    expect(page.locator("#widget-form")).to_be_visible()
    return page


def test_an_administrator_sets_the_widget_up_and_sees_it(served, new_page):
    page = opened(new_page())
    stage = page.frame_locator("[data-preview-frame]")
    first = stage.frame_locator("iframe")
    expect(first.locator(".chat-greeting")).to_be_visible()
    assert_accessible(page)

    page.get_by_label("日本語の質問").fill("返品できますか")
    page.get_by_label("左", exact=True).check()
    expect(first.locator(".chat-question")).to_have_text(["返品できますか"])
    page.get_by_role("button", name="English", exact=True).last.click()
    expect(first.locator(".chat-lead").first).to_contain_text("Write your question")
    assert core.option(WidgetSettings).side == "right"
    page.get_by_label("ウィジェットを表示できるサイト").fill("https://shop.example")
    page.get_by_role("button", name="保存する", exact=True).click()
    expect(page.get_by_text("保存しました")).to_be_visible()
    held = core.option(WidgetSettings)
    assert (held.side, held.allowed_origins) == ("left", ("https://shop.example",))

    before = len(people.live_host_keys())
    page.get_by_role("button", name="新しい鍵を作って切り替える").click()
    expect(page.get_by_text("新しい鍵ができました")).to_be_visible()
    assert len(people.live_host_keys()) == before + 1
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="この鍵を無効にする").last.click()
    expect(page.get_by_text("鍵を無効にしました")).to_be_visible()
    assert len(people.live_host_keys()) == before


def test_a_phone_in_english_and_dark_has_room_for_everything(served, new_page):
    page = opened(new_page(NARROW, language="en", dark=True))
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]
    assert_accessible(page)
