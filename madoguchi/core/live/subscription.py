"""What one open stream waits for."""

import asyncio
from collections.abc import Collection

MOST_PENDING = 64
"""Hints that a tab may be behind before it is told to fetch everything."""

RIGHTS = "rights"


class Subscription:
    """The hints one stream has not sent yet: in order, each once, never more than MOST_PENDING."""

    __slots__ = ("_wake", "ended", "pending", "refresh", "rights", "topics")

    def __init__(self, topics: Collection[str]) -> None:
        self.topics = frozenset(topics)
        self.pending: dict[str, None] = {}
        self.refresh = False
        self.rights = False
        self.ended = False
        self._wake = asyncio.Event()

    def put(self, hint: str) -> None:
        """Something changed; a tab that is too far behind shall fetch everything."""
        if hint == RIGHTS:
            self.rights = True
        elif not self.refresh:
            self.pending[hint] = None
            if len(self.pending) > MOST_PENDING:
                self.fetch_everything()
        self._wake.set()

    def fetch_everything(self) -> None:
        """Nudges may have been lost."""
        self.pending.clear()
        self.refresh = True
        self._wake.set()

    def end(self) -> None:
        """The stream shall end now."""
        self.ended = True
        self._wake.set()

    async def wait(self, seconds: float) -> bool:
        """Wait for something to do; False when `seconds` passed without."""
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return False
        self._wake.clear()
        return True

    def take(self) -> tuple[list[str], bool, bool]:
        """What is pending: hints, fetch everything?, read the rights again? — and forget it."""
        taken = list(self.pending), self.refresh, self.rights
        self.pending.clear()
        self.refresh = self.rights = False
        return taken
