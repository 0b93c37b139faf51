"""The documents are true: what they name exists, guides are short, and every room has one."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("madoguchi/**/README.md")])
PATH = re.compile(r"`((?:madoguchi|tests|bin|docs|bench)/[\w./-]+)`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
GUIDE_LINES = 60
NO_GUIDE = {"config", "demo", "__pycache__"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_what_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = [ROOT / n if (ROOT / n).exists() else document.parent / n for n in PATH.findall(text)]
    linked = [document.parent / name for name in LINK.findall(text)]
    assert [str(path) for path in named + linked if not path.exists()] == []


def test_every_room_has_a_short_guide() -> None:
    rooms = [f for f in (ROOT / "madoguchi").iterdir() if f.is_dir() and f.name not in NO_GUIDE]
    assert [room.name for room in rooms if not (room / "README.md").exists()] == []
    guides = [room / "README.md" for room in rooms]
    assert [g.parent.name for g in guides if g.read_text().count("\n") > GUIDE_LINES] == []


def test_the_readme_names_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "    bin/up " in text
    assert "    bin/test " in text
