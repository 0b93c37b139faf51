"""Answers that are kept in memory because the same is asked again at once."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """The answers found last, at most so many; threads may ask at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: K, find: Callable[[], V]) -> V:
        """The answer that is held, or the one that is found now."""
        held = self._held.get(key)
        if held is None:
            held = find()
            if len(self._held) >= self._most:
                self._held = {}
            self._held[key] = held
        return held
