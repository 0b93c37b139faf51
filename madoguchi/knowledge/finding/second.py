"""What the second sentence model says of a question: read beside the first stage, in a thread of its own.

It takes longer than all the rest of a search, and works without Python's lock.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from madoguchi.language import api as language
from madoguchi.language.api import Vectors

from .query import Query
from .view import View

REMEMBERED = 500  # questions: what was typed is sent next, what a customer asks is shown to staff
Reading = Callable[[], Vectors | None]
_readers = ThreadPoolExecutor(2, thread_name_prefix="second-vectors")


def begin_reading(query: Query, view: View) -> Reading:
    """Begin to read a question, as it was meant; what is returned waits for the row.

    There is none where no article has been read by the second model, or there is no such model.
    """
    if not any(len(segment.seconds.rows) for segment in view.snapshot.segments):
        return lambda: None
    return _readers.submit(_row, query.meant or query.text).result


@lru_cache(REMEMBERED)
def _row(text: str) -> Vectors | None:
    model = language.second_embedder()
    return model.question(text) if model else None
