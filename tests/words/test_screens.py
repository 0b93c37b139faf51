"""What people read: no English left over on Japanese screens, no Japanese on English ones."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from madoguchi.config import urls
from madoguchi.conversations.models import Conversation, Message
from tests.access.routes import TABLE
from tests.access.test_matrix import Undo
from tests.access.urls import routes_of
from tests.access.world import World, make_world
from tests.plugins.fixtures import rolled_back

from .extraction import PACKAGE

SILENT = {"script", "style", "svg", "template", "code", "kbd"}
READ_ALOUD = ("title", "placeholder", "aria-label", "alt", "data-confirm", "data-hotkey-label")
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]+[A-Za-z]")
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]+")
NAMES = set(
    "Madoguchi CSAT ZIP SNS TIFF Enter Ctrl Shift Esc Tab Aozora Electric English PDF LINE MB KB CSV QR "
    "Cookie JavaScript iPhone PIN HTML API OpenAPI JSON UTF UTC ISO RFC Markdown ETag SMS Schema WhatsApp "
    "Messenger Instagram Meta Facebook".split()
)
"""Words that stay as they are in Japanese."""

ROLES = ("anonymous", "owner", "supervisor")
ABOUT_OURSELVES = {"ui:gallery", "webchat:widget", "ui:brand", "core:health", "/healthz/search", "demo:mail"}
"""Not screens of the journey: the component gallery, a script, a style sheet, the machine's own answers."""


class Reader(HTMLParser):
    """Collects what is read on a page, leaving out blocks marked as another language's."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language, self.open, self.found = language, [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        other = (given.get("lang") or self.language)[:2] != self.language
        if not other and not any(self.open):
            self.found += [given[name] for name in READ_ALOUD if given.get(name)]
        if tag not in {"br", "hr", "img", "input", "link", "meta", "wbr", "path", "source"}:
            self.open.append(other or tag in SILENT)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in {"br", "hr", "img", "input", "link", "meta", "wbr", "path", "source"}:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self.open):
            self.found.append(" ".join(data.split()))


def read(page: str, language: str) -> list[str]:
    reader = Reader(language)
    reader.feed(page.replace("<wbr>", ""))
    return reader.found


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), rolled_back():
        yield make_world()


@pytest.fixture(scope="module")
def data(world: World) -> str:
    """Everything the demo company and the test's world say: names, articles, conversations."""
    places = [*(PACKAGE / "demo").rglob("*.yaml"), *(PACKAGE / "demo").rglob("*.md")]
    ours = Path(__file__).parents[1] / "access" / "world.py"
    said = list(Message.objects.values_list("body", flat=True))
    return "\n".join([*(path.read_text() for path in [*places, ours]), *map(" ".join, map(str.split, said))])


def pages(world: World, role: str, language: str) -> Iterator[tuple[str, str]]:
    """Every page that one may look at, and conversations of the demo in every state."""
    found = {one.key: one for one in routes_of(urls.urlpatterns)}
    addresses = [
        found[key].url(route.fill(world))
        for key, route in TABLE.items()
        if route.get and route.get[role] == "ok" and key not in ABOUT_OURSELVES
    ]
    if role == "supervisor":
        states = Conversation.objects.exclude(pk__in=world.talk.values())
        some = [
            states.filter(status=s).values_list("pk", flat=True)[:2] for s in ("open", "waiting", "resolved")
        ]
        addresses += [f"/desk/c/{pk}/" for ids in some for pk in ids]
        addresses += [f"/desk/?view={view}" for view in ("queue", "all_open", "resolved", "mentions")]
    addresses += ["/help/ja/nothing/", "/nothing/"]
    browser = world.browser(role, headers={"accept-language": language})
    browser.cookies["madoguchi_language"] = language
    for address in dict.fromkeys(addresses):
        with Undo():
            response = browser.get(address, follow=True)
            if "html" in response.headers.get("Content-Type", ""):
                yield address, response.content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_japanese_screens_have_no_english_left(world, data, role):
    bad = set()
    for address, page in pages(world, role, "ja"):
        for text in read(page, "ja"):
            if text.rstrip("…") in data or "kanaria" in text or "@" in text or "://" in text:
                continue
            words = [w for w in ENGLISH.findall(text) if w not in NAMES and w not in data]
            bad |= {f"{address}: {text[:80]}"} if words else set()
    assert "\n".join(sorted(bad)) == ""


@pytest.mark.parametrize("role", ROLES)
def test_english_screens_have_no_kana(world, data, role):
    bad = set()
    for address, page in pages(world, role, "en"):
        for text in read(page, "en"):
            if text.rstrip("…") not in data and any(run not in data for run in KANA.findall(text)):
                bad.add(f"{address}: {text[:80]}")
    assert "\n".join(sorted(bad)) == ""
