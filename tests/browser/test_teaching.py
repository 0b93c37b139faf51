"""An editor teaches the assistant a new intent; customers are understood by it once it is published."""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.plugins.browser import NARROW, assert_accessible, sign_in

from .test_webchat_live import opened, write

SIX = """ギフト包装をお願いします
・のしを付けられますか
・プレゼント用に包んでほしい
1. 贈り物なのでラッピングしてください
2. ギフト用の箱に入れてほしい
「誕生日の贈り物として包装したい」"""
ASKED = "贈り物用にギフト包装をお願いしたいです"
UNDERSTOOD = "「ギフト包装の相談」と理解します"


def look(page: Page, name: str) -> None:
    """Nothing is in anybody's way; a picture is kept where MADOGUCHI_PICTURES says so."""
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    if folder := os.environ.get("MADOGUCHI_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def teaches(desk: Page) -> None:
    desk.goto("/assistant/intents/new/")
    desk.fill("input[name=name_ja]", "ギフト包装の相談")
    desk.fill("input[name=name_en]", "Gift wrapping")
    desk.select_option("select[name=aim]", "task:callback")
    press(desk, "例文の追加へ進む")
    desk.fill("textarea[name=texts]", SIX)
    press(desk, "追加する")
    expect(desk.locator(".teach-undo")).to_contain_text("6文を追加しました")
    expect(desk.locator(".teach-sentences .teach-chosen li")).to_have_count(6)
    look(desk, "1-intent")


def trains(desk: Page) -> None:
    desk.goto("/assistant/versions/")
    desk.fill("input[name=note]", "ギフト包装を追加")
    press(desk, "学習させる")
    expect(desk.get_by_role("button", name="このバージョンを公開する")).to_be_visible(timeout=60_000)
    look(desk, "2-version")


def test_an_intent_is_taught_trained_tried_published_and_taken_back(served, new_page: Callable[..., Page]):
    desk, chat = new_page(), opened(new_page(NARROW))
    sign_in(desk, "sho")
    teaches(desk)
    trains(desk)
    desk.goto("/assistant/trial/")
    desk.fill(".teach-try input", ASKED)
    press(desk, "試してみる")
    expect(desk.locator(".teach-tried .card")).to_have_count(2)
    expect(desk.locator(".teach-tried .card").first).not_to_contain_text(UNDERSTOOD)
    expect(desk.locator(".teach-tried .card").last).to_contain_text(UNDERSTOOD)
    look(desk, "3-trial")
    desk.goto("/assistant/versions/2/")
    press(desk, "このバージョンを公開する")
    expect(desk.locator(".teach-number.is-active")).to_have_text("2")
    write(chat, ASKED)
    expect(chat.locator("#chat-log")).to_contain_text("折り返し")
    desk.goto("/assistant/versions/")
    look(desk, "4-versions")
    desk.on("dialog", lambda dialog: dialog.accept())
    press(desk, "このバージョンに戻す")
    expect(desk.locator(".teach-number.is-active")).to_have_text("1")
    desk.goto("/assistant/")
    expect(desk.get_by_role("main")).to_contain_text("バージョン2は学習済みで、公開できます")
    look(desk, "5-overview")
