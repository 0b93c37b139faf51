"""A place on loopback that is listened to, and whoever listens."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from madoguchi.core.testing import running
from madoguchi.listening import keeping, setting_up
from madoguchi.listening.models import Mention, Source
from madoguchi.listening.shapes import Item
from madoguchi.listening.source_shapes import source_shape
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

PAYLOADS = Path(__file__).parent / "payloads"
AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


class Place(ThreadingHTTPServer):
    """`pages`: path → status, headers, body; `heard`: method, path, headers and body of every request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.heard: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answering(BaseHTTPRequestHandler):
    server: Place

    def log_message(self, format: str, *args: object) -> None:
        """Quietly."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        known = {name.lower(): value for name, value in self.headers.items()}
        self.server.heard.append((self.command, self.path, known, body))
        status, headers, said = self.server.pages.get(self.path.partition("?")[0], (404, {}, b""))
        if headers.get("ETag") and headers["ETag"] == known.get("if-none-match"):
            status, said = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_POST = do_PUT = _answer


@pytest.fixture(scope="session")
def place_on_loopback() -> Iterator[Place]:
    with running(Place()) as place:
        yield place


@pytest.fixture
def place(place_on_loopback: Place, settings) -> Place:
    place_on_loopback.pages.clear()
    place_on_loopback.heard.clear()
    settings.MADOGUCHI_INNER_ADDRESSES = frozenset({place_on_loopback.address.removeprefix("http://")})
    return place_on_loopback


def atom(*entries: tuple[str, str, str]) -> bytes:
    """A feed of entries: id, title, text."""
    rows = "".join(
        f"<entry><id>{name}</id><title>{title}</title><updated>2026-11-20T03:00:00Z</updated>"
        f"<author><name>somebody</name></author><link href='https://blog.test/{name}'/>"
        f"<content type='html'>{text}</content></entry>"
        for name, title, text in entries
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>{rows}</feed>".encode()


@pytest.fixture
def feed(db, place: Place) -> Source:
    """A feed at the place."""
    made = setting_up.save_source(kind="feed", name="ブログ", values={"address": f"{place.address}/feed.xml"})
    return Source.objects.get(pk=made)


@pytest.fixture
def shop(db, place: Place) -> Source:
    """Reviews on a map at the place, which take answers."""
    values = {"place": "accounts/1/locations/2", "address": place.address, "token": "key-1"}
    place.pages["/v4/accounts/1/locations/2/reviews"] = (200, {}, (PAYLOADS / "maps.json").read_bytes())
    made = setting_up.save_source(kind="maps", name="駅前店", values=values)
    return Source.objects.get(pk=made)


@pytest.fixture
def say(feed: Source) -> Callable[..., Mention]:
    """Somebody says something on the blog."""

    def said(text: str, name: str = "m-1", **more: object) -> Mention:
        item = Item(external_id=name, text=text, **{"author": "somebody", "at": AT, **more})  # type: ignore[arg-type]
        keeping.keep(source_shape(feed), [item])
        return Mention.objects.get(source=feed, external_id=name)

    return said


@pytest.fixture
def agent(db) -> Viewer:
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "agent"))


@pytest.fixture
def chief(db) -> Viewer:
    return Viewer("staff", staff=next(one for one in people.all_staff() if one.role == "supervisor"))


def told(name: str) -> object:
    """A recorded payload."""
    return json.loads((PAYLOADS / name).read_text(encoding="utf-8"))
