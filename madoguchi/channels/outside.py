"""Servers that a company names: asked at the very address that was looked at, and never one of an inner net.

A host that an administrator has named as her own may lie inside; what describes a machine to itself
(link-local, the metadata of clouds) is nobody's server, and is refused all the same.
"""

import ipaddress
import socket
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import httpx

CONNECT, READ = 5.0, 10.0
"""Seconds to connect, and to wait for an answer."""
TRANSLATED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""Addresses that stand for others, which nobody can judge by their looks."""
IP = ipaddress.IPv4Address | ipaddress.IPv6Address


class Inner(Exception):
    """The address lies where we do not go."""


class TooLarge(Exception):
    """The answer is larger than it may be."""


class Guarded(httpx.HTTPTransport):
    """Looks a name up once, refuses what lies inside, and connects to what it has looked at."""

    def __init__(self, own: Collection[str]) -> None:
        super().__init__(trust_env=False, retries=0)
        self.own = frozenset(own)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raises Inner; httpx's errors as always."""
        host = request.url.host
        where = _looked_up(host, request.url.port or (443 if request.url.scheme == "https" else 80))
        if any(_refused(one, own=host in self.own) for one in where):
            raise Inner
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=str(where[0]))
        return super().handle_request(request)


@contextmanager
def asking(*, own: Collection[str] = (), read: float | None = None) -> Iterator[httpx.Client]:
    """A client that goes outside only, and to these hosts; it follows no redirect."""
    bounds = httpx.Timeout(READ if read is None else read, connect=CONNECT)
    with httpx.Client(transport=Guarded(own), timeout=bounds, follow_redirects=False) as client:
        yield client


def bounded(answer: httpx.Response, most: int) -> bytes:
    """The body of a streamed answer. Raises TooLarge."""
    found = bytearray()
    for piece in answer.iter_bytes():
        found += piece
        if len(found) > most:
            raise TooLarge
    return bytes(found)


def _looked_up(host: str, port: int) -> list[IP]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(type(error).__name__) from None
    return [_plain(ipaddress.ip_address(str(place[0]).partition("%")[0])) for *_more, place in found]


def _plain(ip: IP) -> IP:
    return getattr(ip, "ipv4_mapped", None) or ip


def _refused(ip: IP, *, own: bool) -> bool:
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or any(ip in net for net in TRANSLATED):
        return True
    return not (own or ip.is_global)
