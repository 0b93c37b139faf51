"""An administrator without a shell connects LINE, mends what was wrong, pauses and goes on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from madoguchi.core import testing
from madoguchi.demo.phone.line import SECRET, TOKEN, LineServer
from tests.plugins.browser import NARROW, assert_accessible, fits, sign_in
from tests.plugins.nursery import Nursery
from tests.plugins.served import Served, serving


@pytest.fixture
def line() -> Iterator[LineServer]:
    """LINE, as it answers here."""
    with testing.running(LineServer()) as server:
        yield server


@pytest.fixture
def served(committed_db: str, served_home: Path, born_of: Nursery, line: LineServer) -> Iterator[Served]:
    """The product, led to that LINE; nothing is sent, so no worker is needed."""
    there = {"MADOGUCHI_LINE_API": line.address, "MADOGUCHI_LINE_DATA": line.address}
    with serving(committed_db, served_home, born_of, worker=False, **there) as running:
        yield running


def test_line_is_connected_mended_paused_and_resumed(
    served: Served, line: LineServer, new_page: Callable[..., Page]
) -> None:
    page = sign_in(new_page(), "megumi", "/settings/channels/")
    page.on("dialog", lambda asked: asked.accept())
    page.get_by_role("link", name="LINE お客様は友だちに").click()
    page.get_by_label("アカウントの名前").fill("公式アカウント")
    page.get_by_role("button", name="接続の設定に進む").click()
    assert_accessible(page)
    page.get_by_label("チャネルアクセストークン").fill("a-wrong-token")
    page.get_by_label("チャネルシークレット").fill(SECRET)
    test = page.get_by_role("button", name="保存して接続をテストする")
    test.click()
    result = page.locator("#connection")
    expect(result).to_contain_text("サービスがキーを受け付けていません")

    page.get_by_label("チャネルアクセストークン").fill(TOKEN)
    test.click()
    expect(result).to_contain_text("メッセージが別の宛先に送られています")
    assert TOKEN not in page.content()
    line.endpoint = page.locator("#webhook").inner_text()
    result.get_by_role("button", name="もう一度テストする").click()
    expect(result).to_contain_text("「あおぞら電機」としてつながりました")
    assert_accessible(page)
    page.get_by_role("button", name="利用を始める").click()
    expect(page.get_by_text("稼働中")).to_be_visible()
    assert_accessible(page)

    page.get_by_role("button", name="一時停止する").click()
    expect(page.locator(".channel-title")).to_contain_text("一時停止中")
    page.get_by_role("button", name="再開する").click()
    expect(page.locator(".channel-title")).to_contain_text("稼働中")

    phone = sign_in(new_page(NARROW, dark=True), "megumi", "/settings/channels/")
    assert fits(phone)
    assert_accessible(phone)
    phone.get_by_role("link", name="公式アカウント").click()
    expect(phone.locator(".channel-title")).to_contain_text("公式アカウント")
    assert fits(phone)
    assert_accessible(phone)
    phone.goto("/contact/")
    link = phone.get_by_role("link", name="LINEを開く")
    expect(link).to_have_attribute("href", "https://line.me/R/ti/p/%40aozora")
