"""Reads from the database what the search index is made of."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet

from madoguchi.language import api as language

from ..among import Among
from ..models import Article, ArticleProduct, Category, Collection, Product, SearchEntry, Synonym
from .counting import FORM, counted, unpacked
from .plain import plain_text
from .segment import ALWAYS, NOWHERE, Document, Place
from .snapshot import Shelves
from .understanding import Synonyms

BATCH = 1_000


def places(article_ids: Iterable[int] | None) -> dict[int, Place]:
    """Where these published articles stand, or all of them, by article id."""
    products = ArticleProduct.objects.filter(article=OuterRef("article_id")).order_by("product_id")
    columns = (
        "article_id",
        "stamp",
        "article__collection_id",
        "article__language",
        "article__visibility",
        "article__category_id",
        "article__valid_from",
        "article__valid_until",
    )
    rows = _published() if article_ids is None else _published().filter(article_id__in=list(article_ids))
    found = rows.annotate(of=ArraySubquery(products.values("product_id"))).values_list(*columns, "of")
    return {row[0]: _place(*row) for row in found.order_by("article_id").iterator(10_000)}


def documents(wanted: Mapping[int, Place]) -> Iterator[Document]:
    """The documents of these places, a batch at a time; an article that has gone meanwhile is left out."""
    ids = sorted(wanted)
    model = language.embedder().model
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        rows = SearchEntry.objects.filter(Among(batch, "article_id")).defer("words_heading", "words_body")
        texts = _texts([row.article_id for row in rows if row.form != FORM])
        for row in rows:
            fields = unpacked(bytes(row.counted)) if row.form == FORM else counted(*texts[row.article_id])
            same = row.model == model and row.stamp == wanted[row.article_id].stamp
            vectors = (bytes(row.vectors), row.heading_rows) if same else (b"", 0)
            second = bytes(row.second or b"") if row.second_of == row.second_wanted else b""
            yield Document(wanted[row.article_id], fields, *vectors, second)


def shelves() -> Shelves:
    """The names of all places."""
    categories = list(Category.objects.values_list("id", "slug", "title_ja", "title_en"))
    return Shelves(
        {id: (slug, public) for id, slug, public in Collection.objects.values_list("id", "slug", "public")},
        {id: slug for id, slug, *_ in categories},
        dict(Product.objects.values_list("id", "slug")),
        {id: (title_ja, title_en) for id, _, title_ja, title_en in categories},
    )


def synonyms() -> Synonyms:
    """The company's table of synonyms."""
    rows = Synonym.objects.order_by("id").values_list("words_ja", "words_en")
    return Synonyms([*ja, *en] for ja, en in rows)


def words(article_ids: Iterable[int]) -> Iterator[set[str]]:
    """The words of these articles' headings, questions and texts, a batch at a time."""
    ids = sorted(article_ids)
    for start in range(0, len(ids), BATCH):
        rows = SearchEntry.objects.filter(Among(ids[start : start + BATCH], "article_id"))
        found: set[str] = set()
        for heading, body in rows.values_list("words_heading", "words_body").iterator():
            found.update(heading.split(), body.split())
        yield found


def _published() -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(article__status=Article.Status.PUBLISHED)


def _place(
    article_id: int,
    stamp: int,
    collection: int,
    language: str,
    visibility: str,
    category: int | None,
    since: datetime | None,
    until: datetime | None,
    products: list[int],
) -> Place:
    return Place(
        article_id,
        stamp,
        collection,
        language,
        visibility,
        category or NOWHERE,
        tuple(products),
        since.timestamp() if since else ALWAYS[0],
        until.timestamp() if until else ALWAYS[1],
    )


def _texts(article_ids: list[int]) -> dict[int, Any]:
    """Words and plain texts of entries in an older form."""
    if not article_ids:
        return {}
    rows = SearchEntry.objects.filter(article_id__in=article_ids).annotate(
        heading=F("article__heading"), body=F("article__body")
    )
    return {
        row.article_id: ((row.words_heading, row.words_body), (row.heading, plain_text(row.body)))
        for row in rows
    }
