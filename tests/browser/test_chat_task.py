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


def prove(page: Page) -> None:
    """Address and code, in the chat itself."""
    page.get_by_role("link", name="本人確認へ進む").click()
    page.fill("#chat-email", HERS)
    page.get_by_role("button", name="コードを送る").click()
    expect(page.locator("#chat-code")).to_be_visible()
    page.fill("#chat-code", mailed_code(HERS))
    page.get_by_role("button", name="確認する").click()


def test_an_address_is_changed_a_refusal_explained_and_a_person_asked_for(new_page, order):
    sent = Order.objects.filter(status="shipped", company=None).order_by("-placed_at").first()
    page = opened(new_page(NARROW))
    write(page, f"注文{order.number}は今どこですか")
    prove(page)
    expect(page.locator(LATEST).locator(".fact-card")).to_contain_text(order.number)
    page.get_by_role("button", name="届け先を変更する").click()
    expect(page.locator(LATEST)).to_contain_text("お届け先のお名前")
    page.get_by_role("button", name="このまま変更しない").click()
    write(page, "〒530-0001 大阪府大阪市北区梅田1-2-3 青葉マンション504号室")
    expect(page.locator(LATEST)).to_contain_text("504号室")
    page.get_by_role("button", name="届け先を変更する").last.click()
    expect(page.locator(LATEST)).to_contain_text("お届け先を変更しました")
    assert "梅田1-2-3" in Order.objects.get(pk=order.pk).ship_to.values()
    Order.objects.filter(pk=sent.pk).update(customer_id=Order.objects.get(pk=order.pk).customer_id)
    write(page, f"注文{sent.number}をキャンセルしてください")
    expect(page.locator(LATEST)).to_contain_text("発送")
    assert Order.objects.get(pk=sent.pk).status == "shipped"
    write(page, "担当者と話したいです")
    expect(page.locator("#chat-log")).to_contain_text("担当者にお引き継ぎいたしました")


def test_an_order_is_found_and_cancelled_in_the_chat(new_page, order):
    page = opened(new_page(NARROW))
    write(page, "注文した商品は今どこですか")
    expect(page.get_by_role("link", name="本人確認へ進む")).to_be_visible()
    look(page, "1-proof")
    assert_accessible(page)
    prove(page)
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
