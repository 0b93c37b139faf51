"""bin/bench listening [--all]: how often sentiment and theme of a mention are right.

The mentions stand in `listening_mentions.yaml`. What is reported is the half that nothing was tuned on;
`tuned_*` is the other half. `copies_found` of `copies` reposts are put together; `lost` of `apart`
look-alikes are put together though two people said them.
"""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from bench.product import report, tell
from madoguchi.language import api as language
from madoguchi.listening import copies

HERE = Path(__file__).with_name("listening_mentions.yaml")


def judged(rows: list[list[str]]) -> dict[str, Any]:
    """How many of these are right, each named that is not."""
    found = language.opinions([text for _s, _t, text in rows])
    right = {"sentiment": 0, "theme": 0}
    for (sentiment, theme, text), one in zip(rows, found, strict=True):
        right["sentiment"] += sentiment == one.sentiment
        right["theme"] += theme == one.theme
        if (sentiment, theme) != (one.sentiment, one.theme):
            tell(f"  {sentiment}/{theme} -> {one.sentiment}/{one.theme}: {text}")
    return right


def main() -> int:
    """Judge them, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="name the mistakes of the held-out half as well")
    named = parser.parse_args().all
    given = yaml.safe_load(HERE.read_text(encoding="utf-8"))
    told: dict[str, Any] = {}
    begun = time.perf_counter()
    for half, start in (("tuned_", 0), ("", 1)):
        for spoken in ("ja", "en"):
            rows = given[spoken][start::2]
            right = judged(rows) if named or half else _quietly(rows)
            told |= {f"{half}n_{spoken}": len(rows)}
            told |= {f"{half}{name}_{spoken}": round(many / len(rows), 3) for name, many in right.items()}
    n = told["n_ja"] + told["n_en"]
    for name in ("sentiment", "theme"):
        told[name] = round((told[f"{name}_ja"] * told["n_ja"] + told[f"{name}_en"] * told["n_en"]) / n, 3)
    told |= {"n": n, "ms_each": round((time.perf_counter() - begun) * 1e3 / (2 * n), 2)}
    together = [copies.same(one, other) for one, other in given["copies"]]
    mixed = [copies.same(one, other) for one, other in given["apart"]]
    for (one, other), right in zip(given["copies"], together, strict=True):
        if not right:
            tell(f"  kept apart: {one} | {other}")
    told |= {"copies": len(together), "copies_found": sum(together), "apart": len(mixed), "lost": sum(mixed)}
    report(told)
    return 0


def _quietly(rows: list[list[str]]) -> dict[str, int]:
    found = language.opinions([text for _s, _t, text in rows])
    pairs = list(zip(rows, found, strict=True))
    return {
        "sentiment": sum(row[0] == one.sentiment for row, one in pairs),
        "theme": sum(row[1] == one.theme for row, one in pairs),
    }


if __name__ == "__main__":
    sys.exit(main())
