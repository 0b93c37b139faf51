"""Compile translations: `python -m madoguchi.config.translations [FILE.po…]`, by default all stale ones."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[1]


def compile_file(source: Path) -> Path:
    """Write the .mo beside one .po and return it; fuzzy entries are left out.

    Whoever reads meanwhile, and whoever compiles the same, finds a whole one: each writes a file of its own.
    """
    with source.open("rb") as stream:
        catalog = read_po(stream, locale=source.parts[-3])
    target = source.with_suffix(".mo")
    new = target.with_suffix(f".mo.{os.getpid()}")
    with new.open("wb") as stream:
        write_mo(stream, catalog)
    new.rename(target)
    return target


def stale_files() -> list[Path]:
    """Every .po whose .mo is missing or older."""
    return [
        source
        for source in PACKAGE.rglob("locale/*/LC_MESSAGES/*.po")
        if not (compiled := source.with_suffix(".mo")).exists()
        or compiled.stat().st_mtime < source.stat().st_mtime
    ]


def compile_stale() -> int:
    """Compile what is stale; the number of files written."""
    return len([compile_file(source) for source in stale_files()])


if __name__ == "__main__":
    for name in sys.argv[1:] or stale_files():
        compile_file(Path(name))
