"""Asking addresses outside the house: a name is looked up once, judged, and what was judged is asked.

Whoever can have us ask an address could have us ask our own machines: the cloud's metadata, a router, the
database. So every address that a name leads to is looked at in its plain form (IPv4 within IPv6 unwrapped),
the connection goes to exactly that address whatever the name says a moment later, and every redirect begins
from the start. Some addresses belong into the company's own network (its shop, its language service): for
them `inner=True` refuses only what is nobody's service. Demo and tests name theirs in
MADOGUCHI_INNER_ADDRESSES.
"""

import asyncio
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx
from django.conf import settings

Place = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
HOPS = 3
LONGEST_ADDRESS = 2000
_METADATA = frozenset(map(ipaddress.ip_address, ("169.254.169.254", "100.100.100.200", "fd00:ec2::254")))
_TRANSLATED = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::/96")))
_NOT_ALONG = ("authorization", "cookie", "x-api-key")


class AddressRefused(Exception):
    """Nothing outside stands at this address, or it is no web address."""


class OutsideTrouble(Exception):
    """It could not be had: "address", "unreachable", "silent", "too_large", "garbled", "redirects"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Fetched:
    """What came: `headers` by small names, `body` unpacked, `address` where it came from in the end."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    address: str = ""


def judged(host: str, port: int, *, inner: bool | Collection[str] = False) -> tuple[str, ...]:
    """The addresses of a name, in the order in which they are tried.

    Raises AddressRefused when one of them is ours, httpx.ConnectError when the name leads nowhere.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise httpx.ConnectError("the name leads nowhere") from error
    places = list(dict.fromkeys(str(place[4][0]).partition("%")[0] for place in found))
    named = f"{host}:{port}".lower() in settings.MADOGUCHI_INNER_ADDRESSES
    within = inner if isinstance(inner, bool) else host.strip("[]") in inner
    if not places or not named and any(_ours(ipaddress.ip_address(one), within) for one in places):
        raise AddressRefused(host)
    return tuple(places)


def _ours(place: Place, inner: bool) -> bool:
    place = _plain(place)
    if place.is_link_local or place.is_multicast or place.is_unspecified or place in _METADATA:
        return True
    return not inner and (not place.is_global or getattr(place, "is_site_local", False))


def _plain(place: Place) -> Place:
    """The IPv4 address that an IPv6 address stands for: mapped, translated, tunnelled."""
    if isinstance(place, ipaddress.IPv4Address):
        return place
    within = place.ipv4_mapped or place.sixtofour or (place.teredo or (None, None))[1]
    if within is None and int(place) > 1 and any(place in net for net in _TRANSLATED):
        within = ipaddress.IPv4Address(int(place) & 0xFFFFFFFF)
    return within or place


class _Pinned(httpx.BaseTransport):
    """Connects to the addresses that were judged; the name goes along for the certificate and the server."""

    def __init__(self, *, inner: bool | Collection[str]) -> None:
        self._inner, self._line = inner, httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the first of its addresses that answers."""
        places = _places(request, self._inner)
        for last, place in enumerate(places, start=1):
            try:
                return self._line.handle_request(_sent_to(place, request))
            except httpx.ConnectError:
                if last == len(places):
                    raise
        raise AddressRefused(request.url.host)

    def close(self) -> None:
        """Hang up."""
        self._line.close()


