"""On the demo customer's phone: another address, a consent taken back, and acting for her father."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from madoguchi.commerce import api as commerce
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible
from tests.plugins.served import Served

HERS, HIS = "yoko.takasaki@mail.example", "shoichi.takasaki@mail.example"
PENDING, HIS_ORDER, HIS_BILL = "2048-7822", "2048-7826", "B-2048-1238"


def customer_of(address: str) -> int:
    found = people.customer_by_identity(kind="email", value=address)
    assert found is not None
    return found


def her_phone(page: Page, url: str) -> Page:
    """A browser in which she has confirmed her address."""
    entered = people.enter_browser(
        customer_id=customer_of(HERS), token=people.new_visitor_token(), how="code", user_agent="phone",
        moved=lambda gone, into: None,
    )  # fmt: skip
    page.context.add_cookies([{"name": people.VISITOR_COOKIE, "value": entered.token, "url": url}])
    return page


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert_accessible(page)


def onward(phone: Page) -> None:
    phone.click(".task-form button[type=submit]")


def test_an_address_a_consent_and_a_mandate(served: Served, new_page: Callable[..., Page]) -> None:
    phone = her_phone(new_page(NARROW), served.url)
    has_it_sent_elsewhere(phone)
    takes_a_consent_back(phone)
    acts_for_her_father(phone)
    is_refused_outside_the_mandate(phone)
    acts_for_herself_again(phone)


def has_it_sent_elsewhere(phone: Page) -> None:
    phone.goto(f"/my/orders/{PENDING}/")
    phone.click(".my-do-link:has-text('お届け先')")
    onward(phone)
    assert phone.input_value("input[name=line1]") == "太子堂2-14-8"
    fits(phone)
    given = {"name": "髙﨑 昭一", "postal_code": "251-0035", "region": "神奈川県", "city": "藤沢市",
             "line1": "片瀬海岸2-9-4", "line2": "鷗莊 103号室"}  # fmt: skip
    for name, value in given.items():
        phone.fill(f"input[name={name}]", value)
    onward(phone)
    expect(phone.locator(".task-answers")).to_contain_text("鷗莊 103号室")
    phone.locator(".task-acts form button").first.dblclick()
    expect(phone.locator("main")).to_contain_text("お届け先を変更しました")
    phone.goto(f"/my/orders/{PENDING}/")
    expect(phone.locator("body")).to_contain_text("片瀬海岸2-9-4 鷗莊 103号室")
    order = commerce.order(viewer=commerce.SYSTEM_VIEWER, number=PENDING)
    assert (order.ship_to.name, order.ship_to.line2) == ("髙﨑 昭一", "鷗莊 103号室")


def takes_a_consent_back(phone: Page) -> None:
    phone.once("dialog", lambda asked: asked.accept())
    phone.goto("/my/consents/")
    valid = phone.locator(".my-consent:has(form)")
    many, before = valid.count(), withdrawn()
    fits(phone)
    valid.first.locator("button:has-text('同意を取り消す')").click()
    expect(valid).to_have_count(many - 1)
    fits(phone)
    assert withdrawn() == before + 1


def withdrawn() -> int:
    return sum(line.withdrawn_at is not None for line in people.consents(customer_of(HERS)))


def acts_for_her_father(phone: Page) -> None:
    phone.goto("/my/")
    phone.click(".my-row:has-text('髙﨑 昭一')")
    fits(phone)
    phone.click("button:has-text('代理で手続き')")
    expect(phone.locator(".acting-bar")).to_contain_text("髙﨑 昭一 様の代理")
    expect(phone.locator(".my-next").first).to_contain_text("炊飯器")
    expect(phone.locator("main")).not_to_contain_text("みどり設計")
    fits(phone)
    phone.goto(f"/my/orders/{HIS_ORDER}/")
    expect(phone.locator("main")).to_contain_text("炊飯器")
    phone.goto(f"/my/orders/{PENDING}/")
    expect(phone.locator("h1")).not_to_contain_text("フィルター")


def is_refused_outside_the_mandate(phone: Page) -> None:
    """She sees his bills; she neither pays them nor opens what he did not name."""
    phone.goto(f"/my/bills/{HIS_BILL}/")
    expect(phone.locator("main")).to_contain_text("お支払いの権限はありません")
    expect(phone.locator("main form[action*=payments]")).to_have_count(0)
    fits(phone)
    phone.goto("/my/profile/")
    expect(phone.locator("main")).to_contain_text("髙﨑 昭一 様から任されていません")
    fits(phone)


def acts_for_herself_again(phone: Page) -> None:
    phone.click("main button:has-text('代理を終える')")
    expect(phone.locator(".acting-bar")).to_have_count(0)
    expect(phone.locator("h1")).to_contain_text(re.compile("髙﨑.*陽子"))
    phone.goto(f"/my/orders/{HIS_ORDER}/")
    expect(phone.locator("main")).not_to_contain_text("炊飯器")
