"""Words on the console: Japanese where LANG asks for it, else English."""

import os
import sys


def speaks_japanese() -> bool:
    """Whether the environment asks for Japanese (LC_ALL, LC_MESSAGES, then LANG, as POSIX orders them)."""
    chosen = next((os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)), "")
    return chosen.startswith("ja")


def say(japanese: str, english: str) -> None:
    """Print one line in the reader's language at once."""
    sys.stdout.write((japanese if speaks_japanese() else english) + "\n")
    sys.stdout.flush()


def complain(japanese: str, english: str) -> None:
    """The same, as an error."""
    sys.stdout.flush()
    sys.stderr.write((japanese if speaks_japanese() else english) + "\n")
    sys.stderr.flush()
