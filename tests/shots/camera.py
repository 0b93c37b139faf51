"""Takes one page in both languages, light and dark, wide and narrow."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Error, Playwright
from playwright.sync_api import Page as Tab

from .pages import STAFF, Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HEIGHTS = {1440: 900, 390: 844}
TALLEST = 2600
OWNER = "yoko.takasaki@mail.example"
QUESTION = "炊飯器にH03と表示されて炊けません"
View = tuple[str, str, int]
VIEWS: tuple[View, ...] = tuple(product(("ja", "en"), ("light", "dark"), (1440, 390)))


@dataclass(frozen=True)
class Shot:
    """One photograph, and what was wrong with the page: script errors, sideways scrolling, status."""

    page: Page
    language: str
    scheme: str
    width: int
    file: Path
    status: int
    faults: tuple[str, ...]


def open_browser(playwright: Playwright) -> Browser:
    """Debian's Chromium."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


class Camera:
    """Keeps one signed-in state per role, so that each signs in once."""

    def __init__(self, browser: Browser, address: str, logins: dict[str, tuple[str, str]], out: Path) -> None:
        self.browser, self.address, self.logins, self.out = browser, address, logins, out
        self.states: dict[str, Any] = {}

    def take(self, page: Page, views: Iterable[View] = VIEWS) -> Iterator[Shot]:
        """All photographs of a page; a page that does not exist (404) gives one only."""
        for language, scheme, width in views:
            shot = self.shot(page, language, scheme, width)
            yield shot
            if shot.status == 404 and page.name != "not-found":
                return

    def shot(self, page: Page, language: str, scheme: str, width: int) -> Shot:
        """One photograph."""
        context = self.context(page.role, language, scheme, width)
        tab = context.new_page()
        faults: list[str] = []
        tab.on("pageerror", lambda error: faults.append(str(error).splitlines()[0]))
        tab.on(
            "console", lambda said: faults.append(said.text[:200]) if "Security Policy" in said.text else None
        )
        answer = tab.goto(self.address + page.url, wait_until="load")
        for selector in filter(None, (page.click, page.then)):
            follow(tab, selector, faults)
        for act in page.does:
            do(tab, act, faults)
        tab.wait_for_timeout(400)
        over = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            faults.append(f"{over} px too wide")
        file = self.out / f"{page.name}-{language}-{scheme}-{width}.png"
        tall = min(TALLEST, tab.evaluate("document.documentElement.scrollHeight"))
        tab.set_viewport_size({"width": width, "height": max(HEIGHTS[width], tall)})
        tab.screenshot(path=file)
        context.close()
        return Shot(page, language, scheme, width, file, answer.status if answer else 0, tuple(faults))

    def context(self, role: str, language: str, scheme: Any, width: int) -> BrowserContext:
        """A browser of that person: language, colours, size, signed in."""
        size = {"width": width, "height": HEIGHTS[width]}
        context = self.browser.new_context(
            viewport=size,
            color_scheme=scheme,
            locale=language,
            storage_state=self.state(role),
            reduced_motion="reduce",
        )
        context.add_cookies([{"name": "madoguchi_language", "value": language, "url": self.address}])
        return context

    def asked(self) -> Any:
        """The cookies of somebody who has asked a question in the chat."""
        context = self.browser.new_context(locale="ja")
        tab = context.new_page()
        tab.goto(self.address + "/chat/")
        tab.fill("textarea[name=text]", QUESTION)
        tab.locator("textarea[name=text]").press("Enter")
        tab.wait_for_selector("text=担当者に相談する", timeout=15_000)
        tab.wait_for_timeout(2500)
        state = context.storage_state()
        context.close()
        return state

    def proven(self) -> Any:
        """The cookies of a customer who owns things, after the code that was mailed to her."""
        context = self.browser.new_context(locale="ja")
        tab = context.new_page()
        tab.goto(self.address + "/me/?next=/my/")
        tab.fill("input[name=email]", OWNER)
        tab.press("input[name=email]", "Enter")
        tab.wait_for_selector("input[name=code]")
        mails = context.new_page()
        mails.goto(self.address + "/demo/mail/")
        code = re.search(r"\b\d{6}\b", mails.locator("main").inner_text())
        tab.fill("input[name=code]", code.group() if code else "")
        tab.press("input[name=code]", "Enter")
        tab.wait_for_url("**/my/")
        state = context.storage_state()
        context.close()
        return state

    def state(self, role: str) -> Any:
        """The cookies of a role; empty for customers and where nobody has that role."""
        if role == "visitor" and role not in self.states:
            self.states[role] = self.asked()
        if role == "owner" and role not in self.states:
            self.states[role] = self.proven()
        if role in self.states:
            return self.states[role]
        if role not in STAFF or role not in self.logins:
            return None
        if role not in self.states:
            email, password = self.logins[role]
            context = self.browser.new_context()
            tab = context.new_page()
            answer = tab.goto(self.address + "/account/login/")
            if answer is None or not answer.ok:
                return None
            tab.fill("input[name=login]", email)
            tab.fill("input[name=password]", password)
            tab.press("input[name=password]", "Enter")
            tab.wait_for_url(lambda url: "/login" not in url)
            self.states[role] = context.storage_state()
            context.close()
        return self.states[role]


def follow(tab: Tab, selector: str, faults: list[str]) -> None:
    """Go where the first match leads; notes a fault when there is none."""
    try:
        href = tab.locator(selector).first.get_attribute("href", timeout=3000)
        tab.goto(urljoin(tab.url, href or ""), wait_until="load")
    except Error:
        faults.append(f"nothing to follow at {selector}")


def do(tab: Tab, act: str, faults: list[str]) -> None:
    """One act on the way to what is photographed.

    "visit /path/", "press SELECTOR", "tick SELECTOR", or "type SELECTOR=words".
    """
    verb, _space, rest = act.partition(" ")
    try:
        if verb == "visit":
            tab.goto(urljoin(tab.url, rest))
        elif verb == "type":
            selector, _equals, words = rest.rpartition("=")
            tab.locator(selector).first.fill(words, timeout=5000)
        else:
            place = tab.locator(rest).first
            (place.check if verb == "tick" else place.click)(timeout=5000)
        tab.wait_for_load_state("load")
    except Error:
        faults.append(f"could not {act}")
