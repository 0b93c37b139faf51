"""The routes of a URL configuration, one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse

UNKNOWN: dict[str, Any] = {"int": 987_654_321, "uuid": uuid4(), "str": "nothing-here", "slug": "nothing-here"}


@dataclass(frozen=True)
class Found:
    """One route: its key in the table, and the kinds of its parameters."""

    key: str
    path: str
    parameters: dict[str, str]

    def url(self, parameters: dict[str, Any]) -> str:
        """Its address with these parameters."""
        if self.key.startswith("/"):
            return self.key
        return reverse(self.key, kwargs=parameters)

    def unknown_url(self) -> str:
        """Its address with parameters that lead to nothing; "" for a route without parameters."""
        given = {name: UNKNOWN.get(kind, "nothing") for name, kind in self.parameters.items()}
        try:
            return self.url(given) if given else ""
        except NoReverseMatch:
            return ""


def routes_of(
    patterns: Iterable[URLPattern | URLResolver], prefix: str = "/", spaces: tuple[str, ...] = ()
) -> Iterator[Found]:
    """Every route under these patterns. A route without a name is known by its path."""
    for one in patterns:
        path = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = (*spaces, one.namespace) if one.namespace else spaces
            yield from routes_of(one.url_patterns, path, inner)
        else:
            key = ":".join((*spaces, one.name)) if one.name else path
            kinds = {name: kind_of(converter) for name, converter in one.pattern.converters.items()}
            named = getattr(getattr(one.pattern, "regex", None), "groupindex", {})
            yield Found(key, path, {**dict.fromkeys(named, "str"), **kinds})


def kind_of(converter: object) -> str:
    """int, str, slug or uuid."""
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


def without_entry(found: Iterable[Found], table: Iterable[str]) -> list[str]:
    """Routes that nobody has thought about."""
    known = set(table)
    return sorted(f"{one.key} ({one.path})" for one in found if one.key not in known)
