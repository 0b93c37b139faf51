"""kill -9 in an import: the index equals what was committed, and importing again brings the rest."""

import json
import os
import signal
import subprocess
import sys
import time

from madoguchi.knowledge import access
from madoguchi.knowledge.finding.follow import Index

MANY = 220
SHELF = "t-killed"


def committed() -> set[int]:
    """The articles of the shelf that the database has."""
    rows = access.readable("staff").filter(collection__slug=SHELF)
    return set(rows.values_list("id", flat=True))


def held(index: Index) -> set[int]:
    """The articles of the shelf that an index has."""
    view = index.view("staff")
    columns, shelves = view.snapshot.columns, view.snapshot.shelves.collections
    mine = [id for id, (slug, _) in shelves.items() if slug == SHELF]
    return {int(i) for i in columns["ids"][view.open & (columns["collections"] == (mine or [0])[0])]}


def begin_import(path) -> subprocess.Popen[bytes]:
    """The import as an operator starts it."""
    command = [sys.executable, "-m", "madoguchi", "import", "articles", str(path), "--collection", SHELF]
    return subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_what_was_committed_before_the_kill_is_found_and_the_rest_comes_with_the_next_import(
    committed_db, tmp_path
):
    path = tmp_path / "rows.jsonl"
    rows = [{"id": f"k{n}", "heading": f"見出し {n}", "body": f"本文 {n} です。"} for n in range(MANY)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    index = Index()
    running = begin_import(path)
    while not committed() and running.poll() is None:
        assert held(index) <= committed()
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait(20)
    assert held(index) == committed() != set()

    assert begin_import(path).wait(120) == 0
    assert held(index) == committed()
    assert len(committed()) == MANY
    fresh = Index()
    assert fresh.current().marks(None) == index.current().marks(None)
