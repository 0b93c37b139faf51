"""A customer shows who she is in the chat, sees where her order is, has it cancelled, and takes it back."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from madoguchi.commerce.models import Order
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible

from .test_portal import mailed_code
from .test_webchat_live import opened, write

pytestmark = pytest.mark.django_db(transaction=True)

HERS = "chat.task@example.com"
LATEST = "#chat-log .chat-line-assistant >> nth=-1"


@pytest.fixture
def order(served) -> Order:
    """An order that was just placed, of somebody who has proven her address before."""
    customer_id = people.identify(kind="email", value=HERS, name="髙﨑 花子", proven_how="code")
    row = Order.objects.filter(status="pending", company=None).order_by("-placed_at").first()
    Order.objects.filter(pk=row.pk).update(customer_id=customer_id)
    return row


def look(page: Page, name: str) -> None:
    """Keep a picture where MADOGUCHI_PICTURES says so."""
    if folder := os.environ.get("MADOGUCHI_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_an_order_is_found_and_cancelled_in_the_chat(new_page, order):
    page = opened(new_page(NARROW))
    write(page, "注文した商品は今どこですか")
    proof = page.get_by_role("link", name="本人確認へ進む")
    expect(proof).to_be_visible()
    look(page, "1-proof")
    assert_accessible(page)
    proof.click()
    page.fill("#chat-email", HERS)
    page.get_by_role("button", name="コードを送る").click()
    expect(page.locator("#chat-code")).to_be_visible()
    page.fill("#chat-code", mailed_code(HERS))
    page.get_by_role("button", name="確認する").click()
    expect(page.locator(LATEST).locator(".fact-card")).to_contain_text(order.number)
    expect(page.locator(LATEST).locator("[aria-current=step]")).to_be_visible()
    look(page, "2-where")
    assert_accessible(page)
    page.get_by_role("button", name="注文をキャンセルする").click()
    expect(page.get_by_role("button", name="不要になった")).to_be_visible()
    look(page, "3-reason")
    page.get_by_role("button", name="不要になった").click()
    expect(page.locator(LATEST)).to_contain_text(order.number)
    look(page, "4-yes")
    assert_accessible(page)
    page.get_by_role("button", name="注文をキャンセルする").click()
    expect(page.get_by_role("button", name="取り消す")).to_be_visible()
    look(page, "5-done")
    assert Order.objects.get(pk=order.pk).status == "cancelled"
    write(page, "やっぱり取り消してください")
    expect(page.locator(LATEST)).to_contain_text("取り消しました")
    assert Order.objects.get(pk=order.pk).status == "pending"
