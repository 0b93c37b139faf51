"""bin/bench mime [--data DIR]: every awkward mail is taken in, stored whole and found again.

DIR (default email/mime under $MADOGUCHI_DATA, else under ../shared/data) holds mails as they came. Each one
goes through the real intake into a database of its own: kept, read, told by its nature, made a message or
kept aside. Then its bytes are compared with the file's, and it is looked for by its subject and its sender.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

from bench.product import ground, report, tell

DATABASE = "mime"


def main() -> int:
    """Take them all in, look for them, tell; 1 where one raised, changed or is not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    home = Path(os.environ.get("MADOGUCHI_DATA") or "../shared/data")
    parser.add_argument("--data", type=Path, default=home / "email" / "mime")
    folder = parser.parse_args().data.resolve()
    if not any(folder.glob("*.eml")):
        tell(f"No mails in {folder}: give --data DIR")
        return 2
    with ground() as here:
        here.make(DATABASE)
        begun = time.perf_counter()
        told = json.loads(here.run(DATABASE, "bench.mime_inside", str(folder)).splitlines()[-1])
    for what, names in told.pop("amiss").items():
        tell(f"not {what}: {', '.join(names)}")
    told["ms_each"] = round((time.perf_counter() - begun) * 1e3 / told["mails"], 1)
    report(told)
    whole = told["stored_whole"] == told["findable"] == told["mails"] - told["copies"]
    return int(told["raised"] + told["not_understood"] > 0 or not whole)


if __name__ == "__main__":
    sys.exit(main())
