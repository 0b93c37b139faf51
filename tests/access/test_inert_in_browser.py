"""What hostile customers wrote, in a real browser: none of it runs."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.plugins.browser import sign_in

from .hostile import SHELF, fill
from .world import make_world


@pytest.mark.served(worker=False)
def test_a_browser_runs_none_of_it(served, new_page):
    with transaction.atomic():
        world = fill(make_world())
    page = new_page()
    page.add_init_script(
        "window.xss = () => { document.documentElement.dataset.hit = 'yes'; };"
        "document.addEventListener('securitypolicyviolation', (e) =>"
        " { document.documentElement.dataset.hit = e.violatedDirective; });"
    )
    hers = world.cookies["owner"].items()
    page.context.add_cookies([{"name": n, "value": v, "url": served.url} for n, v in hers])
    sign_in(page, "supervisor@access.test", "/desk/", password="kanaria-password")
    expect(page.locator("#desk")).to_be_visible()
    for address in (
        f"/desk/c/{world.talk['a']}/",
        "/chat/",
        f"/help/c/{SHELF}/ja/hostile-0/",
        "/demo/mail/",
    ):
        page.goto(address)
        expect(page.locator("body")).to_contain_text("xss")
        assert page.evaluate("document.documentElement.dataset.hit") is None, address
