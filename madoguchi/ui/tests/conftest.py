"""A site of our own for the behaviours: pages from strings, static files from their folders, no server."""

import mimetypes
from collections.abc import Callable

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import BrowserContext, Route

from madoguchi.ui import look, wiring

SITE = "http://localhost:9"
SHELL = """<!doctype html><html lang="en"><head><title>t</title></head><body{body}>
<div id="toasts"></div>
<template id="page-words" data-close="Close" data-keys="Keys" data-keys-off="Turn off" data-keys-on="Turn on"
 data-keys-help="This list" data-or="or"></template>
{main}<script type="module" src="/static/ui/ui.js"></script></body></html>"""


@pytest.fixture(autouse=True)
def default_brand(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default brand for the tests that have no database."""
    if request.node.get_closest_marker("django_db") is None:
        monkeypatch.setattr(wiring, "brand_look", look.BrandLook)


@pytest.fixture
def site() -> Callable[..., dict[str, str]]:
    """`site(context, {"/": "<p>…"})` answers that context's requests; returns the pages, open to change."""

    def answer(context: BrowserContext, pages: dict[str, str], body: str = "") -> dict[str, str]:
        def reply(route: Route) -> None:
            path = route.request.url.removeprefix(SITE).split("?")[0]
            if path.startswith("/static/"):
                kept = finders.find(path.removeprefix("/static/"))
                media = mimetypes.guess_type(path)[0] or "text/plain"
                route.fulfill(path=kept, content_type=media)
            elif path in pages:
                text = pages[path]
                whole = text if text.startswith("<!doctype") else SHELL.format(main=text, body=body)
                route.fulfill(body=whole, content_type="text/html; charset=utf-8")
            else:
                route.fallback()

        context.route(f"{SITE}/**", reply)
        return pages

    return answer
