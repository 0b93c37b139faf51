"""What a host page asks of the widget and hears from it: a shop on localhost, the desk on 127.0.0.1."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from madoguchi.channels.webchat.shapes import AttributeField, WidgetSettings
from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.models import HostKey
from tests.plugins.browser import NARROW, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)


KID = "testkey00001"
POLICY = "default-src 'none'; script-src 'self' {desk}; frame-src {desk}; connect-src 'self'"
PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>あおぞら電機</title><main><h1>マイページ</h1></main>
<script src="/stub.js"></script><script src="{desk}/widget.js" async></script>
<noscript><a href="{desk}/chat/">お問い合わせ</a></noscript></html>"""
BRIDGE = """
window.bridge = [];
window.MadoguchiApp = { postMessage: (words) => bridge.push(JSON.parse(words)) };
"""
WEB_VIEW = "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/126.0 Mobile Aozora/3.2"
STUB = """
window.Madoguchi = window.Madoguchi || function () { (Madoguchi.q = Madoguchi.q || []).push(arguments); };
window.heard = [];
for (const name of "ready open close message unread answered resolved identified refused".split(" "))
  Madoguchi("on", name, (detail) => heard.push([name, detail]));
const as = new URLSearchParams(location.search).get("as");
if (as) Madoguchi("identify", () => fetch("/token?as=" + as).then((answer) => answer.text()));
const token = new URLSearchParams(location.search).get("token");
if (token) Madoguchi("identify", token);
Madoguchi("attributes", { plan: "gold", secret: "x" });
"""


@pytest.fixture(scope="module")
def browser_flags():
    """Chromium that blocks third-party cookies."""
    return ("--test-third-party-cookie-phaseout",)


@pytest.fixture
def shop(served, served_home, settings):
    """A shop whose server signs who is signed in; what `ages` says makes a token so many seconds older."""
    settings.SECRET_KEY = (served_home / "secret").read_text()
    HostKey.objects.update(retired_at=core.now())
    people.add_host_key(kid=KID)
    ages: list[int] = []

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/token":
                kind, body = "text/plain", signed(parse_qs(asked.query)["as"][0], ages.pop() if ages else 0)
            elif asked.path == "/stub.js":
                kind, body = "text/javascript", STUB
            else:
                kind, body = "text/html; charset=utf-8", PAGE.format(desk=served.url)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", POLICY.format(desk=served.url))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://localhost:{server.server_port}"
    plan = AttributeField("plan", "契約プラン", "Plan")
    core.set_option(WidgetSettings(allowed_origins=(url,), attributes=(plan,)), actor=core.SYSTEM)
    server.url, server.ages = url, ages
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def signed(sub: str, older: int = 0) -> str:
    now = int(core.now().timestamp()) - older
    claims = {"sub": sub, "name": f"会員 {sub}", "iat": now, "exp": now + 300, "jti": uuid4().hex}
    return people.host_token(KID, claims)


def visit(page: Page, address: str) -> None:
    """Go there, however busy the machine is; what the test waits for comes by itself."""
    page.goto(address, wait_until="domcontentloaded")


def heard(page: Page, name: str) -> list[dict]:
    return [detail for event, detail in page.evaluate("heard") if event == name]


def wait_for(page: Page, name: str, many: int = 1) -> None:
    page.wait_for_function(
        "([name, many]) => heard.filter(([event]) => event === name).length >= many",
        arg=[name, many],
        timeout=40_000,
    )


def customer_of(sub: str) -> people.CustomerShape | None:
    found = people.customer_by_identity(kind="host", value=sub)
    return people.customer(found) if found else None


def test_a_signed_in_customer_writes_on_one_device_and_goes_on_on_another(served, shop, new_page):
    page = new_page()
    visit(page, f"{shop.url}/?as=u-1")
    wait_for(page, "ready")
    assert customer_of("u-1") is None  # nothing is loaded and nobody is known before the chat is opened
    page.evaluate("Madoguchi('prefill', '炊飯器のことで'); Madoguchi('open')")
    wait_for(page, "identified")
    text = page.frame_locator("iframe").locator("#chat-text")
    expect(text).to_have_value("炊飯器のことで")
    expect(text).to_be_focused()
    assert customer_of("u-1").name == "会員 u-1"

    page.evaluate("Madoguchi('page', '/orders/12')")
    text.fill("電気ケトルの保証期間は何年ですか")
    text.press("Enter")
    wait_for(page, "answered")
    assert [m["from"] for m in heard(page, "message")] == ["customer", "assistant"]
    customer = customer_of("u-1")
    shown = {one.key: (one.value, one.signed) for one in people.attributes(customer.id)}
    assert shown == {"plan": ("gold", False)}
    staff = people.Viewer("staff", staff=next(s for s in people.all_staff() if s.sees_everything))
    talk = conversations.current_for_customer(customer.id)
    assert conversations.packet(staff, talk.id).page_url == f"{shop.url}/orders/12"

    other = new_page(NARROW)
    visit(other, f"{shop.url}/?as=u-1")
    other.evaluate("Madoguchi('open')")
    words = other.frame_locator("iframe").locator("#chat-log .chat-line-customer .chat-words")
    expect(words).to_have_text(["電気ケトルの保証期間は何年ですか"])
    other.evaluate("Madoguchi('close')")
    expect(other.locator("iframe")).to_be_hidden()
    assert len(heard(other, "open")) == len(heard(other, "close")) == 1
    conversations.resolve(conversation_id=talk.id, actor=core.SYSTEM)
    wait_for(page, "resolved")
    wait_for(other, "resolved")


