"""The small behaviours in a real browser: live stream, shortcuts, Enter while composing, drafts, dialogs."""

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import SITE

LIVE = '<div id="a" data-live="conversation:12 offers">0</div><div id="b" data-live="conversation">0</div>'
COUNT = """() => { window.heard = [];
  document.addEventListener("live",
    ({ target, detail }) => window.heard.push([target.id, ...detail.hints])); }"""


class Streams:
    """Answers /live: each connection says hello and its hints, then ends; remembers which page connected."""

    def __init__(self, context, hints=("conversation:12",)):
        self.pages: list[Page] = []
        self.hints = hints
        context.route(f"{SITE}/live", self.reply)

    def reply(self, route: Route) -> None:
        self.pages.append(route.request.frame.page)
        said = "event: hello\ndata:\n\n" + "".join(f"data: {hint}\n\n" for hint in self.hints)
        route.fulfill(body=said, headers={"content-type": "text/event-stream"})


def opened(page: Page, path: str = "/") -> Page:
    page.goto(SITE + path)
    return page


def heard(page: Page, name: str) -> None:
    page.wait_for_function("name => window.heard.some((one) => one[0] === name)", arg=name)


def until(page, holds):
    """Let the page go on until it holds."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("not within ten seconds")


def test_one_tab_holds_the_stream_and_all_tabs_hear(page, site):
    context = page.context
    streams = Streams(context)
    site(context, {"/": LIVE}, body=' data-live-stream="/live"')
    context.add_init_script(f"({COUNT})()")
    opened(page)
    heard(page, "a")
    second = opened(context.new_page())
    heard(second, "a")
    heard(second, "b")
    assert set(streams.pages) == {page}
    page.close()
    second.wait_for_function("() => document.documentElement.dataset.live !== undefined")
    until(second, lambda: streams.pages[-1] == second)


def test_a_hint_reaches_only_those_who_name_it_and_is_folded(page, site):
    Streams(page.context, hints=("conversation:13", "conversation:14", "conversation:15"))
    site(page.context, {"/": LIVE}, body=' data-live-stream="/live"')
    page.context.add_init_script(f"({COUNT})()")
    opened(page)
    heard(page, "b")
    first = page.evaluate("window.heard[0]")
    assert first == ["b", "conversation:13", "conversation:14", "conversation:15"]
    assert page.evaluate("window.heard.filter((one) => one[0] === 'a' && one[1] !== 'refresh')") == []


REPLACED = """document.addEventListener("live", ({ target }) => {
  if (target.id !== "a") return;
  new BroadcastChannel("madoguchi/live").postMessage({ hint: "offers" });
  setTimeout(() => target.replaceWith(target.cloneNode(true)), 50);
}, { once: true });"""


def test_what_took_the_place_of_an_element_hears_what_was_meant_for_it(page, site):
    Streams(page.context, hints=("offers",))
    site(page.context, {"/": LIVE}, body=' data-live-stream="/live"')
    page.context.add_init_script(REPLACED)
    page.context.add_init_script(f"({COUNT})()")
    opened(page)
    page.wait_for_function("() => window.heard.filter((one) => one.join() === 'a,offers').length === 2")


def test_after_a_reconnect_everything_is_fetched_again(page, site):
    Streams(page.context, hints=())
    site(page.context, {"/": LIVE}, body=' data-live-stream="/live"')
    page.context.add_init_script(f"({COUNT})()")
    opened(page)
    page.wait_for_function("() => window.heard.some((one) => one[1] === 'refresh')")


def test_a_hidden_tab_lets_go_and_refreshes_when_shown(page, site):
    streams = Streams(page.context)
    site(page.context, {"/": LIVE}, body=' data-live-stream="/live"')
    page.context.add_init_script(f"({COUNT})()")
    opened(page)
    heard(page, "a")
    hide = """hidden => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange")); }"""
    page.evaluate(hide, True)
    before = len(streams.pages)
    page.wait_for_timeout(1200)
    assert len(streams.pages) == before
    page.evaluate("() => { window.heard = []; }")
    page.evaluate(hide, False)
    page.wait_for_function("() => window.heard.some((one) => one.includes('refresh'))")
    until(page, lambda: len(streams.pages) > before)


