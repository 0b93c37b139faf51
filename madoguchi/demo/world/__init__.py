"""The written world of the demo company, read from the files beside this one."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def read(name: str) -> Any:
    """The content of `name`.yaml."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def flow(code: str) -> str:
    """The text of a flow of the assistant."""
    return (HERE / "flows" / f"{code}.yaml").read_text(encoding="utf-8")


def articles() -> list[dict[str, Any]]:
    """Every article in both languages, as the import takes them: one row a language."""
    written = [(s["slug"], entry) for s in read("categories") for entry in read(f"articles/{s['slug']}")]
    return [
        _row(shelf, entry, language, datetime.timedelta(days=3 + 11 * number % 170))
        for number, (shelf, entry) in enumerate(written)
        for language in ("ja", "en")
    ]


def _row(shelf: str, entry: dict[str, Any], language: str, age: datetime.timedelta) -> dict[str, Any]:
    text = entry[language]
    return {
        "id": entry["slug"],
        "slug": entry["slug"],
        "language": language,
        "category": shelf,
        "heading": text["heading"],
        "questions": text.get("questions", []),
        "tags": entry.get("tags", []),
        "body": text["body"],
        "updated": (datetime.datetime.now(datetime.UTC) - age).isoformat(),
    }
