"""What every process needs before Django: the home folder, the database's address, thread counts."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from . import postgres

ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def home() -> Path:
    """The folder of this installation's data: MADOGUCHI_HOME, else ./var. Made when missing."""
    place = Path(os.environ.get("MADOGUCHI_HOME") or Path.cwd() / "var").resolve()
    place.mkdir(parents=True, exist_ok=True)
    return place


@contextmanager
def loading() -> Iterator[None]:
    """What is loaded within stays, so it is not looked through for garbage: neither now nor ever.

    Python would do so again and again while hundreds of thousands of objects come in, which is a fifth of a
    start, and later stop every page for it.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def start_django() -> None:
    """Find (or start) the database and set Django up. Raises postgres.LauncherError."""
    os.environ["MADOGUCHI_HOME"] = str(home())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madoguchi.config.settings")
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    os.environ["DATABASE_URL"] = postgres.address(home())
    (home() / "static").mkdir(exist_ok=True)
    with loading():
        django.setup()
