"""All that a text names, in the order in which it stands there."""

from collections.abc import Iterator
from datetime import datetime

from ..folded import Folded, folded
from .amounts import money, quantities
from .answers import answers, choices
from .dates import dates
from .numbers import numbers
from .places import addresses, postal_codes
from .products import products
from .reach import mails, phones
from .shapes import Entity, Known

_NOTHING = Known()


def entities(text: str, now: datetime, known: Known = _NOTHING) -> tuple[Entity, ...]:
    """What the text names; where two readings overlap, the surer one stays (see `_readings`).

    Dates count from `now`. The first 4,000 letters are read. Products are read by the words, so the first
    call loads the dictionary when products are given.
    """
    message = folded(text)
    taken = bytearray(len(text) + 1)
    found: list[Entity] = []
    for group in _readings(message, now, known):
        fresh = [one for one in group if not any(taken[one.start : one.end])]
        for one in fresh:
            if one.kind == "product" or not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
                found.append(one)
    found += answers(message)
    return tuple(sorted(found, key=lambda one: (one.start, one.end, -one.score)))


def _readings(message: Folded, now: datetime, known: Known) -> Iterator[list[Entity]]:
    """Each kind in turn, the surest first: a figure in an address is no quantity."""
    yield list(mails(message))
    yield list(numbers(message, known.patterns))
    yield list(phones(message))
    yield list(postal_codes(message))
    yield list(addresses(message))
    yield list(products(message, known.products))
    yield list(money(message))
    yield list(dates(message, now))
    yield list(choices(message))
    yield list(quantities(message))
