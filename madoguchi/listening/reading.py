"""From what places write to plain values: text without tags, web addresses, times, ratings."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from .shapes import NotUnderstood

LONGEST_NAME = 300
LONGEST_TEXT = 20_000
_BLOCKS = frozenset("p br div li tr h1 h2 h3 h4 h5 h6 blockquote".split())
_SILENT = frozenset("script style template head".split())
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.silent += tag in _SILENT
        self.said.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        self.said.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def plain_text(given: Any) -> str:
    """The words of a piece of HTML, or of a plain text; nothing unseen, no endless spaces."""
    text = given if isinstance(given, str) else "" if given is None else str(given)
    text = text[: LONGEST_TEXT * 5]
    if "<" in text or "&" in text:
        words = _Words()
        words.feed(text)
        words.close()
        text = "".join(words.said)
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST_TEXT]


def web_address(given: Any) -> str:
    """An address that a reader may follow: http or https, with a name; "" for anything else."""
    text = _UNSEEN.sub("", str(given or "")).strip()
    try:
        parts = urlsplit(text)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return text if fine and len(text) <= 2000 and not re.search(r"[\s\"'<>\\]", text) else ""


def whole(name: str) -> str:
    """The name of an item; a longer one by its digest, so that two never become one."""
    name = _UNSEEN.sub("", name).strip()
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:200]}#{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()}"


def json_of(body: bytes) -> Any:
    """What a JSON answer holds. Raises NotUnderstood."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("json") from error


def at_path(given: Any, path: str | Sequence[str]) -> Any:
    """What stands at a path like `data.items` or `user.names.0`; None where it leads nowhere."""
    for step in (path.split(".") if isinstance(path, str) else path) if path else ():
        if isinstance(given, dict):
            given = given.get(step)
        elif isinstance(given, list) and step.isascii() and step.isdigit() and int(step) < len(given):
            given = given[int(step)]
        else:
            return None
    return given


def rows_of(given: Any) -> list[Any]:
    """A list of objects; one object alone counts as a list of one. Raises NotUnderstood."""
    if given is None:
        return []
    if isinstance(given, dict):
        return [given]
    if not isinstance(given, list):
        raise NotUnderstood("list")
    return [one for one in given if isinstance(one, dict)]


def rating_of(given: Any) -> int | None:
    """1 to 5 stars; None for anything else."""
    words = {"ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5}
    if isinstance(given, str) and given.upper() in words:
        return words[given.upper()]
    try:
        found = round(float(given))
    except (TypeError, ValueError, OverflowError):
        return None
    return found if 1 <= found <= 5 else None


def moment_of(given: Any) -> datetime | None:
    """A time as places write it: ISO 8601, or seconds (milliseconds) since 1970; None for anything else."""
    try:
        if isinstance(given, (int, float)) or isinstance(given, str) and given.strip().isdigit():
            seconds = float(given)
            return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
        found = datetime.fromisoformat(str(given).strip())
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
