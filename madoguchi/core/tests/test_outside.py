"""Addresses outside are asked, our own ones never: not by name, form, redirect or a change of mind."""

import asyncio
import contextlib
import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from madoguchi.core import outside
from madoguchi.core.testing import running


class Place(ThreadingHTTPServer):
    """Answers with what stands at a path: status, headers, body."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.heard: list[tuple[str, dict[str, str]]] = []
        self.drip = 0.0

    @property
    def port(self) -> int:
        return self.server_address[1]


class Answering(BaseHTTPRequestHandler):
    server: Place

    def log_message(self, format: str, *args: object) -> None:
        """Quietly."""

    def do_GET(self) -> None:
        self.server.heard.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        status, headers, body = self.server.pages[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for at in range(0, len(body), 1 if self.server.drip else len(body) or 1):
            self.wfile.write(body[at : at + (1 if self.server.drip else len(body))])
            time.sleep(self.server.drip)


@pytest.fixture
def place(settings):
    with running(Place()) as place:
        settings.MADOGUCHI_INNER_ADDRESSES = frozenset({f"place.test:{place.port}"})
        yield place


@pytest.fixture
def names(monkeypatch):
    """Names and where they lead; others lead where they always do."""
    known: dict[str, list[str]] = {"place.test": ["127.0.0.1"]}
    real = socket.getaddrinfo

    def look_up(host, port, *args, **more):
        if host not in known:
            return real(host, port, *args, **more)
        found = known[host]
        first = found.pop(0) if len(found) > 1 and host == "changes.test" else None
        family = socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (one, port)) for one in ([first] if first else found)]

    monkeypatch.setattr(outside.socket, "getaddrinfo", look_up)
    return known


OURS = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]",
    "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::7f00:1]",
    "2130706433", "0x7f.1", "127.1", "localhost",
)  # fmt: skip


@pytest.mark.parametrize("host", OURS)
def test_nothing_of_ours_is_asked_in_whatever_form(host):
    with pytest.raises(outside.OutsideTrouble) as refused:
        outside.fetch(f"http://{host}:9/", seconds=2)
    assert refused.value.reason == "address"


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "0.0.0.0", "ff02::1"]
)
def test_even_a_companys_own_service_does_not_stand_there(host):
    with pytest.raises(outside.AddressRefused):
        outside.judged(host, 80, inner=True)


@pytest.mark.parametrize("host", ["10.1.2.3", "127.0.0.1", "192.168.0.9", "8.8.8.8"])
def test_a_companys_own_service_may_stand_within(host):
    assert outside.judged(host, 80, inner=True) == (host,)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://x.test/", "gopher://x.test/", "//x", "", "http://"]
)
def test_only_web_addresses(address):
    with pytest.raises(outside.OutsideTrouble):
        outside.fetch(address, seconds=2)


def test_one_of_several_addresses_is_enough_to_refuse(names):
    names["mixed.test"] = ["93.184.216.34", "10.0.0.1"]
    with pytest.raises(outside.AddressRefused):
        outside.judged("mixed.test", 80)


def test_what_was_named_is_asked(place, names):
    place.pages["/a?b=1"] = (200, {"ETag": '"x"'}, "こんにちは".encode())
    got = outside.fetch(f"http://place.test:{place.port}/a?b=1", headers={"X-Key": "k"})
    assert (got.status, got.body.decode(), got.headers["etag"]) == (200, "こんにちは", '"x"')
    (path, headers) = place.heard[0]
    assert (path, headers["host"], headers["x-key"]) == ("/a?b=1", f"place.test:{place.port}", "k")


def test_a_redirect_into_our_network_is_refused(place, names):
    place.pages["/"] = (302, {"Location": f"http://127.0.0.1:{place.port}/secret"}, b"")
    with pytest.raises(outside.OutsideTrouble) as refused:
        outside.fetch(f"http://place.test:{place.port}/")
    assert (refused.value.reason, len(place.heard)) == ("address", 1)


def test_redirects_end_and_keys_stay_where_they_belong(place, names, settings):
    names["other.test"] = ["127.0.0.1"]
    settings.MADOGUCHI_INNER_ADDRESSES |= {f"other.test:{place.port}"}
    place.pages["/round"] = (301, {"Location": "/round"}, b"")
    with pytest.raises(outside.OutsideTrouble) as refused:
        outside.fetch(f"http://place.test:{place.port}/round")
    assert (refused.value.reason, len(place.heard)) == ("redirects", 4)
    place.heard.clear()
    place.pages["/"] = (307, {"Location": f"http://other.test:{place.port}/there"}, b"")
    place.pages["/there"] = (200, {}, b"ok")
    outside.fetch(f"http://place.test:{place.port}/", headers={"Authorization": "Bearer k", "X-Plain": "p"})
    assert "authorization" in place.heard[0][1]
    assert "authorization" not in place.heard[1][1]
    assert place.heard[1][1]["x-plain"] == "p"


def test_the_name_is_looked_up_once_and_that_address_is_asked(place, names, monkeypatch):
    """A name that turns to our own network between judging and asking (rebinding) changes nothing."""
    asked = []
    monkeypatch.setattr(
        outside.httpx.HTTPTransport, "handle_request",
        lambda self, one: asked.append(str(one.url)) or httpx.Response(200, stream=httpx.ByteStream(b"")),
    )  # fmt: skip
    names["changes.test"] = ["93.184.216.34", "127.0.0.1"]
    outside.fetch("http://changes.test/feed")
    assert asked == ["http://93.184.216.34/feed"]
    with pytest.raises(outside.OutsideTrouble):
        outside.fetch("http://changes.test/feed")


def test_size_is_bounded_also_of_what_is_packed(place, names):
    address = f"http://place.test:{place.port}"
    place.pages["/large"] = (200, {}, b"x" * 50_000)
    place.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 5_000_000))
    place.pages["/small"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"fine"))
    place.pages["/odd"] = (200, {"Content-Encoding": "br"}, b"what")
    place.pages["/torn"] = (200, {"Content-Encoding": "gzip"}, b"no gzip")
    for path, reason in (
        ("large", "too_large"),
        ("bomb", "too_large"),
        ("odd", "garbled"),
        ("torn", "garbled"),
    ):
        with pytest.raises(outside.OutsideTrouble) as refused:
            outside.fetch(f"{address}/{path}", most=20_000)
        assert refused.value.reason == reason
    assert outside.fetch(f"{address}/small").body == b"fine"


def test_time_is_bounded_also_for_who_drips(place, names):
    place.drip = 0.05
    place.pages["/"] = (200, {}, b"x" * 200)
    begun = time.monotonic()
    with pytest.raises(outside.OutsideTrouble) as refused:
        outside.fetch(f"http://place.test:{place.port}/", seconds=0.3)
    assert refused.value.reason == "silent"
    assert time.monotonic() - begun < 3
    place.drip = 0


def test_time_is_bounded_also_for_who_never_ends_the_head(settings):
    """One letter of the head now and then keeps every single read within its time."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        settings.MADOGUCHI_INNER_ADDRESSES = frozenset({f"127.0.0.1:{port}"})

        def drip() -> None:
            line, _ = door.accept()
            with line, contextlib.suppress(OSError):
                line.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while not ended.wait(0.05):
                    line.sendall(b"x")

        dripping = threading.Thread(target=drip)
        dripping.start()
        begun = time.monotonic()
        with pytest.raises(outside.OutsideTrouble) as refused:
            outside.fetch(f"http://127.0.0.1:{port}/", seconds=0.3)
        took = time.monotonic() - begun
        ended.set()
        dripping.join()
    assert refused.value.reason == "silent"
    assert took < 3


