"""bin/bench reply-trimming [--data DIR]: how many mails are cut down to exactly what their writers said.

DIR (default email/reply-trimming under $MADOGUCHI_DATA, else under ../shared/data) holds `email/NAME` and
`trimmed/NAME`. Space at the ends does not count. Needs no database.
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
        path.name: language.mail.trim(_text(path)).reply.strip()
        == _text(folder / "trimmed" / path.name).strip()
        for path in sorted((folder / "email").iterdir())
    }


def main() -> int:
    """Read, trim, tell; the names of those that differ go to the error output."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("MADOGUCHI_DATA") or "../shared/data")
    parser.add_argument("--data", type=Path, default=home / "email" / "reply-trimming")
    folder = parser.parse_args().data
    if not (folder / "email").is_dir():
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
