"""`madoguchi doctor`: what is wrong with this installation and how to mend it. Changes nothing."""

import argparse
import json
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
import psycopg
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from madoguchi.language import api as language

from . import environment, ports, postgres, supervisor
from .console import say, speaks_japanese

LEAST_FREE_BYTES = 1 << 30
SILENT_AFTER_SECONDS = 15
ANSWER_WITHIN_SECONDS = 5
HEARTBEAT = "select extract(epoch from now() - max(last_heartbeat))::float from procrastinate_workers"
GIVEN_UP = "select count(*) from procrastinate_jobs where status = 'failed'"
START = ("bin/up（または madoguchi up）で起動してください。", "Start it with bin/up (or madoguchi up).")


@dataclass(frozen=True)
class Finding:
    """One thing looked at, in both languages; `mend` is empty when it is well."""

    well: bool
    japanese: str
    english: str
    mend: tuple[str, str] = ("", "")

    def show(self) -> None:
        """One line, and another with the advice."""
        mark = "✓" if self.well else "✗"
        say(f"{mark} {self.japanese}", f"{mark} {self.english}")
        if advice := self.mend[0 if speaks_japanese() else 1]:
            say(f"   → {advice}", f"   → {advice}")


def run(given: argparse.Namespace) -> int:
    """Show every finding; 1 when something is wrong."""
    home = environment.home()
    findings = list(look(home))
    for finding in findings:
        finding.show()
    return 0 if all(finding.well for finding in findings) else 1


def look(home: Path) -> Iterator[Finding]:
    """Everything that is looked at, in the order in which it is best mended."""
    yield disk(home)
    yield voice(os.environ.get("MADOGUCHI_WHISPER_MODEL", ""))
    url = supervisor.running_url(home)
    yield from web(url) if url else port()
    try:
        server = postgres.running(home)
    except postgres.LauncherError as error:
        yield Finding(False, f"データベース：{error}", f"Database: {error}")
        return
    address = os.environ.get("DATABASE_URL") or (server.url() if server else None)
    if address is None:
        yield Finding(False, "データベースは動いていません。", "The database does not run.", START)
        return
    yield from database(address)


def disk(home: Path) -> Finding:
    """Room for data."""
    free = shutil.disk_usage(home).free
    gigabytes = f"{free / (1 << 30):.1f}"
    return Finding(
        free >= LEAST_FREE_BYTES,
        f"ディスクの空き：{gigabytes} GB（{home}）",
        f"Disk: {gigabytes} GB free ({home})",
        ("", "")
        if free >= LEAST_FREE_BYTES
        else ("1 GB 以上の空きを作ってください。", "Make room: at least 1 GB is needed."),
    )


DEAF = {
    "not_installed": ("追加パッケージ voice が入っていません。", "the extra “voice” is not installed."),
    "no_model": ("モデルのフォルダーが指定されていません。", "no folder of a model is named."),
    "model_incomplete": (
        "モデルのフォルダーに足りないファイルがあります。",
        "the model's folder lacks files.",
    ),
    "model_broken": ("モデルを読み込めません。", "the model cannot be loaded."),
    "busy": ("ほかの録音を聞き取っています。", "another recording is being heard."),
}


def voice(folder: str) -> Finding:
    """What the voice door can hear and speak; text always works, so only a named model must be there."""
    spoken = language.sound.spoken_languages()
    mouth = ("日本語を話せます", "speaks Japanese") if spoken else ("文字だけです", "text only")
    try:
        heard = ", ".join(language.sound.heard_languages(folder))
        ears, reason = (f"聞き取れる言語は {heard} です。", f"hears {heard}."), ""
    except language.sound.HearingUnavailable as away:
        ears, reason = DEAF[away.reason], away.reason
    well = not (folder and reason)
    advice = (
        "MADOGUCHI_WHISPER_MODEL のフォルダーと requirements/voice.lock を確かめてください。",
        "Check the folder of MADOGUCHI_WHISPER_MODEL, and requirements/voice.lock.",
    )
    return Finding(
        well,
        f"音声：{mouth[0]}。聞き取り：{ears[0]}",
        f"Voice: {mouth[1]}; hearing: {ears[1]}",
        ("", "") if well else advice,
    )