class PinnedLine(httpx.AsyncBaseTransport):
    """The same for kits that ask from within a loop."""

    def __init__(self, *, inner: bool | Collection[str] = False) -> None:
        self._inner, self._line = inner, httpx.AsyncHTTPTransport(trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the first of its addresses that answers."""
        places = await asyncio.to_thread(_places, request, self._inner)
        for last, place in enumerate(places, start=1):
            try:
                return await self._line.handle_async_request(_sent_to(place, request))
            except httpx.ConnectError:
                if last == len(places):
                    raise
        raise AddressRefused(request.url.host)

    async def aclose(self) -> None:
        """Hang up."""
        await self._line.aclose()


def _places(request: httpx.Request, inner: bool | Collection[str]) -> tuple[str, ...]:
    host = request.url.raw_host.decode("ascii")
    port = request.url.port or PORTS.get(request.url.scheme, 0)
    if not host or request.url.scheme not in PORTS:
        raise AddressRefused(request.url.scheme)
    return judged(host, port, inner=inner)


def _sent_to(place: str, request: httpx.Request) -> httpx.Request:
    host = request.url.raw_host.decode("ascii")
    return httpx.Request(
        request.method, request.url.copy_with(host=place), headers=request.headers, stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host.strip("[]")},
    )  # fmt: skip


def outside_client(*, bounds: httpx.Timeout, inner: bool | Collection[str] = False) -> httpx.Client:
    """A client that follows nothing and knows no proxy; raises AddressRefused beside httpx's own.

    `inner`: whether the company's own network may be asked; or the hosts that may lie there.
    """
    return httpx.Client(
        transport=_Pinned(inner=inner), follow_redirects=False, trust_env=False, timeout=bounds
    )


def outside_line(
    host: str, port: int, *, seconds: float | None, inner: bool | Collection[str] = False
) -> socket.socket:
    """A plain connection to the first address of this name that answers, for what is no web.

    Raises AddressRefused, and OSError as `socket.create_connection` does.
    """
    try:
        places = judged(host, port, inner=inner)
    except httpx.ConnectError as error:
        raise socket.gaierror(socket.EAI_NONAME, "the name leads nowhere") from error
    for last, place in enumerate(places, start=1):
        try:
            return socket.create_connection((place, port), seconds)
        except OSError:
            if last == len(places):
                raise
    raise AddressRefused(host)


def fetch(
    address: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes | None = None,
    seconds: float = 15.0, most: int = 2 * 1024 * 1024,
) -> Fetched:  # fmt: skip
    """Ask an address, within `seconds` and `most` bytes. Only a GET follows redirects, at most three.

    What identifies us goes to no other server than the one it is meant for. Raises OutsideTrouble.
    """
    deadline = time.monotonic() + seconds
    given = {"Accept-Encoding": "gzip, identity", "User-Agent": "Madoguchi", **(headers or {})}
    try:
        with (
            outside_client(bounds=httpx.Timeout(seconds, connect=min(5.0, seconds))) as client,
            _hanging_up(client, seconds),
        ):
            for _hop in range(HOPS + 1):
                got = _one(client, method, address, given, body, deadline, most)
                onward = got.headers.get("location", "") if got.status in (301, 302, 303, 307, 308) else ""
                if not onward or method != "GET":
                    return got
                before, address = address, urljoin(address, onward)
                if _origin(before) != _origin(address):
                    given = {name: value for name, value in given.items() if name.lower() not in _NOT_ALONG}
    except AddressRefused as error:
        raise OutsideTrouble("address") from error
    except httpx.TimeoutException as error:
        raise OutsideTrouble("silent") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError, ValueError) as error:
        late = time.monotonic() >= deadline
        raise OutsideTrouble("silent" if late else "unreachable") from error
    raise OutsideTrouble("redirects")


@contextmanager
def _hanging_up(client: httpx.Client, seconds: float) -> Iterator[None]:
    """Hang up when the time is over, also on somebody who says one letter now and then."""
    watch = threading.Timer(seconds, client.close)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()


def _one(
    client: httpx.Client, method: str, address: str, headers: Mapping[str, str], body: bytes | None,
    deadline: float, most: int,
) -> Fetched:  # fmt: skip
    if len(address) > LONGEST_ADDRESS:
        raise AddressRefused("too long")
    with client.stream(method, address, headers=dict(headers), content=body) as answer:
        raw = bytearray()
        for piece in answer.iter_raw():
            raw += piece
            if len(raw) > most:
                raise OutsideTrouble("too_large")
            if time.monotonic() > deadline:
                raise OutsideTrouble("silent")
        found = {name.lower(): value for name, value in answer.headers.items()}
        unpacked = _unpacked(bytes(raw), found.get("content-encoding", "").lower(), most)
        return Fetched(answer.status_code, found, unpacked, address)


def _unpacked(raw: bytes, encoding: str, most: int) -> bytes:
    """What was packed, as far as it may be large: a small file can hold a very large one."""
    if encoding in ("", "identity") or not raw:
        return raw
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise OutsideTrouble("garbled")
    try:
        found = zlib.decompressobj(47).decompress(raw, most + 1)
    except zlib.error as error:
        raise OutsideTrouble("garbled") from error
    if len(found) > most:
        raise OutsideTrouble("too_large")
    return found
