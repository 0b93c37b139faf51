"""`madoguchi import articles FILE`, `madoguchi export articles FILE`, `madoguchi remove collection SLUG`."""

import argparse
import sys
from pathlib import Path

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge
from madoguchi.knowledge.shapes import ImportReport

from .console import complain, say

exchange = knowledge.exchange
SHOWN_EVERY = 100
SHOWN_PROBLEMS = 20


def bring(given: argparse.Namespace) -> int:
    """Import articles with progress and a report of every refused row; 1 when a row was refused."""
    source = Path(given.file)
    if not source.is_file():
        complain(f"ファイルがありません：{source}", f"There is no such file: {source}")
        return 1
    slug = given.collection or default_slug(source)
    try:
        return tell(_planned(source, slug, given) if given.dry_run else _brought(source, slug, given))
    except exchange.FileUnreadable as problem:
        reason = exchange.FILE_REASONS[problem.reason]
        complain(f"ファイルを読み取れません：{source}（{reason}）", f"{source} cannot be read: {reason}")
        return 1


def _planned(source: Path, slug: str, given: argparse.Namespace) -> ImportReport:
    return exchange.plan_import(path=source, collection=slug, language=given.language)


def _brought(source: Path, slug: str, given: argparse.Namespace) -> ImportReport:
    return knowledge.import_articles(
        source=exchange.opened(source, exchange.form_of(source)), files=exchange.packed(source),
        collection=slug, language=given.language,
        actor=core.SYSTEM, progress=show,
    )  # fmt: skip


def take(given: argparse.Namespace) -> int:
    """Write articles into a file; a name that is taken is left alone."""
    target, form = Path(given.file), given.form or _form_by(given.file)
    if target.exists() or form is None:
        complain(f"書き出せません：{target}（すでにあるか、形式が分かりません）",
                 f"Cannot write {target}: it is there already, or --form is missing")  # fmt: skip
        return 1
    wanted = exchange.Wanted(collection=given.collection, language=given.language)
    with target.open("xb") as stream:
        many = exchange.export_articles(stream=stream, form=form, wanted=wanted, audience=given.readers)
    say(f"記事 {many} 件を {target} に書き出しました。", f"Wrote {many} articles to {target}.")
    return 0


def _form_by(name: str) -> exchange.ExportForm | None:
    known: dict[str, exchange.ExportForm] = {
        ".jsonl": "jsonl", ".csv": "csv", ".json": "json", ".zip": "markdown",
    }  # fmt: skip
    return known.get(Path(name).suffix.lower())


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
    if report.url:
        slug, url = report.collection, report.url
        say(f"コレクション「{slug}」：{url}", f"Collection {slug}: {url}")
    else:
        say("試しに見ただけです。何も変えていません。", "This was a dry run; nothing was changed.")
    return 1 if refused else 0


def remove(given: argparse.Namespace) -> None:
    """Remove a collection with its articles."""
    count = knowledge.remove_collection(slug=given.slug, actor=core.SYSTEM)
    say(
        f"記事 {count} 件を「{given.slug}」とともに削除しました。",
        f"Removed {given.slug} with {count} articles.",
    )
