"""The settings file as text: YAML without aliases, dates or other surprises; JSON is YAML too."""

import re
from typing import Any

import yaml

from madoguchi.core import api as core

MOST_BYTES = 1_000_000
FORMAT = 1
HEAD = "madoguchi_settings"


class FileRefused(Exception):
    """The file cannot be read; `code` says why: "large", "text", "format" or "version"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PlainLoader(yaml.SafeLoader):
    """Texts, whole and decimal numbers, true, false and null; a time of day stays a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):  # type: ignore[no-untyped-call]
            raise FileRefused("format")
        return super().compose_node(parent, index)


for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def written(content: dict[str, Any], *, note: str) -> str:
    """The file, with a note at its head."""
    body = yaml.safe_dump({HEAD: FORMAT, **content}, allow_unicode=True, sort_keys=False, width=100)
    return "".join(f"# {line}\n" for line in note.splitlines()) + body


def read(raw: bytes) -> dict[str, Any]:
    """What a file says: `options` and `sections`, each name → values. Raises FileRefused."""
    if len(raw) > MOST_BYTES:
        raise FileRefused("large")
    try:
        given = yaml.load(core.shallow_yaml(raw.decode("utf-8-sig")), PlainLoader)
    except UnicodeDecodeError:
        raise FileRefused("text") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise FileRefused("format") from None
    if not isinstance(given, dict) or HEAD not in given:
        raise FileRefused("format")
    if given[HEAD] != FORMAT:
        raise FileRefused("version")
    parts = {part: given.get(part) or {} for part in ("options", "sections")}
    if not all(_named(values) for values in parts.values()):
        raise FileRefused("format")
    return parts


def _named(values: Any) -> bool:
    return isinstance(values, dict) and all(
        isinstance(name, str) and isinstance(value, dict) for name, value in values.items()
    )