def test_without_web_locks_the_tab_connects_by_itself(page, site):
    streams = Streams(page.context)
    site(page.context, {"/": LIVE}, body=' data-live-stream="/live"')
    page.context.add_init_script('Object.defineProperty(navigator, "locks", { value: undefined });')
    page.context.add_init_script(f"({COUNT})()")
    opened(page)
    heard(page, "a")
    assert streams.pages[0] == page


KEYS = """<button id="r" data-hotkey="r">Reply</button><button id="gi" data-hotkey="g i">Inbox</button>
<button id="k" data-hotkey="Ctrl+k">Palette</button><input id="t" data-hotkey="/" aria-label="Search">
<script type="module" src="/static/none.js"></script>"""
CLICKS = """() => { window.clicked = [];
  document.addEventListener("click", (event) => event.isTrusted || window.clicked.push(event.target.id)); }"""


@pytest.fixture
def keyboard(page, site):
    site(page.context, {"/": KEYS, "/static/none.js": ""})
    opened(page)
    page.evaluate(CLICKS)
    return page


def test_keys_click_and_sequences_too(keyboard):
    for key in ("r", "g", "i", "Control+k"):
        keyboard.keyboard.press(key)
    assert keyboard.evaluate("window.clicked") == ["r", "gi", "k"]


def test_single_keys_rest_in_text_fields(keyboard):
    keyboard.keyboard.press("/")
    expect(keyboard.locator("#t")).to_be_focused()
    keyboard.keyboard.type("rr?")
    assert keyboard.evaluate("window.clicked") == []
    assert keyboard.input_value("#t") == "rr?"
    keyboard.keyboard.press("Control+k")
    assert keyboard.evaluate("window.clicked") == ["k"]


def test_the_question_mark_lists_them_and_they_can_be_turned_off(keyboard):
    keyboard.keyboard.press("?")
    expect(keyboard.locator("dialog .key-list dd")).to_have_text(
        ["Reply", "Inbox", "Palette", "Search", "This list"]
    )
    keyboard.click("text=Turn off")
    keyboard.keyboard.press("Escape")
    expect(keyboard.locator("dialog")).to_have_count(0)
    keyboard.keyboard.press("r")
    assert keyboard.evaluate("window.clicked") == []


FORM = """<form id="f" action="/sent" method="get"><textarea id="t" name="text" data-ime-safe-enter
 data-autosave="reply:1"></textarea><button>Send</button></form>"""
PRESS = """init => document.getElementById("t").dispatchEvent(
  new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init }))"""


def test_enter_never_sends_while_composing(page, site):
    site(page.context, {"/": FORM, "/sent": "<p>sent</p>"})
    opened(page)
    page.fill("#t", "こんにちは")
    page.evaluate(PRESS, {"isComposing": True})
    page.evaluate(PRESS, {"keyCode": 229})
    page.focus("#t")
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(100)
    assert page.url == SITE + "/"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sent?**")


def test_a_draft_comes_back_until_it_was_sent(page, site):
    site(page.context, {"/": FORM, "/sent": "<p>sent</p>"})
    opened(page)
    page.fill("#t", "書きかけです")
    page.reload()
    expect(page.locator("#t")).to_have_value("書きかけです")
    page.click("text=Send")
    page.wait_for_url("**/sent?**")
    opened(page)
    expect(page.locator("#t")).to_have_value("")


def test_dialogs_open_close_and_give_the_focus_back(page, site):
    main = """<button id="o" data-dialog="d">Open</button>
      <dialog id="d" aria-label="D"><div class="dialog-body">
      <input aria-label="x"><button data-dialog-close>Back</button></div></dialog>"""
    site(page.context, {"/": main})
    opened(page)
    page.click("#o")
    expect(page.locator("#d input")).to_be_focused()
    page.click("text=Back")
    expect(page.locator("#d")).to_be_hidden()
    expect(page.locator("#o")).to_be_focused()


def test_a_menu_works_by_keyboard(page, site):
    main = """<details data-menu id="m"><summary>More</summary><div class="menu-sheet">
      <a href="#1">One</a><a href="#2">Two</a></div></details>"""
    site(page.context, {"/": main})
    opened(page)
    page.focus("summary")
    page.keyboard.press("ArrowDown")
    expect(page.locator("text=One")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("text=Two")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("summary")).to_be_focused()
    expect(page.locator(".menu-sheet")).to_be_hidden()
