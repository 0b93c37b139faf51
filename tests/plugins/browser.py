"""Headless Chromium for tests, and the accessibility check."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDE = (1440, 900)
NARROW = (390, 844)
MILD = (
    "aria-allowed-role", "aria-deprecated-role", "empty-heading", "empty-table-header",
    "form-field-multiple-labels", "heading-order", "html-xml-lang-mismatch", "image-redundant-alt",
    "landmark-banner-is-top-level", "landmark-contentinfo-is-top-level", "landmark-main-is-top-level",
    "landmark-no-duplicate-banner", "landmark-no-duplicate-contentinfo", "landmark-no-duplicate-main",
    "landmark-one-main", "landmark-unique", "meta-viewport", "meta-viewport-large", "no-autoplay-audio",
    "page-has-heading-one", "presentation-role-conflict", "region", "scope-attr-valid", "skip-link",
    "table-duplicate-name",
)  # fmt: skip
"""Axe's rules whose findings are minor or moderate: they fail no test, so they are not worked out."""
AXE = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {name: {"enabled": False} for name in MILD},
}  # neither what passed in detail, nor styles fetched anew
LOOK = """([context, options]) => axe.run(context ?? document, options).then((found) =>
  found.violations.filter((one) => one.impact === "serious" || one.impact === "critical"))"""
PASSWORD = "aozora-demo-2026"
LONG = 600
THIN_OUT = """(long) => {
  if (document.querySelectorAll("*").length < long) return;
  const form = (part) => `${part.tagName} ${part.getAttribute("class")} ${part.getAttribute("role")}`;
  const shape = (one) => [...new Set([one, ...one.querySelectorAll("*")].map(form))].sort().join();
  for (const list of document.querySelectorAll("*")) {
    if (list.children.length < 12) continue;
    const seen = new Map();
    for (const one of list.children) {
      const kind = shape(one);
      const many = (seen.get(kind) || 0) + 1;
      seen.set(kind, many);
      if (many <= 3 || one.style.display || one.contains(document.activeElement)) continue;
      one.dataset.oneOfMany = "";
      one.style.setProperty("display", "none", "important");
    }
  }
}"""
"""On a long page, of many lines that consist of the same things three are enough to look at."""
FILL_UP = """() => {
  for (const one of document.querySelectorAll("[data-one-of-many]")) {
    one.style.removeProperty("display");
    delete one.dataset.oneOfMany;
  }
}"""
RESTS = """() => !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")
  && document.getAnimations().every((one) =>
    one.playState !== "running" || one.effect.getComputedTiming().endTime === Infinity)"""
"""Nothing is under way and nothing fades: what waits for an answer is drawn paler than it is."""
LOOKS = """(alike) => {
  const backgrounds = new Map();
  const behind = (one) => {
    if (!one) return "";
    if (!backgrounds.has(one)) {
      const style = getComputedStyle(one), around = behind(one.parentElement);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.position, style.filter,
        style.mixBlendMode].join();
      backgrounds.set(one, around.endsWith(own) ? around : `${around}|${own}`);
    }
    return backgrounds.get(one);
  };
  const speaks = (one) => one.matches("input, select, textarea")
    || [...one.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.data.trim());
  const seen = new Map();
  for (const one of document.querySelectorAll("body *")) {
    delete one.dataset.contrast;
    if (!speaks(one) || !one.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(one), asleep = "[disabled], [aria-disabled=true], [inert]";
    const idle = one.closest(asleep) || one.closest("label")?.control?.matches(asleep);
    const own = [style.color, style.fontSize, style.fontWeight, style.textShadow, !!idle];
    const look = `${own.join()} ${behind(one)}`;
    const times = (seen.get(look) || 0) + 1;
    seen.set(look, times);
    if (times <= alike) one.dataset.contrast = "";
  }
  axe.configure({rules: [{id: "color-contrast", selector: "[data-contrast]"}]});
}"""
"""Contrast is dear to work out: of the texts that look alike, on what lies behind them, some are enough."""
ALIKE = 3
DOOR = "/account/login/"
lasting: set[str] = set()
"""The doors of sites that serve the whole run: who has signed in there once comes in again."""
sessions: dict[tuple[str, str], Any] = {}
"""Her cookies, by the door and her address."""
PATIENCE = 30_000
"""Milliseconds until something that comes by itself counts as missing: on a busy machine all takes long."""
expect.set_options(timeout=PATIENCE)
PROGRAMS = ("chromium-headless-shell", "chromium")
"""Chromium without the parts that are never seen costs a third less, where it is installed."""
WHOLE = "--headless=new"
"""For `browser_flags`: these tests need the whole of Chromium; the lesser one shows no notifications."""
MISSING = "There is no Chromium. Please run:  sudo apt-get install -y chromium fonts-noto-cjk"


