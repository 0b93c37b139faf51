"""What passes between the customer's chat and the desk while both look: typing, dropped files, long talks."""

import pytest
from playwright.sync_api import Page, expect

from madoguchi.conversations import api as conversations
from madoguchi.conversations.shapes import InboundMessage
from madoguchi.people import api as people
from madoguchi.routing import api as routing
from tests.plugins.browser import NARROW, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

BUBBLES = "#chat-log .chat-line-customer .chat-words"
DROP = """(room, [name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/plain" }));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    room.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


def opened(page: Page) -> Page:
    """The chat, ready to write in."""
    page.goto("/chat/")
    expect(page.locator(".chat-ready")).to_be_visible()
    return page


def write(page: Page, text: str) -> None:
    """Write and send with Enter."""
    page.fill("#chat-text", text)
    page.press("#chat-text", "Enter")


def her_conversation(page: Page) -> int:
    """The conversation of the customer behind this browser."""
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    viewer = people.customer_viewer(cookies[people.VISITOR_COOKIE])
    return conversations.current_for_customer(viewer.customer_id).id


def at_desk(page: Page, conversation_id: int) -> Page:
    """An agent with this conversation open before her."""
    sign_in(page, "misaki", f"/desk/c/{conversation_id}/")
    expect(page.locator("#talk")).to_be_visible()
    expect(page.locator("html[data-desk=ready]")).to_be_attached()
    return page


def type_until(page: Page, box: str, sign) -> None:
    """Type on, as people do, until the other side has seen it."""
    for _ in range(8):
        page.locator(box).press_sequentially("あ")
        try:
            expect(sign).to_be_visible(timeout=3_500)
            return
        except AssertionError:
            continue
    raise AssertionError("typing was never seen")


def test_each_side_sees_the_other_typing_and_a_note_is_never_seen(served, new_page):
    customer = opened(new_page(NARROW))
    write(customer, "請求書の宛名を変えたいです")
    expect(customer.locator(BUBBLES)).to_have_count(1)
    place = her_conversation(customer)
    misaki = next(one for one in people.all_staff() if one.email.startswith("misaki"))
    routing.take(conversation_id=place, staff_id=misaki.id)
    desk = at_desk(new_page(), place)
    expect(customer.locator("#chat-state")).to_contain_text("佐藤")

    type_until(customer, "#chat-text", desk.locator("[data-typing-sign]"))
    desk.check("#mode-note")
    desk.locator("#note-text").press_sequentially("内緒の話")
    customer.wait_for_timeout(1_000)
    expect(customer.locator("[data-typing]")).to_be_hidden()
    desk.check("#mode-reply")
    type_until(desk, "#reply-text", customer.locator("[data-typing]"))

    # it goes away by itself when nobody writes any more
    expect(customer.locator("[data-typing]")).to_be_hidden()


def test_a_file_is_dropped_on_the_chat_and_a_long_talk_is_read_back(served, new_page):
    customer = opened(new_page(NARROW))
    write(customer, "一通目です")
    expect(customer.locator(BUBBLES)).to_have_count(1)
    place = her_conversation(customer)
    room = customer.locator("[data-chat]")
    room.evaluate(DROP, ["型番.txt", "AZ-100"])
    expect(customer.locator(".chat-file[data-state=done]")).to_contain_text("型番.txt")
    expect(room).not_to_have_class("chat-dropping")
    write(customer, "型番です")
    expect(customer.locator("#chat-log .chat-sent-files")).to_contain_text("型番.txt")

    # a long talk shows its end; what came before is put above it, and news do not take it away
    who = conversations.customer_of(place)
    for number in range(3, 75):
        message = InboundMessage(who, "webchat", f"{number}通目です", client_id=f"long-talk-{number}")
        conversations.receive(message)
    customer.reload()
    expect(customer.locator(".chat-ready")).to_be_visible()
    assert customer.get_by_text("一通目です", exact=True).count() == 0
    customer.get_by_role("link", name="以前のメッセージを表示").click()
    expect(customer.get_by_text("一通目です", exact=True)).to_have_count(1)
    expect(customer.locator("#chat-earlier")).to_be_hidden()
    expect(customer.locator(".chat-day")).to_have_count(1)
    conversations.tell(conversation_id=place, code="still_there")
    expect(customer.locator(".chat-line-system").last).to_be_visible()
    expect(customer.get_by_text("一通目です", exact=True)).to_have_count(1)

    # and without scripts page by page
    plain = new_page(NARROW, javascript=False)
    plain.context.add_cookies(customer.context.cookies())
    plain.goto("/chat/")
    plain.get_by_role("link", name="以前のメッセージを表示").click()
    expect(plain.get_by_text("一通目です", exact=True)).to_have_count(1)
    plain.get_by_role("link", name="最新のメッセージに戻る").click()
    expect(plain.get_by_text("74通目です", exact=True)).to_have_count(1)
