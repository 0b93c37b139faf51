"""Every text of these rooms exists in Japanese."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[2]
IN_TEMPLATE = re.compile(r"{% translate \"(.+?)\"")
IN_PYTHON = re.compile(r"\b(?:gettext|line)\(\s*((?:\"[^\"]*\"\s*)+)\)")


def texts(room: Path) -> set[str]:
    pages = [page.read_text() for page in room.rglob("templates/**/*.*")]
    found = {text for page in pages for text in IN_TEMPLATE.findall(page)}
    for module in room.rglob("*.py"):
        if "tests" not in module.parts:
            for quoted in IN_PYTHON.findall(module.read_text()):
                found.add("".join(re.findall(r'"([^"]*)"', quoted)).replace("\\n", "\n"))
    return found


@pytest.mark.parametrize("room", ["people", "conversations"])
def test_all_texts_are_translated(room):
    with (PACKAGE / room / "locale/ja/LC_MESSAGES/django.po").open("rb") as stream:
        known = {message.id for message in read_po(stream, locale="ja") if message.id and message.string}
    assert texts(PACKAGE / room) - known == set()
