"""A bill is paid on a phone: pressed twice, left and begun anew, told before she is back and twice after."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import Settings
from playwright.sync_api import Page, expect

from madoguchi.commerce import api as commerce
from madoguchi.commerce.models import BillPayment, Invoice
from madoguchi.commerce.tests.billing import HOOK, bill_of, open_shop
from madoguchi.commerce.tests.fake_stripe import FakeStripe, fake_stripe
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible
from tests.plugins.served import Served

BILL = "/my/bills/INV-1/"
BY_CARD = "(one) => one.textContent.includes('カードで支払う')"


@pytest.fixture
def stripe(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[FakeStripe]:
    """Asked for before `served`: what runs there opens the sealed keys that are kept here."""
    monkeypatch.setenv("MADOGUCHI_SECRET_KEY", settings.SECRET_KEY)
    with fake_stripe() as server:
        monkeypatch.setenv("MADOGUCHI_STRIPE_ADDRESS", server.url)
        monkeypatch.setenv("MADOGUCHI_STRIPE_PAGES", server.url)
        yield server


@pytest.fixture
def phone(stripe: FakeStripe, served: Served, new_page: Callable[..., Page]) -> Page:
    """A proven customer with one bill; the site runs against the provider on this machine."""
    stripe.callbacks, stripe.home = served.url + HOOK, served.url
    open_shop()
    visitor = people.start_visitor(locale="ja", token=(token := people.new_visitor_token()))
    people.add_identity(
        customer_id=visitor.customer_id, kind="email", value="hanako@bills.test", proven_how="code"
    )
    bill_of(visitor.customer_id)
    page: Page = new_page(NARROW)
    page.context.add_cookies([{"name": people.VISITOR_COOKIE, "value": token, "url": served.url}])
    return page


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert_accessible(page)


def pays(page: Page) -> None:
    page.click("button:has-text('カードで支払う')", click_count=2)
    expect(page).to_have_title("Pay")


def another_window(page: Page) -> Page:
    """The same bill in a second window of hers."""
    window = page.context.new_page()
    window.goto(BILL)
    return window


def pressed_at_once(*windows: Page) -> str:
    """Pay in all of them before any has an answer: they come to one page of the provider."""
    for window in windows:
        window.evaluate(f"[...document.querySelectorAll('button')].find({BY_CARD}).click()")
    for window in windows:
        expect(window).to_have_title("Pay")
    (page,) = {window.url for window in windows}
    assert BillPayment.objects.count() == 1
    return page


def test_a_bill_is_paid_once_and_its_receipt_taken(phone: Page, stripe: FakeStripe) -> None:
    phone.goto("/my/bills/")
    expect(phone.locator(".bill-balance-sum")).to_have_text("20,340円")
    fits(phone)
    phone.click(".my-card")
    fits(phone)
    first = pressed_at_once(phone, another_window(phone))
    phone.goto(BILL)
    phone.reload()
    pays(phone)
    assert phone.url == first
    stripe.before_redirect = 2
    phone.click("button")
    expect(phone.locator("#payment")).to_contain_text("お支払い済み")
    phone.reload()
    fits(phone)
    assert stripe.heard == [200, 200]
    assert [(one.state, one.received) for one in BillPayment.objects.all()] == [("paid", 20_340)]
    assert Invoice.objects.get(number="INV-1").paid == 20_340
    phone.click("a:has-text('ご請求と領収書へ')")
    takes_receipt(phone)


def takes_receipt(phone: Page) -> None:
    phone.click("summary:has-text('領収書を発行する')")
    phone.fill("input[name=addressee]", "株式会社髙﨑 御中")
    fits(phone)
    phone.click("button:has-text('この内容で発行する')")
    expect(phone.locator(".bill-made-out")).to_contain_text("株式会社髙﨑 御中")
    names = []
    for words in ("領収書を受け取る", "もう一度受け取る"):
        with phone.expect_download() as download:
            phone.click(f"button:has-text('{words}')")
        names.append(download.value.suggested_filename)
        phone.reload()
    assert names[1] == names[0].replace(".pdf", "-2.pdf")
    assert commerce.held_payments() == ()