def test_what_is_wrong_is_said_in_the_console_and_nobody_is_known(served, shop, new_page):
    used = signed("u-7")
    first = new_page()
    visit(first, f"{shop.url}/?token={used}")
    wait_for(first, "identified")

    for token, code in ((used, "used"), (signed("u-8", 400), "expired"), (used[:-3] + "abc", "unsigned")):
        page, lines = new_page(), []
        page.on("console", lambda line, lines=lines: lines.append(line.text))
        visit(page, f"{shop.url}/?token={token}")
        wait_for(page, "refused")
        assert heard(page, "refused") == [{"code": code}]
        assert [line for line in lines if f"identify was refused ({code}): " in line]
        page.evaluate("Madoguchi('open')")
        expect(page.frame_locator("iframe").locator("#chat-start")).to_be_visible()
    assert customer_of("u-8") is None


def test_an_expired_token_is_fetched_once_more(served, shop, new_page):
    shop.ages.append(400)
    page = new_page()
    visit(page, f"{shop.url}/?as=u-3")
    page.evaluate("Madoguchi('open')")
    wait_for(page, "identified")
    assert heard(page, "refused") == []


def test_sign_out_and_another_customer_leave_no_trace_of_the_first(served, shop, new_page):
    page = new_page()
    visit(page, f"{shop.url}/?as=u-1")
    page.evaluate("Madoguchi('open')")
    wait_for(page, "identified")
    frame = page.frame_locator("iframe")
    frame.locator("#chat-text").fill("私だけの相談です")
    frame.locator("#chat-text").press("Enter")
    expect(frame.locator("#chat-log .chat-line-customer .chat-state-line")).to_have_text("送信済み")

    page.evaluate("Madoguchi('reset')")
    expect(frame.locator("#chat-start")).to_be_visible()
    expect(frame.get_by_text("私だけの相談です")).to_have_count(0)

    visit(page, f"{shop.url}/?as=u-1")
    page.evaluate("Madoguchi('open')")
    expect(frame.get_by_text("私だけの相談です")).to_have_count(1)
    page.goto(f"{shop.url}/?as=u-2")  # signed out and in as somebody else, without reset
    page.evaluate("Madoguchi('open')")
    wait_for(page, "identified")
    expect(frame.locator("#chat-start")).to_be_visible()
    expect(frame.get_by_text("私だけの相談です")).to_have_count(0)
    assert customer_of("u-2").id != customer_of("u-1").id


def test_help_is_searched_and_read_inside_by_keyboard(served, shop, new_page):
    page = new_page()
    visit(page, shop.url + "/")
    page.evaluate("Madoguchi('help', 'ケトル 保証')")
    frame = page.frame_locator("iframe")
    hits = frame.locator(".chat-help-list a")
    expect(hits.first).to_be_visible()
    assert_accessible(page)
    hits.first.press("Enter")
    expect(frame.locator(".chat-article-title")).to_be_focused()
    read = frame.locator("[data-article]").get_attribute("data-article")
    assert_accessible(page)
    page.keyboard.press("Escape")
    text = frame.locator("#chat-text")
    expect(text).to_be_focused()
    expect(page.locator("iframe")).to_be_visible()

    frame.get_by_role("link", name="ヘルプ記事を検索").first.click()
    frame.locator("#chat-help-query").fill("返品")
    expect(frame.locator(".chat-help-heading").first).to_contain_text("返品")
    frame.locator("[data-help-person]").click()
    expect(frame.locator(".chat-lead-person")).to_be_visible()
    text.fill("保証書をなくしました")
    text.press("Enter")
    expect(frame.locator("#chat-state")).to_have_attribute("data-stage", "waiting")
    staff = people.Viewer("staff", staff=next(s for s in people.all_staff() if s.sees_everything))
    talk = next(t for t in conversations.inbox(staff, "all_open", limit=5).rows if "保証書" in t.last_line)
    assert read in {
        str(a.article_id) for a in conversations.packet(staff, talk.id).articles if a.role == "read"
    }


def test_a_native_apps_web_view_has_the_same_calls(served, shop, new_page, tmp_path):
    page = new_page(NARROW, user_agent=WEB_VIEW, has_touch=True, is_mobile=True)
    page.add_init_script(BRIDGE)
    visit(page, f"{served.url}/chat/?embed=app#identify={signed('u-5')}")
    page.wait_for_function("() => bridge.some(({ event }) => event === 'identified')")
    assert page.evaluate("location.hash") == ""
    assert page.locator(".customer-top").count() == 0
    box = page.locator(".chat").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, *NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]

    photo = tmp_path / "故障.png"
    photo.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
        )
    )
    page.set_input_files(".chat-file-input", photo)
    expect(page.locator(".chat-file progress")).to_be_hidden()
    page.evaluate("Madoguchi('attributes', { plan: 'app' })")
    page.locator("#chat-text").fill("写真を送ります")
    page.locator(".chat-send").tap()
    expect(page.locator("#chat-log .chat-sent-files")).to_contain_text("故障.png")
    page.wait_for_function("() => bridge.some(({ event }) => event === 'answered')", timeout=40_000)
    events = [said["event"] for said in page.evaluate("bridge")]
    assert events == ["ready", "identified", "message", "message", "answered"]
    assert_accessible(page)
