"""Each process's own search index: loaded beside the first requests, then kept in step."""

import threading

from madoguchi.knowledge import api as knowledge


def load() -> None:
    """Begin in a thread and return at once."""
    threading.Thread(target=knowledge.warm, name="warm", daemon=True).start()


def settle() -> None:
    """Keep what this process has counted, when it ends."""
    knowledge.settle()
