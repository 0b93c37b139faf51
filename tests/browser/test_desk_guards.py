"""A reply is asked about, mended, waits for a supervisor, is changed by her and reaches the customer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from madoguchi.core import api as core
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible, sign_in

from .test_desk_talk import at_desk
from .test_desk_writing import asked, send
from .test_journey import keep

pytestmark = pytest.mark.django_db(transaction=True)
FAULTY = "渡辺 様\n領収書を添付いたします。"
MENDED = "領収書は明日、郵送いたします。"


def test_a_slip_is_caught_and_a_supervisor_says_yes(served, new_page: Callable[..., Page]) -> None:
    misaki = next(one for one in people.all_staff() if one.email.startswith("misaki"))
    people.change_staff(staff_id=misaki.id, actor=core.SYSTEM, replies_wait=True)
    customer, desk = new_page(NARROW), at_desk(new_page())
    asked(customer, desk, "領収書を送ってください")
    send(desk, FAULTY)
    question = desk.locator("#doubts-dialog")
    expect(question.locator(".dialog-foot button").first).to_be_focused()
    expect(question).to_contain_text("添付されていません")
    assert_accessible(desk)
    keep(desk, "doubts")
    desk.keyboard.press("Enter")
    expect(question).to_be_hidden()
    expect(desk.locator("#reply-text")).to_have_value(FAULTY)

    send(desk, MENDED)
    expect(desk.locator(".is-held")).to_contain_text(MENDED)
    expect(desk.locator("#reply-text")).to_have_value("")
    assert_accessible(desk)
    keep(desk, "held")

    boss = new_page()
    sign_in(boss, "yumiko", "/desk/approvals/")
    boss.locator(".waiting-row").first.click()
    boss.fill("#approval-text", MENDED.replace("明日", "本日"))
    assert_accessible(boss)
    keep(boss, "approval")
    boss.get_by_role("button", name="承認して送信").click()
    expect(boss.locator("#thread")).to_contain_text("承認：渡辺 由美子さん")
    expect(customer.locator("#chat-log")).to_contain_text("領収書は本日、郵送いたします。")
    expect(desk.locator(".is-held")).to_have_count(0)
    expect(desk.locator("#thread")).to_contain_text("領収書は本日、郵送いたします。")
