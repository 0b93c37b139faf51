"""A settings page that is sent back as it was shown changes nothing: no field forgets what it held."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from madoguchi.administration.kinds import option_kinds
from madoguchi.config.navigation import SETTINGS
from madoguchi.core import api as core

pytestmark = pytest.mark.django_db
PAGES = sorted({reverse(one.url_name) for one in SETTINGS})


class Sent(HTMLParser):
    """What a browser would send for the page's main form (the one that says when something is unsaved)."""

    def __init__(self) -> None:
        super().__init__()
        self.action: str | None = None
        self.values: list[tuple[str, str]] = []
        self._inside = False
        self._select: tuple[str, list[tuple[str, bool]]] | None = None
        self._textarea: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and self.action is None and "data-unsaved" in given:
            self._inside, self.action = True, given.get("action") or ""
        name = given.get("name") or ""
        if not self._inside or (not name and tag != "option"):
            return
        if tag == "input" and (given.get("type") not in ("checkbox", "radio", "file") or "checked" in given):
            self.values.append((name, given.get("value") or ""))
        elif tag == "select":
            self._select = (name, [])
        elif tag == "option" and self._select:
            self._select[1].append((given.get("value") or "", "selected" in given))
        elif tag == "textarea":
            self._textarea = (name, "")

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._textarea = (self._textarea[0], self._textarea[1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            name, options = self._select
            chosen = [value for value, selected in options if selected] or [value for value, _ in options[:1]]
            self.values += [(name, value) for value in chosen]
            self._select = None
        elif tag == "textarea" and self._textarea:
            self.values.append((self._textarea[0], self._textarea[1].removeprefix("\n")))
            self._textarea = None
        elif tag == "form":
            self._inside = False


@pytest.mark.parametrize("address", PAGES)
def test_what_is_sent_back_as_shown_changes_nothing(megumi, address):
    before = {name: core.option(kind) for name, kind in option_kinds().items()}
    form = Sent()
    form.feed(megumi.get(address).content.decode())
    if form.action is None:
        pytest.skip("no form of this kind")
    values: dict[str, list[str]] = {}
    for name, value in form.values:
        values.setdefault(name, []).append(value)
    answer = megumi.post(form.action or address, values)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert {name: core.option(kind) for name, kind in option_kinds().items()} == before
