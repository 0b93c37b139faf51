"""`madoguchi import retail FILE`, `madoguchi import orders FILE`…: records of the shop."""

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from madoguchi.commerce import api as commerce
from madoguchi.commerce.shapes import RowResult
from madoguchi.core import api as core

from . import articles
from .console import complain, say

SHOWN_PROBLEMS = 20


def bring(given: argparse.Namespace) -> int:
    """Import what was named; 1 when a row was refused or the file cannot be read."""
    if given.what == "articles":
        return articles.bring(given)
    path = Path(given.file)
    if not path.is_file():
        complain(f"ファイルがありません：{path}", f"There is no such file: {path}")
        return 1
    began = time.monotonic()
    try:
        refused = _bring_shop(path, given) if given.what == "retail" else _bring_kind(path, given)
    except (commerce.FileUnreadable, commerce.NotRetail):
        complain(f"ファイルを読み取れません：{path}", f"{path} cannot be read as {given.what}.")
        return 1
    seconds = time.monotonic() - began
    say(f"{seconds:.1f} 秒で終わりました。", f"That took {seconds:.1f} seconds.")
    if given.dry_run:
        say("試しに見ただけです。何も変えていません。", "This was a dry run; nothing was changed.")
    return 1 if refused else 0


def _bring_shop(path: Path, given: argparse.Namespace) -> int:
    found = commerce.bring_retail(
        path=path, source=given.source or "retail", actor=core.SYSTEM, dry=given.dry_run
    )
    for kind, (tally, refused) in found.items():
        _tell(kind, {"added": tally.added, "changed": tally.changed, "same": tally.same}, refused)
    return sum(len(refused) for _, refused in found.values())


def _bring_kind(path: Path, given: argparse.Namespace) -> int:
    tally, refused = commerce.bring_file(
        path=path, kind=given.what, source=given.source or "shop", actor=core.SYSTEM, dry=given.dry_run
    )
    _tell(given.what, {"added": tally.added, "changed": tally.changed, "same": tally.same}, refused)
    return len(refused)


def _tell(kind: str, counts: Mapping[str, int], refused: Sequence[RowResult]) -> None:
    """What became of one kind, and why rows were refused."""
    added, changed, same = counts["added"], counts["changed"], counts["same"]
    say(
        f"{kind}：新規 {added}、更新 {changed}、変更なし {same}、取り込めず {len(refused)}",
        f"{kind}: {added} new, {changed} updated, {same} unchanged, {len(refused)} refused",
    )
    for one in refused[:SHOWN_PROBLEMS]:
        what = f"{one.external_id} {one.field}: {one.reason}"
        say(f"  {one.row} 行目　{what}", f"  line {one.row}  {what}")
    if len(refused) > SHOWN_PROBLEMS:
        more = len(refused) - SHOWN_PROBLEMS
        say(f"  ほか {more} 行", f"  and {more} more")
