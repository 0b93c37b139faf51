"""What the second sentence model says of a question: read beside the first stage, in a thread of its own.

It takes longer than all the rest of a search, and works without Python's lock. So it is asked by one search
at a time: where searches come so fast that they meet, the others do with the first model, as they do while
one types. Then everybody has an answer soon, and some have an order that is a little less good.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache

from madoguchi.language import api as language
from madoguchi.language.api import Vectors

from .query import LONGEST_QUERY, Query
from .view import View

REMEMBERED = 500  # questions: what was typed is sent next, what a customer asks is shown to staff
Reading = Callable[[Query], Vectors | None]
_readers = ThreadPoolExecutor(1, thread_name_prefix="second-vectors")
_turn = threading.Lock()


@contextmanager
def reading(text: str, view: View) -> Iterator[Reading]:
    """For the time of one search: its question is being read, unless another search has its question read."""
    mine = _turn.acquire(blocking=False)
    try:
        yield begin_reading(text, view) if mine else nothing
    finally:
        if mine:
            _turn.release()


def begin_reading(text: str, view: View) -> Reading:
    """Begin to read a question before anything else is known of it; what is returned waits for the row.

    It reads once more where the question was meant otherwise than typed. There is no row where no article
    has been read by the second model, or there is no such model.
    """
    if not any(len(segment.seconds.rows) for segment in view.snapshot.segments):
        return nothing
    text = text[:LONGEST_QUERY]
    begun = _readers.submit(_row, text)

    def row(query: Query) -> Vectors | None:
        meant = query.meant or query.text
        return (begun if meant == text else _readers.submit(_row, meant)).result()

    return row


def nothing(_query: Query) -> None:
    """What is known without the second model."""


@lru_cache(REMEMBERED)
def _row(text: str) -> Vectors | None:
    model = language.second_embedder()
    return model.question(text) if model else None
