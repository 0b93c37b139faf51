"""Bring an installation up to date: tables, translations, static files, the demo company."""

import argparse
import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands

from . import translations
from .console import say

DEMO_COMMAND, PHONE_COMMAND = "load_demo", "connect_phone"
FINGERPRINT = ".fingerprint"
UNUSED = ["ext"]  # htmx extensions: we have none, and their imports name files that are not there


def run(given: argparse.Namespace) -> None:
    """The command `madoguchi prepare`: do what is missing, saying each step; quick when nothing is."""
    if given.only != "static":
        prepare_database()
    if given.only != "database":
        translations.compile_stale()
        collect_static()


def prepare_database() -> None:
    """Tables, and the demo company where there is to be one."""
    say("データベースの表を整えています…", "Bringing the tables up to date…")
    call_command("migrate", interactive=False, verbosity=0)
    if settings.MADOGUCHI_DEMO:
        load_demo()
        call_command(PHONE_COMMAND, verbosity=0)


def collect_static() -> None:
    """Collect and hash the static files when one of them has changed."""
    root = Path(settings.STATIC_ROOT)
    now = fingerprint()
    kept = root / FINGERPRINT
    if kept.exists() and kept.read_text() == now:
        return
    say("画面の部品を用意しています…", "Collecting the static files…")
    call_command("collectstatic", interactive=False, clear=True, ignore_patterns=UNUSED, verbosity=0)
    kept.write_text(now)


def fingerprint() -> str:
    """Changes when a static file is added, removed or written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{seen.st_mtime_ns}\0{seen.st_size}\n".encode())
    return digest.hexdigest()


def load_demo() -> None:
    """Load the demo company into an installation that nobody has signed up to yet."""
    if DEMO_COMMAND not in get_commands() or get_user_model().objects.exists():
        return
    say("デモの会社「あおぞら電機」を用意しています…", "Loading the demo company, Aozora Electric…")
    call_command(DEMO_COMMAND, verbosity=0)
