"""Her things on a phone: followed, cancelled in time, refused in words after, returned, tracked."""

import re

from playwright.sync_api import Page, expect

from madoguchi.core import api as core
from tests.plugins.browser import NARROW, WIDE, assert_accessible

OWNER = "yoko.takasaki@mail.example"
PAGES = ("/my/", "/my/orders/", "/my/devices/", "/my/alerts/", "/my/search/?q=AP-50")
PENDING, SHIPPED, ARRIVED = "2048-7822", "2048-7790", "2048-7431"


def mailed(purpose: str, pattern: str) -> str:
    mail = next(one for one in core.outgoing_mail(purpose=purpose) if one.to == OWNER)
    found = re.search(pattern, mail.text)
    assert found is not None
    return found.group()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert_accessible(page)


def choose(page: Page, group: int = 0) -> None:
    """The first that can be chosen, in a group of the step."""
    page.locator(".task-form fieldset").nth(group).locator("input:not(:disabled)").first.check()


def onward(page: Page) -> None:
    page.click(".task-form button[type=submit]")


def test_her_things_on_a_phone(served, new_page):
    phone = new_page(NARROW)
    phone.goto(f"/my/orders/{PENDING}/")
    phone.fill("input[name=email]", OWNER)
    phone.press("input[name=email]", "Enter")
    phone.fill("input[name=code]", mailed("code", r"\d{6}"))
    phone.press("input[name=code]", "Enter")
    expect(phone).to_have_url(re.compile(f"/my/orders/{PENDING}/"))
    fits(phone)
    cancels(phone)
    phone.goto(f"/my/orders/{SHIPPED}/")
    expect(phone.locator(".my-why").first).to_contain_text("すでに発送された")
    expect(phone.locator(".my-do")).not_to_contain_text("キャンセル")
    phone.click(".portal-nav a:has-text('ホーム')")
    expect(phone.locator(".my-next").first).to_contain_text("次のお届け")
    expect(phone.locator(".my-now")).not_to_contain_text("AP-50用 交換フィルター")
    fits(phone)
    returns(phone)
    tracks(new_page(NARROW, javascript=False))
    looks(new_page(WIDE, language="en", dark=True), phone)


def cancels(phone: Page) -> None:
    phone.click(".my-do-link:has-text('キャンセル')")
    onward(phone)
    choose(phone)
    onward(phone)
    expect(phone.locator(".task-effects")).to_be_visible()
    phone.click(".task-acts button:has-text('キャンセル')")
    expect(phone.locator("main")).to_contain_text("キャンセル")
    phone.goto(f"/my/orders/{PENDING}/")
    expect(phone.locator(".my-way")).to_contain_text("キャンセル")


def returns(phone: Page) -> None:
    phone.goto(f"/my/orders/{ARRIVED}/")
    phone.click(".my-do-link:has-text('返品')")
    onward(phone)
    for group in range(phone.locator(".task-form fieldset").count()):
        choose(phone, group)
    onward(phone)
    expect(phone.locator(".task-effects")).to_be_visible()
    fits(phone)
    phone.locator(".task-acts form button").first.click()
    phone.goto(f"/my/orders/{ARRIVED}/")
    expect(phone.locator("main")).to_contain_text("ご返送の期限")


def looks(desk: Page, phone: Page) -> None:
    """The same pages in English, dark and wide; and on the phone those that the story did not open."""
    desk.context.add_cookies(phone.context.cookies())
    desk.context.add_cookies([{"name": "madoguchi_language", "value": "en", "url": phone.url}])
    for path in PAGES:
        for page in (desk, phone):
            page.goto(path)
            fits(page)
    assert "Orders" in desk.locator(".portal-nav").inner_text()


def tracks(stranger: Page) -> None:
    """Somebody who is not signed in, without JavaScript."""
    stranger.goto("/orders/track/")
    stranger.fill("input[name=number]", SHIPPED)
    stranger.fill("input[name=email]", OWNER)
    stranger.click("form.card button[type=submit]")
    expect(stranger).to_have_url(re.compile("/orders/track/asked/"))
    stranger.goto(mailed("tracking", r"/orders/track/\S+"))
    expect(stranger.locator("main")).to_contain_text("ヤマト運輸")
    assert "髙﨑" not in stranger.content()
    stranger.goto(f"/my/orders/{SHIPPED}/")
    expect(stranger).to_have_url(re.compile("/me/"))
