"""What a customer sends stands beside the consent line; what we keep in her browser is on the list."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client

from madoguchi.config import urls
from madoguchi.portal.cookies import NECESSARY
from tests.plugins.fixtures import rolled_back

from .routes import TABLE
from .test_matrix import Undo
from .urls import routes_of
from .world import World, make_world

ELSEWHERE = ("/desk/", "/settings/", "/account/", "/ui/", "/demo/", "/today/", "/setup/", "/invitations/")
"""Pages of staff, and of the demo."""

WRITTEN = {"text", "email", "tel", "url", "file", "search", "textarea"}
NO_WORDS = {"code"}
"""Fields that hold nothing about the customer: the six digits that we sent her."""


class Forms(HTMLParser):
    """The forms of a page that send something: address, fields one writes in, whether consent is there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, set[str], bool]] = []
        self.open: dict[str, object] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = {"post": given.get("method", "").lower() == "post", "fields": set(), "consent": False,
                         "action": given.get("action", "")}  # fmt: skip
        elif self.open is not None and tag in ("input", "textarea"):
            kind = "textarea" if tag == "textarea" else given.get("type", "text")
            if given.get("name") == "consent":
                self.open["consent"] = True
            elif kind in WRITTEN and given.get("name") not in NO_WORDS:
                self.open["fields"].add(given.get("name", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.open is not None:
            if self.open["post"] and self.open["fields"]:
                self.found.append((self.open["action"], self.open["fields"], self.open["consent"]))
            self.open = None


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), rolled_back():
        yield make_world()


def addresses(world: World, role: str) -> Iterator[str]:
    found = {one.key: one for one in routes_of(urls.urlpatterns)}
    for key, route in TABLE.items():
        if route.get and route.get[role] == "ok":
            address = found[key].url(route.fill(world))
            if not address.startswith(ELSEWHERE):
                yield from (f"{address}?{'&'.join(f'{k}={v}' for k, v in q.items())}" for q in route.queries)


@pytest.mark.parametrize("role", ["anonymous", "owner"])
def test_every_form_of_a_customer_has_the_consent_line(world, role):
    seen, bare = 0, []
    for address in addresses(world, role):
        with Undo():
            response = world.browser(role).get(address, follow=True)
            if response.request["PATH_INFO"].startswith(ELSEWHERE) or response.status_code != 200:
                continue
            if "html" not in response.headers.get("Content-Type", "") or response.streaming:
                continue
            forms = Forms()
            forms.feed(response.content.decode())
            seen += len(forms.found)
            bare += [f"{address} → {action}: {fields}" for action, fields, line in forms.found if not line]
    assert bare == []
    assert seen >= 3, "the test looks at the wrong pages"


def test_the_test_notices_a_bare_form():
    forms = Forms()
    forms.feed('<form method="post" action="/x/"><textarea name="comment"></textarea></form>')
    assert forms.found == [("/x/", {"comment"}, False)]


@pytest.mark.parametrize("role", ["anonymous", "owner"])
def test_only_necessary_cookies_are_kept(world, role):
    named = {cookie.name for cookie in NECESSARY}
    kept: dict[str, object] = {}
    for address in addresses(world, role):
        with Undo():
            browser = Client(headers={"accept-language": "ja"})
            browser.cookies.load(world.browser(role).cookies)
            response = browser.get(address, follow=True)
            kept |= {name: morsel for name, morsel in response.cookies.items() if morsel.value}
    assert sorted(kept.keys() - named) == []
    assert "madoguchi_visitor" in kept or role == "owner"
    for morsel in kept.values():
        assert not morsel["domain"]
        assert int(morsel["max-age"] or 0) <= 365 * 24 * 3600
