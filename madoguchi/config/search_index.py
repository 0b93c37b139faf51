"""Each process's own search index: loaded beside the first requests, then kept in step."""

import gc
import threading

from madoguchi.knowledge import api as knowledge


def load() -> None:
    """Begin in a thread and return at once."""
    threading.Thread(target=_warm, name="warm", daemon=True).start()


def _warm() -> None:
    knowledge.warm()
    gc.freeze()  # dictionary and models stay as long as the process


def settle() -> None:
    """Keep what this process has counted, when it ends."""
    knowledge.settle()
