"""Somebody who is no programmer makes a task by form; a customer does it on her phone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from madoguchi.core import api as core
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible, sign_in

MAIL = "bag@tasks.test"


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert_accessible(page)


def field(page: Page, number: int, label: str, kind: str, options: str = "") -> None:
    """Fill in the field of this number."""
    row = page.locator(".asked").nth(number)
    row.locator("input[name$=label_ja]").fill(label)
    row.locator("select[name$=kind]").select_option(kind)
    if options:
        expect(row.locator("textarea[name$=options]")).to_be_visible()
        row.locator("textarea[name$=options]").fill(options)
    row.locator("input[type=checkbox]").check()


def makes(desk: Page) -> None:
    sign_in(desk, "sho", "/settings/tasks/new/")
    desk.fill("input[name=code]", "paper-bag")
    desk.fill("input[name=title_ja]", "贈り物用の袋を頼む")
    desk.fill("input[name=summary_ja]", "ご注文の商品に合う袋をお送りします。")
    field(desk, 0, "必要な枚数", "number")
    desk.click("button:has-text('項目を追加')")
    expect(desk.locator(".asked")).to_have_count(2)
    field(desk, 1, "袋の大きさ", "choice", "小 | Small\n大 | Large")
    desk.locator(".asked").nth(1).locator("select[name$=step]").select_option("2")
    desk.click("button:has-text('プレビューを更新')")
    expect(desk.locator(".builder-page")).to_contain_text("必要な枚数")
    fits(desk)
    desk.click("button:has-text('公開する')")
    expect(desk.locator("main")).to_contain_text("第1版")


def known(page: Page, url: str) -> None:
    """A browser in which she has confirmed her address."""
    visitor = people.start_visitor(locale="ja")
    people.add_identity(customer_id=visitor.customer_id, kind="email", value=MAIL, proven_how="code")
    page.context.add_cookies([{"name": people.VISITOR_COOKIE, "value": visitor.token, "url": url}])


def completes(phone: Page, url: str) -> None:
    known(phone, url)
    phone.goto("/my/tasks/")
    fits(phone)
    phone.click("a:has-text('贈り物用の袋を頼む')")
    phone.fill("main .task-form input[type=text], main .task-form input[inputmode]", "3")
    phone.click(".task-form button[type=submit]")
    phone.click("label:has-text('大')")
    fits(phone)
    phone.click(".task-form button[type=submit]")
    expect(phone.locator(".task-answers")).to_contain_text("大")
    fits(phone)
    phone.click(".task-acts form button")
    expect(phone.locator("main")).to_contain_text(re.compile(r"受付番号|完了"))
    fits(phone)


def test_a_task_made_by_form_is_done_by_a_customer(served, new_page: Callable[..., Page]) -> None:
    makes(new_page())
    completes(new_page(NARROW), served.url)
    customer = people.customer_by_identity(kind="email", value=MAIL)
    assert customer is not None
    facts = core.history(customer_id=customer, types=["tasks.completed"])
    assert [fact.data["task"] for fact in facts] == ["paper-bag"]
