"""The engines that the extra `voice` installs: whether they are here, and one loaded on first use."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

SPEAKING = ("pyopenjtalk", "av")
"""Japanese speech with dictionary and voice inside its wheel; reading and writing of recordings."""
HEARING = ("faster_whisper", "av")
"""Recognition; its model is a folder of the company's own."""


def missing(packages: tuple[str, ...]) -> tuple[str, ...]:
    """Which of these are not installed."""
    return tuple(one for one in packages if not _installed(one))


@cache
def engine(name: str) -> Any:
    """The engine of this name. Raises ImportError where it is not installed."""
    return import_module(name)


def _installed(name: str) -> bool:
    return find_spec(name) is not None
