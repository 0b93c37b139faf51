"""What is no longer needed goes back to the operating system."""

import ctypes
import gc
import sys


def give_back() -> None:
    """After much was thrown away: the C library keeps freed memory for itself unless it is told."""
    gc.collect()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
