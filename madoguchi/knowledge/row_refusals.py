"""Why rows of an import that can be read are refused all the same.

They name products or people that are not there, or would show readers what the writing rules keep from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from madoguchi.core import api as core

from .models import Article
from .publishable import Obstacles, WritingRules, obstacles
from .reading import Key, Row
from .row_links import owners, spans_in
from .shapes import ArticleText

SAID = ("kind", "heading", "body", "card_text", "voice_text", "data")
"""The columns that readers meet."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A code of `importing.REASONS`, and the words that it is about."""

    reason: str
    detail: str = ""


def refusals(rows: Sequence[Row], collection_id: int) -> dict[Key, Refusal]:
    """Those of these rows that may not be stored, with the first reason."""
    return dict([*_against_rules(rows, collection_id), *_strangers(rows)])


def _strangers(rows: Sequence[Row]) -> Iterator[tuple[Key, Refusal]]:
    """Rows that name a product, a version or a person that is not there."""
    people_at = owners(row.owner for row in rows)
    spans = spans_in(rows)
    for row in rows:
        if row.owner and row.owner not in people_at:
            yield row.key, Refusal("unknown_owner", row.owner)
        unknown = [said for said in row.products or () if said not in spans]
        if unknown:
            yield row.key, Refusal("unknown_product", unknown[0])


def _against_rules(rows: Sequence[Row], collection_id: int) -> Iterator[tuple[Key, Refusal]]:
    """Rows that would show new words against the rules; what is shown already is the editors' matter."""
    rules = core.option(WritingRules)
    shown = [row for row in rows if row.status == Article.Status.PUBLISHED]
    hindered = {
        row.key: (row, found) for row in shown if (found := obstacles(_text(row), row.language, rules))
    }
    if not hindered:
        return
    ids = {external_id for external_id, _ in hindered}
    there = Article.objects.filter(
        collection_id=collection_id, external_id__in=ids, status=Article.Status.PUBLISHED
    )
    held = {(one.external_id, one.language): one for one in there}
    for key, (row, found) in hindered.items():
        if key not in held or _differs(row, held[key]):
            yield key, Refusal(found.reason, _about(found))


def _about(found: Obstacles) -> str:
    return "、".join(found.banned or map(str, found.steps)) if found.reason != "no_description" else ""


def _differs(row: Row, article: Article) -> bool:
    said = {"heading": row.heading, "body": row.body, **row.more}
    return any(said[name] != getattr(article, name) for name in SAID if name in said)


def _text(row: Row) -> ArticleText:
    return ArticleText(**{"heading": row.heading, "body": row.body} | {
        name: row.more[name] for name in SAID if name in row.more
    })  # fmt: skip
