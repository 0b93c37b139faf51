"""Setting a company up as its first administrator does it, and colleagues who join with a passkey."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from playwright.sync_api import Page, expect

from tests.plugins import cluster

COLLEAGUES = (
    ("aki@hare.example", "秋山 亜紀", "agent"),
    ("ema@hare.example", "江間 恵", "agent"),
    ("sano@hare.example", "佐野 優", "supervisor"),
)
PASSWORD = "hajimete-no-shigoto"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class Company:
    """The installation under test, and what its people see it by. Passkeys need the name localhost."""

    served: Any
    home: Path
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where staff work."""
        return self.served.url.replace("127.0.0.1", "localhost")

    def go(self, page: Page, path: str) -> None:
        """Open a page of the desk."""
        page.goto(self.address + path)

    def console(self, *words: str, home: Path | None = None, database: str = "") -> str:
        """Run a command of madoguchi as an operator types it; what it printed."""
        given = {
            "DATABASE_URL": database or self.served.database_url, "MADOGUCHI_HOME": str(home or self.home),
            "MADOGUCHI_ADDRESS": self.address, "PYTHONPATH": str(cluster.ROOT), "LANG": "C",
            "MADOGUCHI_DEMO": "0",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "madoguchi", *words],
            env=os.environ | given, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def asked(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of the database: what no screen shows."""
        with psycopg.connect(self.served.database_url, autocommit=True) as connection:
            return connection.execute(question, values).fetchall()

    def mailed(self, to: str, purpose: str = "") -> str:
        """The text of the last mail to an address."""
        rows = self.asked(
            'select text from core_outgoingmail where "to" = %s and purpose like %s order by id desc limit 1',
            to, f"{purpose}%",
        )  # fmt: skip
        assert rows, f"no mail to {to}"
        return str(rows[0][0])


def open_the_desk(company: Company, page: Page) -> None:
    """The first administrator comes in by the link that the console prints."""
    link = re.search(r"http://\S+/setup/\S+", company.console("setup-link"))
    assert link
    page.goto(link.group())
    page.fill("[name=name]", "院長 花")
    page.fill("[name=email]", "hana@hare.example")
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".checklist")).to_be_visible()
    company.pages["admin"] = page


def follow_the_checklist(company: Company, page: Page) -> None:
    """Brand, hours and a first article; the list ticks itself off."""
    company.go(page, "/settings/brand/")
    page.fill("[name=name_ja]", "はれ薬局")
    page.fill("[name=name_en]", "Hare Pharmacy")
    saved(page)
    open_all_day(company, page)
    company.go(page, "/knowledge/articles/new/")
    page.fill("[name=heading]", "営業時間を教えてください")
    page.get_by_role("button", name="書き始める").click()
    page.get_by_role("button", name="Markdown").click()
    page.fill("[name=body]", "月曜から土曜の9時から19時まで営業しています。")
    page.locator("button[value=publish]").click()
    page.wait_for_url(re.compile(r"/knowledge/articles/\d+/text/"))


def open_all_day(company: Company, page: Page) -> None:
    """The pharmacy never closes, whatever day the test runs."""
    company.go(page, "/settings/hours/")
    fields = page.locator(".hours-week input")
    for at in range(7):
        fields.nth(at).fill("0:00-24:00")
    page.locator("[name=closed_on_holidays]").uncheck(force=True)
    saved(page)


def saved(page: Page) -> None:
    """Press save and see that it was."""
    page.locator(".save-bar button[type=submit]").first.click()
    expect(page.locator(".toast").first).to_be_visible()


def put_the_widget(company: Company, page: Page, site: str) -> dict[str, str]:
    """Allow the company's own site, make a key for it; the key's id and secret as the page shows them."""
    company.go(page, "/settings/widget/")
    page.fill("[name=allowed_origins]", site)
    saved(page)
    page.locator("#keys form button[type=submit]").last.click()
    code = page.locator(".widget-key [data-code]").first
    expect(code).to_be_attached()
    return {"kid": str(code.get_attribute("data-code")), "secret": code.text_content() or ""}


def invite(company: Company, admin: Page, email: str, name: str, role: str, most: int = 6) -> None:
    """Send somebody an invitation by the screen."""
    company.go(admin, "/settings/staff/new/")
    admin.fill("[name=name]", name)
    admin.fill("[name=email]", email)
    admin.locator(f"[name=role][value={role}]").check(force=True)
    admin.locator("[name=languages][value=ja]").check(force=True)
    admin.fill("[name=webchat]", str(most))
    admin.locator(".save-bar button[type=submit]").click()
    admin.wait_for_url(re.compile(r"/settings/staff/$"))


def join(company: Company, page: Page, email: str, passkey: bool = False) -> None:
    """Take up an invitation by the mailed link; with a passkey, by which she then signs in again."""
    link = re.search(r"https?://\S+/account/invitation/\S+", company.mailed(email))
    assert link
    path = re.sub(r"^https?://[^/]+", "", link.group())
    company.go(page, path)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile("/account/second-factor/"))
    if passkey:
        _add_passkey(company, page)
        _come_back(company, page)
    else:
        company.go(page, "/desk/")
    expect(page.locator("#desk")).to_be_visible()


def _add_passkey(company: Company, page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    company.go(page, "/account/passkeys/new/")
    if page.locator("input[name=password]").count():
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
    page.fill("[name=name]", "私の端末")
    page.locator("[data-passkey=add] button[type=submit]").click()
    page.wait_for_url(lambda url: not url.endswith("/passkeys/new/"))


def _come_back(company: Company, page: Page) -> None:
    company.go(page, "/account/logout/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(lambda url: "/logout/" not in url)
    company.go(page, "/account/login/?next=/desk/")
    page.locator("[data-passkey=sign-in] button[type=submit]").click()
    page.wait_for_url(re.compile("/desk/"))
