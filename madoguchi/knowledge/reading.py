"""One line of an import as a checked row. Nothing here touches the database."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from .kinds.data import clean_data

Key = tuple[str, str]
"""The id and the language of a row."""

LONGEST_LINE = 2_000_000  # bytes
LONGEST_HEADING, LONGEST_BODY = 300, 200_000
STAFF_PREFIXES = ("internal:", "社内:", "社内：")
LANGUAGES = ("ja", "en")
KINDS = ("faq", "guide", "video", "troubleshooting", "known_issue", "release", "policy")
STATUSES = ("published", "draft", "review", "archived")
CONFIDENCES = ("wip", "not_validated", "validated")
_NOT_SLUG = re.compile(r"[^\w]+")
_SENTENCE_MARK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class RowRefused(Exception):
    """A row cannot be imported; `reason` is a code of `REASONS` in `importing`."""

    def __init__(self, reason: str, external_id: str = "") -> None:
        super().__init__(reason)
        self.reason, self.external_id = reason, external_id


@dataclass(frozen=True, slots=True)
class Row:
    """A line that may be stored. None means that the line says nothing about it."""

    external_id: str
    slug: str
    language: str
    heading: str
    body: str
    questions: tuple[str, ...]
    tags: tuple[str, ...]
    category: str | None
    group: str
    visibility: str
    status: str
    updated: datetime | None
    checked: date | None
    valid_from: datetime | None
    valid_until: datetime | None
    more: Mapping[str, Any]  # columns that most files say nothing about, and that then stay as they are
    products: tuple[str, ...] | None = None  # as `row_links` reads them
    owner: str | None = None  # a mail address; "" for nobody

    @property
    def key(self) -> Key:
        """What the row is known by in its collection."""
        return self.external_id, self.language


def read_line(line: bytes, default_language: str) -> Row:
    """One JSON line as a row. Raises RowRefused."""
    if len(line) > LONGEST_LINE:
        raise RowRefused("too_long")
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise RowRefused("not_json") from error
    return read_row(given, default_language)


def read_row(given: object, default_language: str) -> Row:
    """A mapping of `id, heading, body, updated` and optionally the rest of `Row`. Raises RowRefused."""
    if not isinstance(given, Mapping):
        raise RowRefused("not_object")
    heading = " ".join(_text(given, "heading").split())
    body = _text(given, "body", "markdown").strip()
    external_id = _text(given, "id").strip() or _text(given, "slug").strip()
    if not external_id or len(external_id) > 200:
        raise RowRefused("no_id")
    if not heading or len(heading) > LONGEST_HEADING:
        raise RowRefused("no_heading" if not heading else "heading_too_long")
    if not body or len(body) > LONGEST_BODY:
        raise RowRefused("no_body" if not body else "body_too_long")
    return Row(
        external_id=external_id,
        slug=slug_of(_text(given, "slug") or external_id),
        language=_one_of(given, "language", LANGUAGES, default_language),
        heading=heading,
        body=body,
        questions=_texts(given, "questions", 300),
        tags=_texts(given, "tags", 60),
        category=_text(given, "category").strip() or None,
        group=_text(given, "group").strip() or external_id,
        visibility=_one_of(given, "visibility", ("public", "customers", "staff"), _default_openness(heading)),
        status=_one_of(given, "status", STATUSES, "published"),
        updated=_moment_if_readable(given, "updated"),
        checked=_day(given, "checked"),
        valid_from=_moment(given, "valid_from"),
        valid_until=_moment(given, "valid_until"),
        more=_more(given),
        products=_products(given) if "products" in given else None,
        owner=_text(given, "owner").strip().lower() if "owner" in given else None,
    )


def _more(given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that a row may name, if it names them."""
    said: dict[str, Any] = {
        name: _text(given, name).strip() for name in ("card_text", "voice_text") if name in given
    }
    if _text(given, "kind"):
        said["kind"] = _one_of(given, "kind", KINDS, "faq")
    if "review_on" in given:
        said["review_on"] = _day(given, "review_on")
    if _text(given, "confidence"):
        said["confidence"] = _one_of(given, "confidence", CONFIDENCES, "")
    if "data" in given:
        said["data"] = _data(given["data"], said.get("kind", ""))
    return said


def _data(given: object, kind: str) -> dict[str, Any]:
    """What only a kind has, read as strictly as from a form where the row names its kind."""
    if not isinstance(given, Mapping) or len(json.dumps(given, default=str)) > LONGEST_BODY:
        raise RowRefused("bad_data")
    return clean_data(kind, given) if kind else dict(given)


def _products(given: Mapping[str, Any]) -> tuple[str, ...]:
    """Each as `slug` or `slug;since;until`, however much space a person left around the parts."""
    parted = ([part.strip() for part in one.split(";")] for one in _texts(given, "products", 200))
    return tuple(dict.fromkeys(";".join(parts) if any(parts[1:]) else parts[0] for parts in parted))


def slug_of(text: str) -> str:
    """A readable piece of an address: letters of any script, digits and hyphens, at most 100 characters."""
    return _NOT_SLUG.sub("-", text.lower().replace("_", "-")).strip("-")[:100].strip("-") or "article"


def _text(given: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = given.get(name)
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise RowRefused("not_text")
        text = _SENTENCE_MARK.sub("", str(value))
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise RowRefused("not_text")
        return text
    return ""


def _texts(given: Mapping[str, Any], name: str, longest: int) -> tuple[str, ...]:
    value = given.get(name) or ()
    if not isinstance(value, list | tuple):
        raise RowRefused("not_list")
    kept = (" ".join(_text({name: item}, name).split())[:longest] for item in value[:50])
    return tuple(dict.fromkeys(item for item in kept if item))


def _one_of(given: Mapping[str, Any], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = _text(given, name).strip().lower() or default
    if value not in allowed:
        raise RowRefused(f"unknown_{name}")
    return value


def _default_openness(heading: str) -> str:
    return "staff" if heading.lower().startswith(STAFF_PREFIXES) else "public"


def _moment(given: Mapping[str, Any], name: str) -> datetime | None:
    value = given.get(name)
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    text = _text(given, name).strip()
    if not text:
        return None
    try:
        american = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
        if american:
            month, day, year = map(int, american.groups())
            return datetime(year, month, day, tzinfo=UTC)
        moment = datetime.fromisoformat(text.replace("/", "-"))
    except ValueError as error:
        raise RowRefused("bad_date") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment_if_readable(given: Mapping[str, Any], name: str) -> datetime | None:
    """Other systems write strange dates; when the last change was is not worth losing an answer for."""
    try:
        return _moment(given, name)
    except RowRefused:
        return None


def _day(given: Mapping[str, Any], name: str) -> date | None:
    moment = _moment(given, name)
    return moment.date() if moment else None
