"""What a row of an import names beside its words: products with versions, and who minds the article.

A product is said as its piece of address, or with versions as `kettle;2.0;3.1` (from; up to; either may be
empty). A person is said by her mail address.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from madoguchi.people import api as people

from .models import Article, ArticleProduct, Product, ProductRelease
from .reading import Row
from .shapes import ProductSpan


@dataclass(frozen=True, slots=True)
class Span:
    """A product with the versions from and up to which an article holds, as ids."""

    product_id: int
    since_id: int | None
    until_id: int | None


def said(span: ProductSpan) -> str:
    """A span as rows say it."""
    return said_so(span.product.slug, span.since, span.until)


def said_so(slug: str, since: str, until: str) -> str:
    """The same of its parts."""
    return f"{slug};{since};{until}" if since or until else slug


def owners(addresses: Iterable[str | None]) -> dict[str, int]:
    """Of these addresses, who of the staff they belong to; those who left count too."""
    wanted = {one for one in addresses if one}
    if not wanted:
        return {}
    everybody = people.all_staff(active=False)
    return {one.email.lower(): one.id for one in everybody if one.email.lower() in wanted}


def spans_in(rows: Sequence[Row]) -> dict[str, Span]:
    """Each product that these rows name, where it and its versions are there; two queries at most."""
    return spans_named(one for row in rows for one in row.products or ())


def spans_named(names: Iterable[str]) -> dict[str, Span]:
    """The same for products as rows say them."""
    named = set(names)
    slugs = {one.partition(";")[0] for one in named}
    if not slugs:
        return {}
    known = dict(Product.objects.filter(slug__in=slugs).values_list("slug", "id"))
    versions = {
        (product_id, version): pk
        for product_id, version, pk in ProductRelease.objects.filter(product__in=known.values()).values_list(
            "product_id", "version", "id"
        )
    }
    found = {one: _span(one, known, versions) for one in named}
    return {one: span for one, span in found.items() if span}


def put_spans(article: Article, spans: Iterable[Span]) -> None:
    """The article holds for exactly these."""
    wanted = {span.product_id: span for span in spans}
    article.products.exclude(product__in=wanted).delete()
    rows = [
        ArticleProduct(article=article, product_id=pk, since_id=one.since_id, until_id=one.until_id)
        for pk, one in wanted.items()
    ]
    ArticleProduct.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article", "product"],
        update_fields=["since", "until"],
    )  # fmt: skip


def _span(said: str, known: Mapping[str, int], versions: Mapping[tuple[int, str], int]) -> Span | None:
    slug, since, until = (*said.split(";"), "", "")[:3]
    if slug not in known:
        return None
    ends = [versions.get((known[slug], version)) if version else None for version in (since, until)]
    lost = any(version and end is None for version, end in zip((since, until), ends, strict=True))
    return None if lost else Span(known[slug], *ends)
