"""A reader without JavaScript who follows every link of the help centre, and remembers what she saw."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from justhtml import JustHTML

WALKED = ("/help/", "/legal/", "/chat/", "/me/")
"""Where she goes on from; anything else of the site is only asked whether it is there."""
SEARCHES = ("q", "category", "product", "language", "page", "asked", "search")
MOST_PAGES = 600


@dataclass
class Seen:
    """One page: its status, its text, what is wrong with its HTML, and where it leads."""

    address: str
    status: int
    text: str = ""
    faults: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    anchors: frozenset[str] = frozenset()
    asks_person: bool = False

    @property
    def is_html(self) -> bool:
        """Whether there was a page to look at."""
        return bool(self.anchors)


def walk(browser: Client, starts: Iterable[str]) -> dict[str, Seen]:
    """Every page that can be reached, by its address; what lies outside is only asked for."""
    found: dict[str, Seen] = {}
    waiting = list(starts)
    while waiting:
        address = urldefrag(waiting.pop(0)).url
        if address in found:
            continue
        found[address] = look(browser, address)
        assert len(found) < MOST_PAGES, f"the help centre has no end: {address}"
        if address.startswith(WALKED) and not _is_narrowed_again(address):
            waiting += found[address].links
    return found


def look(browser: Client, address: str) -> Seen:
    """One page."""
    if address.startswith("/static/"):
        return Seen(address, 200 if finders.find(unquote(address).removeprefix("/static/")) else 404)
    response = browser.get(address)
    if leads_to := response.get("Location"):
        return Seen(address, response.status_code, links=[leads_to])
    if not response.get("Content-Type", "").startswith("text/html"):
        body = b"" if response.streaming else response.content
        return Seen(address, response.status_code, body.decode(errors="replace"))
    text = response.content.decode()
    page = JustHTML(text, collect_errors=True, sanitize=False)
    faults = [f"{error.code} at {error.line}:{error.column}" for error in page.errors]
    ids = [node.attrs["id"] for node in page.query("[id]")]
    faults += [f"id {one} stands twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    return Seen(
        address, response.status_code, text, faults, list(_links(page, address)),
        frozenset(["", "top", *ids]), bool(page.query('input[name="person"][value="1"]')),
    )  # fmt: skip


def _links(page: JustHTML, address: str) -> Iterator[str]:
    """Where a page leads on this site, and what it needs."""
    for node in page.query(
        "a[href], link[href], img[src], script[src], source[src], track[src], iframe[src]"
    ):
        given = node.attrs.get("href") or node.attrs.get("src") or ""
        whole = urlsplit(urljoin(f"http://testserver{address}", given))
        if whole.scheme in {"http", "https"} and whole.netloc == "testserver":
            query = f"?{whole.query}" if whole.query else ""
            yield f"{whole.path}{query}{'#' + whole.fragment if whole.fragment else ''}"


def _is_narrowed_again(address: str) -> bool:
    """Results narrowed in two ways lead on without end; one way is enough to look at."""
    query = urlsplit(address).query
    return sum(f"{name}=" in query for name in SEARCHES) > 2


def clicks_to_a_person(pages: dict[str, Seen]) -> dict[str, int]:
    """How many clicks from each page to where one writes to a person; a page without a way is left out."""
    clicks = {address: 0 for address, page in pages.items() if page.asks_person}
    for step in range(1, 6):
        clicks |= {
            address: step
            for address, page in pages.items()
            if address not in clicks and any(clicks.get(urldefrag(link).url, 9) < step for link in page.links)
        }
    return clicks
