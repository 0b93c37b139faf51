"""The first screen says in one look what goes on."""

from datetime import timedelta

import pytest

from madoguchi.commerce.tests.billing import bill_of
from madoguchi.core import api as core

from . import things
from .test_enquiries import ADDRESS, Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(db) -> Browser:
    return Browser().proves(ADDRESS)


def looks(browser: Browser) -> str:
    page = browser.reads("/my/")
    return page.partition('class="overview"')[2].partition("</ul>")[0]


def test_one_thing_alone_is_said_by_its_card(browser):
    things.parcel(things.order(browser.customer, "G-1", status="shipped"))
    assert looks(browser) == ""


def test_in_one_look_what_comes_what_is_owed_and_what_is_late(browser):
    day = (core.now() + timedelta(days=2)).date()
    things.parcel(things.order(browser.customer, "G-1", status="shipped", promised_on=day), status="delayed")
    bill_of(browser.customer)
    late = core.now().date() - timedelta(days=3)
    bill_of(browser.customer, "INV-2", issued_on=late - timedelta(days=30), due_on=late)
    said = looks(browser)
    assert f"{day.month}月{day.day}日" in said
    assert "遅れています" in said
    assert "40,680円" in said
    assert "うち20,340円はお支払い期限を過ぎています" in said
    assert 'href="/my/orders/G-1/"' in said
    assert 'href="/my/bills/"' in said


def test_a_single_bill_is_led_to_at_once(browser):
    things.order(browser.customer, "G-1")
    bill_of(browser.customer)
    said = looks(browser)
    assert 'href="/my/bills/INV-1/"' in said
    assert "2030年1月31日（木）までにお支払いください。" in said
