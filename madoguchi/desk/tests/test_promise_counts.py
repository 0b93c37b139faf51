"""The chip of a first reply counts on in an open page: minutes, warning, over."""

import datetime as dt
import mimetypes

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import expect

SITE = "http://localhost:9"
NOON = dt.datetime(2026, 11, 20, 3, tzinfo=dt.UTC)
"""12:00 in Japan."""
PAGE = """<!doctype html><html><head><title>t</title></head><body>{words}
<a class="promise is-running" data-warn="{warn}" data-due="{due}"><span class="promise-words">…</span></a>
<script type="module">import {{ startPromises }} from "/static/desk/promises.js"; startPromises()();</script>
</body></html>"""


@pytest.fixture
def chip(page):
    """A page that holds one chip: to warn in 45 minutes, due in an hour, on a clock of its own."""
    with translation.override("ja"):
        words = render_to_string("desk/_promise_words.html")
    minutes = (NOON + dt.timedelta(minutes=45), NOON + dt.timedelta(minutes=60))
    text = PAGE.format(words=words, warn=minutes[0].isoformat(), due=minutes[1].isoformat())

    def answer(route):
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            kept = finders.find(path.removeprefix("/static/"))
            route.fulfill(path=kept, content_type=mimetypes.guess_type(path)[0])
        else:
            route.fulfill(body=text, content_type="text/html; charset=utf-8")

    page.context.route(f"{SITE}/**", answer)
    page.clock.install(time=NOON)
    page.goto(SITE + "/")
    return page.locator(".promise")


def test_a_chip_warns_and_is_late_without_a_word_from_the_server(page, chip):
    steps = (
        (0, "あと1時間", "promise is-running"),
        (20 * 60, "あと40分", "promise is-running"),
        (26 * 60, "あと14分", "promise is-soon"),
        (13 * 60 + 30, "あと1分", "promise is-soon"),
        (60, "1分超過", "promise is-late"),
        (75 * 60, "1時間16分超過", "promise is-late"),
    )
    for seconds, words, css in steps:
        page.clock.run_for(seconds * 1000)
        expect(chip).to_have_text(words)
        assert sorted(chip.get_attribute("class").split()) == sorted(css.split())
