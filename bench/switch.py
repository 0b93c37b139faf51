"""bin/bench switch: whether everything travels when a conversation goes on by another channel.

For every ordered pair of channels a conversation of the demo company in which no part of the packet is empty
is moved; an independent checker rebuilds every part from the tables, by SQL of its own, and compares. Then
each part is taken out of the packet once: the checker must notice.
"""

import argparse
import json
from typing import Any

from .product import ground, report, tell

DATABASE = "switch"
DEMO = {"MADOGUCHI_DEMO": "1"}


def main() -> None:
    """Print what was wrong and, as the last line, one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not needed here")
    parser.parse_args()
    with ground() as land:
        land.make(DATABASE, **DEMO)
        tell("the demo company is there")
        printed = land.run(DATABASE, "bench.switch_inside", **DEMO)
    pairs: list[dict[str, Any]] = json.loads(printed.splitlines()[-1])
    for one in pairs:
        if one["wrong"] or one["unnoticed"] or not one["there"]:
            tell(f"{one['pair']}: wrong {one['wrong']}, unnoticed {one['unnoticed']}, there {one['there']}")
    whole = sum(not one["wrong"] and one["there"] for one in pairs)
    report({
        "pairs": len(pairs), "complete": whole, "share": round(whole / len(pairs), 4),
        "removals_unnoticed": sum(len(one["unnoticed"]) for one in pairs),
    })  # fmt: skip


if __name__ == "__main__":
    main()
