"""Her phone: a passkey made and used, the company's app that brings her in, notices that only it can read."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from playwright.sync_api import CDPSession, Page, expect

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.portal.tests.fake_push import Phone, PushService, push_service
from tests.plugins.browser import NARROW, WHOLE, assert_accessible
from tests.plugins.served import Served

ADDRESS = "hanako@phone.test"
KID = "phonekey0001"
READER = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
SUBSCRIBES = """(held) => {
    PushManager.prototype.getSubscription = async () => null;
    PushManager.prototype.subscribe = async (asked) => ({
        toJSON: () => ({ endpoint: held.endpoint, keys: { p256dh: held.p256dh, auth: held.auth }, asked }),
    });
}"""
SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
    .map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url }))"""


@pytest.fixture(scope="module")
def browser_flags() -> tuple[str, ...]:
    return (WHOLE,)


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    """Asked for before `served`, which may post to it and signs with the same secret as this process."""
    with push_service() as server, pytest.MonkeyPatch.context() as environment:
        environment.setenv("MADOGUCHI_SECRET_KEY", settings.SECRET_KEY)
        environment.setenv("MADOGUCHI_PUSH_SERVICES", server.url)
        yield server


@pytest.fixture
def site(service: PushService, served: Served) -> str:
    """Passkeys and workers belong to a name, not to a number."""
    return served.url.replace("127.0.0.1", "localhost")


def proven(page: Page, site: str) -> None:
    """A phone in which she has just confirmed her address."""
    visitor = people.start_visitor(locale="ja", token=(token := people.new_visitor_token()))
    people.add_identity(customer_id=visitor.customer_id, kind="email", value=ADDRESS, proven_how="code")
    people.note_proof(token=token, how="code", user_agent="phone")
    page.context.add_cookies([{"name": people.VISITOR_COOKIE, "value": token, "url": site}])


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert_accessible(page)


def test_a_passkey_and_the_companys_app(site: str, new_page: Callable[..., Page]) -> None:
    phone = new_page(NARROW)
    proven(phone, site)
    makes_a_passkey(phone, site)
    comes_in_with_it(phone, site)
    people.add_host_key(kid=KID)
    the_app_brings_her_in(new_page, site)


def makes_a_passkey(phone: Page, site: str) -> None:
    reader = phone.context.new_cdp_session(phone)
    reader.send("WebAuthn.enable")
    reader.send("WebAuthn.addVirtualAuthenticator", {"options": READER})
    phone.goto(f"{site}/my/profile/sign-in/")
    fits(phone)
    phone.click("a[href$='/passkeys/new/']")
    expect(phone.locator("button:has-text('パスキーを作成')")).to_be_visible()
    fits(phone)
    phone.click("button:has-text('パスキーを作成')")
    expect(phone.locator(".toasts")).to_contain_text("パスキー")
    expect(phone.locator("#s-passkeys ~ ul, section:has(#s-passkeys) li")).to_have_count(1)


def comes_in_with_it(phone: Page, site: str) -> None:
    phone.context.clear_cookies()
    phone.goto(f"{site}/my/orders/")
    expect(phone).to_have_url(re.compile("/me/"))
    phone.click("button:has-text('パスキーでサインイン')")
    expect(phone).to_have_url(f"{site}/my/orders/")
    customer = people.customer_by_identity(kind="email", value=ADDRESS)
    assert customer is not None
    assert people.browsers(customer)[0].how == "passkey"


def the_app_brings_her_in(new_page: Callable[..., Page], site: str) -> None:
    """What the company's server signed counts once; anything else leads to the code by mail."""
    good = token()
    late = {"iat": core.now() - timedelta(minutes=20), "exp": core.now() - timedelta(minutes=15)}
    head, _, signature = good.rpartition(".")
    forged = f"{head}.{signature[:-4]}AAAA" if not signature.endswith("AAAA") else f"{head}.{signature[:-1]}B"
    for shown in (forged, token(**late), token(aud="elsewhere")):
        refused(new_page(NARROW), site, shown)
    view = new_page(NARROW)
    arrive(view, site, good)
    expect(view).to_have_url(f"{site}/my/bills/")
    fits(view)
    refused(new_page(NARROW), site, good)


def token(**more: Any) -> str:
    claims = {"sub": "shop-7", "email": "app@phone.test", "email_verified": True, "jti": uuid4().hex}
    return people.host_token(KID, claims | more)


def arrive(view: Page, site: str, shown: str) -> None:
    """As a web view opens its first page, with a header that no link can set."""
    view.route(
        "**/my/arrivals/**",
        lambda route: route.continue_(headers=route.request.headers | {"Madoguchi-Identity": shown}),
    )
    view.goto(f"{site}/my/arrivals/?next=/my/bills/")


def refused(view: Page, site: str, shown: str) -> None:
    arrive(view, site, shown)
    expect(view.locator("h1")).to_contain_text("サインイン")
    assert "/my/arrivals/" in view.url
    view.goto(f"{site}/my/bills/")
    expect(view).to_have_url(re.compile("/me/"))
    view.context.close()


def test_notices_reach_her_phone_alone(
    service: PushService, site: str, new_page: Callable[..., Page]
) -> None:
    phone, keys = new_page(NARROW), Phone()
    proven(phone, site)
    phone.context.grant_permissions(["notifications"], origin=site)
    worker = phone.context.new_cdp_session(phone)
    registered = registrations(worker)
    subscribes(phone, site, keys.form(f"{service.url}/hers"))
    phone.click("button:has-text('試しに')")
    expect(phone.locator(".toasts")).to_contain_text("お知らせ")
    until(phone, lambda: service.got)
    ((path, headers, sealed),) = service.got
    assert path == "/hers"
    assert headers["content-encoding"] == "aes128gcm"
    notice = keys.reads(sealed)
    worker.send("ServiceWorker.deliverPushMessage", {
        "origin": site, "registrationId": registered[-1], "data": json.dumps(notice),
    })  # fmt: skip
    until(phone, lambda: phone.evaluate(SHOWN))
    assert phone.evaluate(SHOWN) == [notice]
    without_a_connection(phone, site)


def registrations(session: CDPSession) -> list[str]:
    """The ids of the workers, as Chromium tells them."""
    found: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(one["registrationId"] for one in told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    return found


def subscribes(phone: Page, site: str, held: dict[str, str]) -> None:
    """Chromium without a service of its own gets ours; everything after it is as on every phone."""
    phone.add_init_script(f"({SUBSCRIBES})({json.dumps(held)})")
    phone.goto(f"{site}/my/alerts/")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.click("button:has-text('この端末')")
    expect(phone.locator(".toasts")).to_contain_text("この端末")
    fits(phone)


def until(phone: Page, happened: Callable[[], Any]) -> None:
    """Wait up to ten seconds, in which the page's events are heard too."""
    for _ in range(100):
        if happened():
            return
        phone.wait_for_timeout(100)
    raise AssertionError("it did not happen in ten seconds")


def without_a_connection(phone: Page, site: str) -> None:
    """The worker shows its own page; it keeps none of hers."""
    phone.context.set_offline(True)
    phone.goto(f"{site}/my/orders/")
    expect(phone.locator("main")).to_contain_text("インターネットに接続されていません")
    phone.context.set_offline(False)
