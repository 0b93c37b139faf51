"""The one clock. Everything that needs the time asks here, so that a test can set it."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager


class _Clock:
    def __init__(self) -> None:
        self.stopped_at: datetime.datetime | None = None
        self.ahead = datetime.timedelta()


_clock = _Clock()


def now() -> datetime.datetime:
    """The time in UTC, aware."""
    return (_clock.stopped_at or datetime.datetime.now(datetime.UTC)) + _clock.ahead


@contextmanager
def frozen(at: datetime.datetime) -> Iterator[None]:
    """Stop the clock of this process at the aware time `at`."""
    if at.tzinfo is None:
        raise ValueError("the clock needs an aware time")
    before = _clock.stopped_at, _clock.ahead
    _clock.stopped_at, _clock.ahead = at.astimezone(datetime.UTC), datetime.timedelta()
    try:
        yield
    finally:
        _clock.stopped_at, _clock.ahead = before


@contextmanager
def shift(by: datetime.timedelta) -> Iterator[None]:
    """Put the clock of this process ahead (or back) by `by`; may be nested, also in `frozen`."""
    _clock.ahead += by
    try:
        yield
    finally:
        _clock.ahead -= by