running: dict[tuple[str, ...], tuple[contextlib.ExitStack, Browser]] = {}
"""The Chromium that is open, by its flags."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """One Chromium serves all tests in a row that want one; before another test it is closed."""
    if "browser_flags" not in item.fixturenames:
        close()


def pytest_sessionfinish() -> None:
    close()


@pytest.fixture(scope="module")
def browser_flags() -> tuple[str, ...]:
    """What a module wants of Chromium beside the usual; who wants anything gets the whole of it."""
    return ()


@pytest.fixture
def browser(browser_flags: tuple[str, ...]) -> Browser:
    """Chromium; without one the test fails and names the command."""
    if browser_flags not in running:
        close()
        running[browser_flags] = launched(browser_flags)
    return running[browser_flags][1]


def launched(flags: tuple[str, ...]) -> tuple[contextlib.ExitStack, Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS[1:] if flags else PROGRAMS)), None)
    if program is None:
        pytest.fail(MISSING)
    with contextlib.ExitStack() as stack:
        stack.enter_context(unsafe_allowed())
        playwright = stack.enter_context(sync_playwright())
        chromium = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *flags])
        stack.callback(chromium.close)
        return stack.pop_all(), chromium


def close() -> None:
    """End Chromium, and with it the event loop that playwright keeps in this thread."""
    while running:
        running.popitem()[1][0].close()


@contextlib.contextmanager
def unsafe_allowed() -> Iterator[None]:
    """Django may be used in a thread with an event loop."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """`new_page(NARROW, language="en", dark=True, javascript=False)`: a browser of its own, cookies apart.

    Paths are relative to `served` or `demo_site` when the test asks for one. A script error fails the test.
    """
    site = next((name for name in ("served", "demo_site") if name in request.fixturenames), None)
    address = request.getfixturevalue(site).url if site else None
    if site == "demo_site":
        lasting.add(f"{address}{DOOR}")
    contexts, errors = [], []

    def make(size: tuple[int, int] = WIDE, *, language="ja", dark=False, javascript=True, **options) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale={"ja": "ja-JP", "en": "en-GB"}[language],
            timezone_id="Asia/Tokyo",
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            **({"base_url": address} if address else {}),
            **options,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert errors == [], "\n".join(errors)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A wide page in Japanese."""
    return new_page()


def sign_in(page: Page, who: str, path: str = "", *, password: str = PASSWORD) -> Page:
    """In by the real door, but without drawing it: the browser has her cookies, and then opens `path`."""
    email = who if "@" in who else f"{who}@aozora.example"
    place = page.request.get(DOOR).url, email
    if place in sessions:
        page.context.add_cookies(sessions[place])
    else:
        _knock(page, {"login": email, "password": password})
    if place[0] in lasting:
        sessions[place] = page.context.cookies()
    if path:
        page.goto(path)
    return page


def _knock(page: Page, given: dict[str, str]) -> None:
    token = next(one["value"] for one in page.context.cookies() if one["name"] == settings.CSRF_COOKIE_NAME)
    answer = page.request.post(DOOR, form={**given, "csrfmiddlewaretoken": token}, max_redirects=0)
    assert answer.status == 302, f"{given['login']} was not let in: {answer.status}"


def fits(page: Page) -> bool:
    """Nothing sticks out at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def assert_accessible(page: Page, *, but: Sequence[str] = ()) -> None:
    """Axe finds nothing serious on the page once it rests; the failure names rule, element and advice.

    `but`: selectors of what stands around many pages alike, and was looked at on one of them.
    """
    page.wait_for_function(RESTS)
    page.evaluate(THIN_OUT, LONG)
    context = {"exclude": [[one] for one in but]} if but else None
    page.evaluate(AXE_SCRIPT)
    page.evaluate(LOOKS, ALIKE)
    found = page.evaluate(LOOK, [context, AXE])
    page.evaluate(FILL_UP)
    problems = [
        f"{violation['id']}: {node['html'][:200]}\n  {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not problems, f"{page.url}\n" + "\n".join(problems)
