"""Invited by mail, in with a passkey, asked for a code, and signed out from elsewhere: in a real browser."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, Page, expect

from madoguchi.core import api as core
from madoguchi.people import api as people
from tests.plugins.browser import NARROW, assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "kettle-and-rice-77"
PLATFORM = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def give_fingerprint_reader(page: Page) -> None:
    """A virtual authenticator, as a laptop has one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PLATFORM})


def sign_in(page: Page, site: str, email: str, password: str, onward: str = "/desk/") -> None:
    page.goto(f"{site}/account/login/?next={onward}")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")


def sign_out(context: BrowserContext) -> None:
    context.clear_cookies(name="madoguchi_staff")


def code_of(key: str, steps: int = 0) -> str:
    """The six digits that the app shows now, or some steps later."""
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + steps))


def test_from_the_invitation_to_a_passkey(served, new_page):
    site = served.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number
    office = new_page()
    sign_in(office, site, "megumi@aozora.example", "aozora-demo-2026", "/settings/staff/")
    assert_accessible(office)
    office.get_by_role("link", name="スタッフを招待").click()
    office.get_by_label("名前", exact=False).first.fill("岡本 ひなた")
    office.get_by_label("メールアドレス").fill("hinata@aozora.example")
    office.get_by_label("総合受付").check()
    assert_accessible(office)
    office.get_by_role("button", name="招待を送る").click()
    expect(office.get_by_text("岡本 ひなた")).to_be_visible()
    expect(office.get_by_text("招待中", exact=True)).to_be_visible()
    mail = core.outgoing_mail(1)[0]
    assert mail.to == "hinata@aozora.example"
    link = re.search(r"/account/invitation/\S+", mail.text).group()

    home = new_page(NARROW)
    give_fingerprint_reader(home)
    home.goto(site + link)
    assert_accessible(home)
    home.get_by_label("パスワード").fill(PASSWORD)
    home.get_by_role("button", name="参加する").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("ようこそ。毎日のサインインを、もっと楽に")
    assert_accessible(home)
    home.get_by_role("link", name="パスキーを追加").click()
    assert_accessible(home)
    home.get_by_role("button", name="パスキーを作成").click()
    expect(home.get_by_role("heading", name="リカバリーコード")).to_be_visible()
    assert home.locator(".factor-codes code").count() == 10
    assert_accessible(home)
    home.get_by_role("link", name="保管しました").click()
    expect(home.get_by_text("パスキー 1")).to_be_visible()

    sign_out(home.context)
    home.goto(f"{site}/account/login/")
    assert_accessible(home)
    home.get_by_role("button", name="パスキーでサインイン").click()
    home.wait_for_url(f"{site}/desk/**")
    hinata = next(one for one in people.all_staff() if one.email == "hinata@aozora.example")
    assert hinata.second_factor
    assert hinata.team_ids
    latest = people.sign_ins(staff_account=hinata.account_id)[0]
    assert latest.how == "passkey"

    home.goto(site + link)
    expect(home.get_by_role("heading", name="このリンクは無効になりました")).to_be_visible()


def test_a_code_after_the_password_and_signed_out_from_elsewhere(served, new_page):
    site = served.url.replace("127.0.0.1", "localhost")
    desk = new_page()
    sign_in(desk, site, "misaki@aozora.example", "aozora-demo-2026", "/account/second-factor/app/")
    assert_accessible(desk)
    desk.get_by_text("読み取れない場合は").click()
    key = desk.locator(".factor-key").inner_text()
    desk.get_by_label("アプリに表示されたコード").fill("000000")
    desk.get_by_role("button", name="設定を完了").click()
    expect(desk.get_by_text("確認できませんでした。もう一度お試しください。")).to_be_visible()
    desk.get_by_label("アプリに表示されたコード").fill(code_of(key))
    desk.get_by_role("button", name="設定を完了").click()
    recovery = desk.locator(".factor-codes code").first.inner_text()
    desk.goto(f"{site}/desk/")
    expect(desk.locator("#desk-nav")).to_be_visible()

    other = new_page(language="en", dark=True)
    sign_in(other, site, "misaki@aozora.example", "aozora-demo-2026")
    expect(other.get_by_role("heading", name="One more step")).to_be_visible()
    assert_accessible(other)
    other.get_by_label("Code").fill(recovery)
    other.get_by_role("button", name="Sign in", exact=True).click()
    other.wait_for_url(f"{site}/desk/**")
    other.goto(f"{site}/account/devices/")
    expect(other.locator(".device")).to_have_count(2)
    assert_accessible(other)
    other.get_by_role("button", name="Sign out everywhere but here").click()
    expect(other.locator(".device")).to_have_count(1)
    desk.wait_for_url("**/account/login/**")
