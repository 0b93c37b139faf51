"""Sentences as a CSV file: one line a sentence, with its intent; out, looked through, and in."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from ..models.intents import LEADS_TO
from . import defining, stock, teaching
from .book import Book, book
from .shapes import LONGEST, key_of

HEADER = ("intent", "name_ja", "name_en", "leads_to", "ref", "language", "sentence")
MOST_LINES = 20_000
FORMULA = ("'=", "'+", "'-", "'@")


class FileRefused(Exception):
    """The file cannot be read; `reason`: "encoding", "columns", "long"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Plan:
    """What bringing a file in would do: new intents, sentences by intent, and lines that are refused."""

    intents: dict[str, Mapping[str, str]] = field(default_factory=dict)
    added: list[tuple[str, str, str]] = field(default_factory=list)
    moved: list[tuple[str, str, str]] = field(default_factory=list)
    unchanged: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.moved)


def rows(found: Book) -> Iterator[tuple[str, ...]]:
    """Everything that is learnt, for `core.csv_response` under HEADER."""
    for one in found.learnt():
        for spoken in stock.LANGUAGES:
            for example in one.used(spoken):
                names = (one.names["ja"], one.names["en"])
                yield one.code, *names, one.leads_to, one.ref, spoken, example.text


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or as a Japanese spreadsheet saves it. Raises FileRefused."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("encoding")


def plan(text: str) -> Plan:
    """What bringing this text in would do; nothing is written. Raises FileRefused."""
    found, made, all_ = csv.DictReader(io.StringIO(text)), Plan(), book()
    if not {"intent", "language", "sentence"} <= set(found.fieldnames or ()):
        raise FileRefused("columns")
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(found, start=2):
        if number > MOST_LINES:
            raise FileRefused("long")
        _read(number, {name: (value or "").strip() for name, value in line.items() if name}, all_, made, seen)
    return made


@transaction.atomic
def carry_out(text: str) -> tuple[Plan, teaching.Undo]:
    """Bring it in: new intents are made, sentences are added and moved to where the file has them."""
    made = plan(text)
    codes = {
        code: defining.make(
            names={"ja": told["name_ja"] or code, "en": told["name_en"]}, leads_to=told["leads_to"],
            ref=told["ref"], code=code,
        )
        for code, told in made.intents.items()
    }  # fmt: skip
    words = [
        teaching.Word(spoken, sentence, codes.get(code, code), source="file")
        for spoken, sentence, code in (*made.added, *made.moved)
    ]
    return made, teaching.say(words)


def _read(number: int, line: Mapping[str, str], all_: Book, made: Plan, seen: set[tuple[str, str]]) -> None:
    code, spoken = line.get("intent", ""), line.get("language", "")
    sentence = line["sentence"][1:] if line["sentence"].startswith(FORMULA) else line["sentence"]
    place = (spoken, key_of(sentence))
    reason = _reason(code, spoken, sentence, line, all_)
    if reason:
        made.refused.append((number, reason))
        return
    if place in seen:
        made.unchanged += 1
        return
    seen.add(place)
    if code not in all_.intents:
        told = {name: line.get(name, "") for name in ("name_ja", "name_en", "ref")}
        made.intents.setdefault(code, {**told, "leads_to": line.get("leads_to") or "nothing"})
    home = all_.home_of(*place)
    if home == code:
        made.unchanged += 1
    else:
        (made.added if home is None else made.moved).append((spoken, sentence, code))


def _reason(code: str, spoken: str, sentence: str, line: Mapping[str, str], all_: Book) -> str:
    """Why a line is refused; "" when it is not."""
    if spoken not in stock.LANGUAGES:
        return "language"
    if not teaching.SHORTEST <= len(sentence) <= LONGEST or not key_of(sentence):
        return "sentence"
    if code in all_.intents:
        return "removed" if all_.intents[code].removed else ""
    if defining.slug(code) != code or not code:
        return "code"
    return "" if (line.get("leads_to") or "nothing") in LEADS_TO else "leads_to"
