"""bin/bench reply-trimming [--data DIR]: how many mails are cut down to exactly what their writers said.

DIR (default email/reply-trimming under $MADOGUCHI_DATA, else under ../shared/data) holds `email/NAME` and
`trimmed/NAME`, or NAME.txt beside NAME.expected. Space at the ends does not count. Needs no database.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from bench.product import report, tell
from madoguchi.language import api as language


def exact(folder: Path) -> dict[str, bool]:
    """By name, whether the reply is exactly the one wanted."""
    return {
        mail.name: language.mail.trim(_text(mail)).reply.strip() == _text(wanted).strip()
        for mail, wanted in pairs(folder)
    }


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Each mail with the file that holds what is wanted of it."""
    if (folder / "email").is_dir():
        return [(one, folder / "trimmed" / one.name) for one in sorted((folder / "email").iterdir())]
    beside = [(one, one.with_suffix(".expected")) for one in sorted(folder.glob("*.txt"))]
    return [(mail, wanted) for mail, wanted in beside if wanted.exists()]


def main() -> int:
    """Read, trim, tell; the names of those that differ go to the error output."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("MADOGUCHI_DATA") or "../shared/data")
    parser.add_argument("--data", type=Path, default=home / "email" / "reply-trimming")
    folder = parser.parse_args().data
    if not pairs(folder):
        tell(f"No mails in {folder}: give --data DIR")
        return 2
    begun = time.perf_counter()
    results = exact(folder)
    seconds = time.perf_counter() - begun
    for name in (name for name, same in results.items() if not same):
        tell(f"differs: {name}")
    told = {
        "exact": sum(results.values()),
        "of": len(results),
        "ms_each": round(seconds * 1e3 / len(results), 2),
    }
    report(told)
    return 0


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


if __name__ == "__main__":
    sys.exit(main())
