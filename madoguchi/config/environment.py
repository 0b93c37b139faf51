"""What every process needs before Django: the home folder, the database's address, thread counts."""

import os
from pathlib import Path

import django

from . import postgres

ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def home() -> Path:
    """The folder of this installation's data: MADOGUCHI_HOME, else ./var. Made when missing."""
    place = Path(os.environ.get("MADOGUCHI_HOME") or Path.cwd() / "var").resolve()
    place.mkdir(parents=True, exist_ok=True)
    return place


def start_django() -> None:
    """Find (or start) the database and set Django up. Raises postgres.LauncherError."""
    os.environ["MADOGUCHI_HOME"] = str(home())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madoguchi.config.settings")
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    os.environ["DATABASE_URL"] = postgres.address(home())
    (home() / "static").mkdir(exist_ok=True)
    django.setup()
