"""What a service posts, taken apart: its JSON as text that can be kept, its events one by one."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .shapes import Part

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError, RecursionError)
"""What reading something that makes no sense may raise."""
_UNKEEPABLE = re.compile(rb"\\u(?:0000|d[89a-f])", re.IGNORECASE)
_NUL_OR_HALF = re.compile("[\x00\ud800-\udfff]")


def json_of(raw: bytes) -> Any:
    """The JSON in these bytes. What no text can hold (NUL, half of a surrogate pair) stands as U+FFFD."""
    found = json.loads(raw)
    return _keepable(found) if _UNKEEPABLE.search(raw) else found


def _keepable(value: Any) -> Any:
    if isinstance(value, str):
        return _NUL_OR_HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_keepable(one) for one in value]
    if isinstance(value, dict):
        return {_keepable(name): _keepable(one) for name, one in value.items()}
    return value


def bytes_of(event: Any) -> bytes:
    """An event as it is kept."""
    return json.dumps(event, ensure_ascii=False).encode()


def each(events: Iterable[Any], parts_of: Callable[[Any], Iterable[Part]]) -> Iterator[Part]:
    """The parts of every event. One that makes no sense is kept with its problem and stops no other."""
    for event in events:
        try:
            yield from tuple(parts_of(event))
        except UNREADABLE as odd:
            yield Part(bytes_of(event), problem=problem_of(odd))


def problem_of(odd: BaseException) -> str:
    """What went wrong, for the channel's page."""
    return f"{type(odd).__name__}: {odd}".replace("\x00", "")
