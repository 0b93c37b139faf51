"""`madoguchi import articles FILE` and `madoguchi remove collection SLUG`."""

import argparse
import sys
from pathlib import Path

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ImportReport

from .console import complain, say

SHOWN_EVERY = 100
SHOWN_PROBLEMS = 20


def bring(given: argparse.Namespace) -> int:
    """Import articles with progress and a report of every refused row; 1 when a row was refused."""
    source = Path(given.file)
    if not source.is_file():
        complain(f"ファイルがありません：{source}", f"There is no such file: {source}")
        return 1
    slug = given.collection or default_slug(source)
    report = knowledge.import_articles(source=source, collection=slug, actor=core.SYSTEM, progress=show)
    return tell(report)


def default_slug(source: Path) -> str:
    """The file's name, or its folder's when the file is merely called `articles`."""
    return source.resolve().parent.name if source.stem == "articles" else source.stem


def show(done: int, total: int | None) -> None:
    """Progress on one line of the terminal, or now and then in a log."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{done}/{total or '?'} ")
        sys.stdout.flush()
    elif done % SHOWN_EVERY == 0:
        sys.stdout.write(f"{done}/{total or '?'}\n")


def tell(report: ImportReport) -> int:
    """Say what was imported, where it can be read, and which rows were refused and why."""
    refused = len(report.errors)
    new, changed, same = report.ok, report.updated, report.unchanged
    say(
        f"\n{report.rows} 行：新規 {new}、更新 {changed}、変更なし {same}、取り込めず {refused}",
        f"\n{report.rows} rows: {new} new, {changed} updated, {same} unchanged, {refused} refused",
    )
    for row in report.errors[:SHOWN_PROBLEMS]:
        what = f"{row.external_id}: {knowledge.REASONS.get(row.reason, row.reason)}"
        say(f"  {row.line} 行目　{what}", f"  line {row.line}  {what}")
    if refused > SHOWN_PROBLEMS:
        say(f"  ほか {refused - SHOWN_PROBLEMS} 行", f"  and {refused - SHOWN_PROBLEMS} more")
    say(f"コレクション「{report.collection}」：{report.url}", f"Collection {report.collection}: {report.url}")
    return 1 if refused else 0


def remove(given: argparse.Namespace) -> None:
    """Remove a collection with its articles."""
    count = knowledge.remove_collection(slug=given.slug, actor=core.SYSTEM)
    say(
        f"記事 {count} 件を「{given.slug}」とともに削除しました。",
        f"Removed {given.slug} with {count} articles.",
    )
