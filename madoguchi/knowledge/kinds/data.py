"""What an article of a kind keeps beside its words: checked before it is kept, and searched with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import film, tree

LONGEST_EDITION = 40


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of a policy or release this is, and from which day it counts."""

    name: str = ""
    day: date | None = None


def edition_in(data: Mapping[str, Any]) -> Edition:
    """The edition of stored or imported data; what cannot be read is left out."""
    return Edition(" ".join(str(data.get("edition") or "").split())[:LONGEST_EDITION], _day(data.get("day")))


def clean_data(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data that an article of this kind keeps: what is known of it, read strictly; never fails."""
    if kind == "troubleshooting":
        return tree.stored(tree.steps_in(data)) if data.get("steps") else {}
    if kind == "video":
        return film.stored(film.film_in(data))
    if kind in ("policy", "release"):
        edition = edition_in(data)
        values = {"edition": edition.name, "day": edition.day.isoformat() if edition.day else ""}
        return {name: value for name, value in values.items() if value}
    return {}


def searched_words(kind: str, data: Mapping[str, Any]) -> str:
    """What of the data a search must find, as Markdown: the steps of a tree, what is said in a film."""
    if kind == "troubleshooting":
        return "\n\n".join(map(_words_of, tree.steps_in(data)))
    return film.film_in(data).transcript if kind == "video" else ""


def with_searched_words(body: str, kind: str, data: Mapping[str, Any]) -> str:
    """The body as the search reads it."""
    more = searched_words(kind, data)
    return f"{body}\n\n{more}" if more else body


def _words_of(step: tree.Step) -> str:
    return "\n".join((step.text, "", *(f"- {answer.label}" for answer in step.answers)))


def _day(given: object) -> date | None:
    try:
        return date.fromisoformat(str(given or "")[:10])
    except ValueError:
        return None