def port() -> Iterator[Finding]:
    """Nothing runs: is the wanted port free?"""
    yield Finding(False, "窓口は動いていません。", "Madoguchi does not run.", START)
    host, number = ports.wanted()
    try:
        ports.bound(host, number).close()
        yield Finding(True, f"ポート {number} は空いています。", f"Port {number} is free.")
    except OSError as error:
        yield Finding(
            True,
            f"ポート {number} は使えません（{error.strerror}）。次の空きポートを使います。",
            f"Port {number} cannot be used ({error.strerror}); the next free one will be.",
        )


def web(url: str) -> Iterator[Finding]:
    """Does the web answer, and how old is its search index?"""
    health = fetch(url + "healthz")
    mend = (
        "" if health else "bin/up の表示を確かめ、起動し直してください。",
        "" if health else "See what bin/up printed; restart it.",
    )
    state = ("答えています" if health else "答えません", "answers" if health else "does not answer")
    yield Finding(bool(health), f"ウェブ：{url} は{state[0]}。", f"Web: {url} {state[1]}.", mend)
    if not health:
        return
    found = fetch(url + "healthz/search")
    if found.get("ready"):
        age = f"{found['age_seconds']:.0f}"
        yield Finding(
            True,
            f"検索索引：記事 {found['articles']} 件、{age} 秒前に作成。",
            f"Search index: {found['articles']} articles, built {age} s ago.",
        )
    else:
        advice = (
            "起動直後は数秒待ってください。続くときは起動し直してください。",
            "Just after a start wait some seconds; else restart.",
        )
        yield Finding(False, "検索索引がまだありません。", "There is no search index yet.", advice)


def fetch(url: str) -> dict[str, Any]:
    """What a JSON address answers; empty when it does not."""
    try:
        with urllib.request.urlopen(url, timeout=ANSWER_WITHIN_SECONDS) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except (OSError, ValueError, urllib.error.URLError):
        return {}


def database(address: str) -> Iterator[Finding]:
    """Does it answer, are its tables up to date, is a worker alive?"""
    try:
        with psycopg.connect(address, connect_timeout=ANSWER_WITHIN_SECONDS, autocommit=True) as connected:
            version = connected.info.server_version // 10000
            yield Finding(True, f"データベース：PostgreSQL {version}", f"Database: PostgreSQL {version}")
            yield migrations(address)
            yield from jobs(connected)
    except psycopg.Error as error:
        advice = (
            "DATABASE_URL と、サーバーが動いているかを確かめてください。",
            "Check DATABASE_URL and whether the server runs.",
        )
        yield Finding(False, f"データベース：{error}", f"Database: {error}", advice)


def migrations(address: str) -> Finding:
    """Whether every migration has been applied."""
    os.environ["DATABASE_URL"] = address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madoguchi.config.settings")
    django.setup()
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    if missing:
        advice = ("madoguchi prepare を実行してください。", "Run madoguchi prepare.")
        return Finding(
            False, f"表の更新が {missing} 件残っています。", f"{missing} migrations are missing.", advice
        )
    return Finding(True, "表は最新です。", "The tables are up to date.")


def jobs(connected: "psycopg.Connection[Any]") -> Iterator[Finding]:
    """Whether a worker lives, by its heartbeat, and whether jobs were given up."""
    try:
        (silent,) = connected.execute(HEARTBEAT).fetchone() or (None,)
        (given_up,) = connected.execute(GIVEN_UP).fetchone() or (0,)
    except psycopg.errors.UndefinedTable:
        return
    if silent is None or silent > SILENT_AFTER_SECONDS:
        advice = (
            "madoguchi worker を起動してください（bin/up は自動で起動します）。",
            "Start madoguchi worker (bin/up does).",
        )
        yield Finding(False, "ワーカーが動いていません。", "No worker is alive.", advice)
    else:
        yield Finding(True, f"ワーカー：{silent:.0f} 秒前に応答。", f"Worker: heard {silent:.0f} s ago.")
    if given_up:
        yield Finding(True, f"あきらめた仕事：{given_up} 件", f"Jobs given up: {given_up}")
