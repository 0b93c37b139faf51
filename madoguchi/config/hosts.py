"""Which host names are answered: a request under any other name is refused, so that no mail links there."""

from collections.abc import Mapping
from urllib.parse import urlsplit

OURSELVES = ("localhost", "127.0.0.1", "[::1]")
EVERY_ADDRESS = ("0.0.0.0", "::")


def inner_addresses(environment: Mapping[str, str], address: str) -> frozenset[str]:
    """Addresses (`host:port`) within our own network that may be asked all the same.

    They are named in MADOGUCHI_INNER_ADDRESSES; `address` is our own where the demo's places are part of us.
    """
    given = environment.get("MADOGUCHI_INNER_ADDRESSES", "").lower().split(",")
    return frozenset(filter(None, (*(one.strip() for one in given), urlsplit(address).netloc.lower())))


def allowed_hosts(environment: Mapping[str, str], address: str) -> list[str]:
    """MADOGUCHI_HOSTS when given; else this machine, where it listens, and the host of `address`.

    Who listens on every address without saying under which name is answered under any: a trial in an
    office network works at once.
    """
    if given := [host for host in environment.get("MADOGUCHI_HOSTS", "").split(",") if host]:
        return given
    listening = environment.get("MADOGUCHI_HOST", "")
    if listening in EVERY_ADDRESS and not address:
        return ["*"]
    named = (urlsplit(address).hostname or "", listening)
    return [*OURSELVES, *(name for name in named if name and name not in EVERY_ADDRESS)]
