"""bin/bench mime [--data DIR]: every awkward mail is read without an exception.

DIR (default email/mime under $MADOGUCHI_DATA, else under ../shared/data) holds mails as they came. Each one
is read, told by its nature and trimmed. `with_words` have something to be found by, `with_problems` carry the
mark of doubt.
"""

import argparse
import os
import sys
import time
import traceback
from pathlib import Path

from bench.product import report, tell
from madoguchi.language import api as language


def taken(raw: bytes) -> language.mail.Letter:
    """The mail through all that reads mails."""
    letter = language.mail.read(raw)
    language.mail.nature(letter)
    language.mail.bounces(letter)
    language.mail.forwarded(letter)
    language.mail.authentication(letter)
    language.mail.trim(letter.text)
    return letter


def main() -> int:
    """Read them all, tell; 1 where one raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("MADOGUCHI_DATA") or "../shared/data")
    parser.add_argument("--data", type=Path, default=home / "email" / "mime")
    folder = parser.parse_args().data
    paths = sorted(folder.glob("*.eml"))
    if not paths:
        tell(f"No mails in {folder}: give --data DIR")
        return 2
    letters, raised = [], 0
    begun = time.perf_counter()
    for path in paths:
        try:
            letters.append(taken(path.read_bytes()))
        except Exception:  # that is what is counted
            raised += 1
            tell(f"{path.name} {traceback.format_exc()}")
    told = {
        "mails": len(paths),
        "raised": raised,
        "with_words": sum(bool(one.text.strip() or one.subject or one.attachments) for one in letters),
        "with_problems": sum(bool(one.problems) for one in letters),
        "ms_each": round((time.perf_counter() - begun) * 1e3 / len(paths), 2),
    }
    report(told)
    return int(raised > 0)


if __name__ == "__main__":
    sys.exit(main())
