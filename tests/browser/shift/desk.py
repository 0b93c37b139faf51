"""What customers and agents do during the shift; the agents by keyboard alone."""

import re
from collections.abc import Callable

from playwright.sync_api import FrameLocator, Locator, Page, expect

from .company import Company

SLOW = 30_000
PART = ".is-relation form[action*='/merges/'] button"


def come_by(new_page: Callable[..., Page], site: str, who: str) -> Page:
    """A customer who is signed in on the site opens the chat."""
    page = new_page()
    page.goto(f"{site}/?as={who}")
    page.wait_for_function("heard.some(([event]) => event === 'ready')", timeout=SLOW)
    page.evaluate("Madoguchi('open')")
    page.wait_for_function("heard.some(([event]) => event === 'identified')", timeout=SLOW)
    return page


def chat_of(page: Page) -> FrameLocator:
    """The widget's inside."""
    return page.frame_locator("iframe")


def log_of(page: Page) -> Locator:
    """What the customer sees of her conversation."""
    return chat_of(page).locator("#chat-thread")


def ask_for_a_person(page: Page, words: str) -> None:
    """Write, then ask for a person; until she is told that she waits."""
    chat = chat_of(page)
    chat.locator("#chat-text").fill(words)
    chat.locator("#chat-text").press("Enter")
    chat.locator(".chat-ask-person").first.click(timeout=SLOW)
    expect(chat.locator(".chat-ask-person")).to_have_count(0, timeout=SLOW)


def press(page: Page, *keys: str) -> None:
    """Keys as they are pressed outside of any field."""
    for key in keys:
        page.keyboard.press(key)


def begin_work(company: Company, page: Page) -> None:
    """From away to available by one key."""
    company.go(page, "/desk/")
    expect(page.locator("#desk")).to_be_visible()
    press(page, "Escape")
    if page.locator("[data-availability=available]").get_attribute("aria-pressed") != "true":
        press(page, "s")
    expect(page.locator("[data-availability=available]")).to_have_attribute("aria-pressed", "true")


def accept(page: Page, words: str) -> None:
    """The offer with these words rings; it is taken by one key."""
    expect(page.locator(".offer", has_text=words)).to_be_visible(timeout=SLOW)
    press(page, "Escape", "a")
    expect(page.locator("#talk")).to_contain_text(words, timeout=SLOW)


def reply(page: Page, words: str) -> None:
    """`r` where she is not writing already, the words, Ctrl+Enter."""
    if page.evaluate("document.activeElement.id") != "reply-text":
        press(page, "r")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.insert_text(words)
    press(page, "Control+Enter")
    expect(page.locator("#thread")).to_contain_text(words)


def open_talk(company: Company, page: Page, number: int) -> None:
    """Open a conversation at the desk."""
    company.go(page, f"/desk/c/{number}/")
    expect(page.locator("#talk")).to_be_visible()


def collide(company: Company, first: Page, second: Page, number: int) -> None:
    """Both have it open; the second answers before the first one's screen can know. No word is lost."""
    open_talk(company, first, number)
    open_talk(company, second, number)
    first.route(
        "**/*", lambda route: route.continue_() if "/replies/" in route.request.url else route.abort()
    )
    first.locator("#reply-text").fill("秋山の返事です。")
    second.locator("#reply-text").fill("江間の返事です。")
    second.locator("#reply-text").press("Control+Enter")
    expect(second.locator("#thread")).to_contain_text("江間の返事です。")
    expect(second.locator("#thread [data-pending=sending]")).to_have_count(0, timeout=SLOW)
    first.locator("#reply-text").press("Control+Enter")
    expect(first.locator("#collision")).to_be_visible(timeout=SLOW)
    expect(first.locator("#reply-text")).to_have_value("秋山の返事です。")
    first.unroute("**/*")
    open_talk(company, first, number)
    expect(first.locator("#thread")).to_contain_text("江間の返事です。")
    expect(first.locator("#reply-text")).to_have_value("秋山の返事です。")
    first.locator("#reply-text").press("Control+Enter")
    expect(first.locator("#thread")).to_contain_text("秋山の返事です。")


def escalate(company: Company, page: Page, number: int, words: str) -> None:
    """`u`, a reason, Ctrl+Enter."""
    open_talk(company, page, number)
    press(page, "Escape", "u")
    expect(page.locator("#escalation-text")).to_be_focused()
    page.keyboard.insert_text(words)
    press(page, "Control+Enter")
    expect(page.locator(".escalation-bar")).to_be_visible()


def resolve(company: Company, page: Page, number: int) -> None:
    """`e`, the first code of each list, Ctrl+Enter; without the codes it is not resolved."""
    open_talk(company, page, number)
    press(page, "Escape", "e")
    groups = page.locator(".act-form .code-group")
    expect(groups.first).to_be_visible()
    press(page, "Control+Enter")
    expect(page.locator(".act-form")).to_be_visible()
    for at in range(groups.count()):
        groups.nth(at).locator(".code-chip").first.click()
    press(page, "Control+Enter")
    expect(page.locator("[data-act=reopen]")).to_be_visible()


def begin_anew(page: Page, words: str) -> None:
    """The customer starts another enquiry after the first one was resolved."""
    chat = chat_of(page)
    chat.locator(".chat-resolved button").click(timeout=SLOW)
    expect(chat.locator(".chat-resolved")).to_have_count(0, timeout=SLOW)
    expect(chat.locator("#chat-start, #chat-text").first).to_be_visible()
    ask_for_a_person(page, words)


def merge(company: Company, page: Page, kept: int) -> None:
    """`v`, Ctrl+Enter: the customer's other conversation goes into this one."""
    open_talk(company, page, kept)
    press(page, "Escape", "v")
    expect(page.locator(".merge-choice").first).to_be_visible()
    press(page, "Control+Enter")
    expect(page.locator(PART)).to_be_visible()


def part(page: Page) -> None:
    """Undo the merge."""
    page.locator(PART).click()
    expect(page.locator(PART)).to_have_count(0)


def transcript_by_mail(page: Page) -> None:
    """The customer asks for a copy of the conversation."""
    chat = chat_of(page)
    chat.locator("summary").first.click()
    chat.locator("form[action*='transcript'] button").click()
    expect(chat.locator("#chat-panel [role=status]")).to_contain_text("customer.example", timeout=SLOW)


def figures(company: Company, page: Page) -> dict[str, int]:
    """The supervisor's numbers, each of which opens as many rows."""
    company.go(page, "/insights/")
    shown = page.locator("#board .stat-value a")
    links = {
        str(shown.nth(at).get_attribute("href")): (shown.nth(at).text_content() or "").strip()
        for at in range(shown.count())
    }
    numbers = {url: int(text) for url, text in links.items() if text.isdecimal()}
    for url, number in numbers.items():
        company.go(page, url)
        expect(page.locator("h1 .count")).to_have_text(str(number))
        expect(page.locator("main tbody tr")).to_have_count(number)
    return {re.sub(r"&.*", "", url): number for url, number in numbers.items()}
