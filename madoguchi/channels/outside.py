"""Servers that a company names: asked by the house's guard, and within bounds of size.

A host that an administrator has named as her own may lie inside; what describes a machine to itself
(link-local, the metadata of clouds) is nobody's server, and is refused all the same.
"""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import httpx

from madoguchi.core import api as core

CONNECT, READ = 5.0, 10.0
"""Seconds to connect, and to wait for an answer."""
WHOLE = 60.0
"""Seconds within which all of an answer has come."""
Inner = core.AddressRefused
"""The address lies where we do not go."""


class TooLarge(Exception):
    """The answer is larger than it may be."""


@contextmanager
def asking(*, own: Collection[str] = (), read: float | None = None) -> Iterator[httpx.Client]:
    """A client that goes outside only, and to these hosts; it follows no redirect."""
    bounds = httpx.Timeout(READ if read is None else read, connect=CONNECT)
    with core.outside_client(bounds=bounds, inner=frozenset(own)) as client:
        yield client


def bounded(answer: httpx.Response, most: int) -> bytes:
    """The body of a streamed answer. Raises TooLarge, and httpx.ReadTimeout at whoever drips."""
    found, ends = bytearray(), time.monotonic() + WHOLE
    for piece in answer.iter_bytes():
        found += piece
        if len(found) > most:
            raise TooLarge
        if time.monotonic() > ends:
            raise httpx.ReadTimeout("it drips")
    return bytes(found)