def test_nobody_there(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.MADOGUCHI_INNER_ADDRESSES = frozenset({f"127.0.0.1:{port}"})
    with pytest.raises(outside.OutsideTrouble) as refused:
        outside.fetch(f"http://127.0.0.1:{port}/", seconds=2)
    assert refused.value.reason == "unreachable"


NOBODYS = ("169.254.169.254", "100.100.100.200", "fe80::1", "fd00:ec2::254", "0.0.0.0", "224.0.0.1")


@pytest.mark.parametrize("host", NOBODYS)
def test_a_line_never_leads_to_what_describes_a_machine(host, monkeypatch):
    monkeypatch.setattr(outside.socket, "create_connection", lambda *given: pytest.fail(f"called {given}"))
    with pytest.raises(outside.AddressRefused):
        outside.outside_line(host, 993, seconds=1, inner=True)


def test_a_line_into_our_own_network_is_for_those_who_may(place, names):
    with pytest.raises(outside.AddressRefused):
        outside.outside_line("127.0.0.1", place.port, seconds=1)
    with outside.outside_line("127.0.0.1", place.port, seconds=1, inner=True) as line:
        assert line.getpeername()[1] == place.port
    with pytest.raises(socket.gaierror):
        outside.outside_line("nowhere.invalid", place.port, seconds=1, inner=True)


def test_a_line_goes_to_the_address_that_was_judged(monkeypatch, names):
    called = []
    names["changes.test"] = ["93.184.216.34", "169.254.169.254"]
    monkeypatch.setattr(outside.socket, "create_connection", lambda to, seconds: called.append(to))
    outside.outside_line("changes.test", 993, seconds=1)
    assert called == [("93.184.216.34", 993)]


def test_kits_that_ask_from_a_loop_are_guarded_alike(place, names):
    async def ask(address: str, inner: bool | tuple[str, ...]) -> str:
        async with httpx.AsyncClient(transport=outside.PinnedLine(inner=inner)) as client:
            return (await client.get(address)).text

    place.pages["/"] = (200, {}, b"fine")
    inside = f"http://127.0.0.1:{place.port}/"
    assert asyncio.run(ask(f"http://place.test:{place.port}/", False)) == "fine"
    assert asyncio.run(ask(inside, ("127.0.0.1",))) == "fine"
    for address, inner in ((inside, False), (inside, ("other.test",)), ("http://169.254.169.254/", True)):
        with pytest.raises(outside.AddressRefused):
            asyncio.run(ask(address, inner))
