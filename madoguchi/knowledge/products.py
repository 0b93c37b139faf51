"""What the company sells, in which versions, and which articles hold for them."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Count, Max, OuterRef, Subquery

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .events import ProductReleased
from .models import Article, ArticleProduct, Product, ProductRelease
from .queries import ref
from .reading import slug_of
from .shapes import ProductShape, ProductSpan, ReleaseShape
from .texts import put_products


def products() -> tuple[ProductShape, ...]:
    """All in their order, with the newest version and how many articles speak of each; one query."""
    newest = ProductRelease.objects.filter(product=OuterRef("pk")).order_by("-released_on", "-id")
    rows = Product.objects.annotate(
        many=Count("articles"), newest=Subquery(newest.values("version")[:1])
    ).order_by("position", "slug")
    return tuple(_shape(row, row.many, row.newest or "") for row in rows)


def product(id: int) -> ProductShape | None:
    """One product, or None."""
    return next((one for one in products() if one.id == id), None)


def product_at(slug: str) -> ProductShape | None:
    """The product with this piece of address, or None."""
    return next((one for one in products() if one.slug == slug), None)


def releases(*, product_id: int) -> tuple[ReleaseShape, ...]:
    """The versions of a product, newest first; one query."""
    rows = ProductRelease.objects.filter(product=product_id).select_related("notes__collection")
    return tuple(_release(row) for row in rows.order_by("-released_on", "-id"))


@transaction.atomic
def add_product(*, title_ja: str, title_en: str) -> int:
    """One more product at the end; one with the same Japanese name is that one. Its id."""
    list(Product.objects.select_for_update().order_by("id"))
    same = Product.objects.filter(title_ja=title_ja).first()
    if same is not None:
        return same.pk
    last = Product.objects.aggregate(last=Max("position"))["last"]
    made = Product.objects.create(
        slug=_free_slug(title_en or title_ja), title_ja=title_ja, title_en=title_en or title_ja,
        position=0 if last is None else last + 1, created_at=core.now(),
    )  # fmt: skip
    return made.pk


def rename_product(*, product_id: int, title_ja: str, title_en: str) -> bool:
    """Other names; the address stays. Whether there is such a product."""
    names = {"title_ja": title_ja, "title_en": title_en or title_ja}
    return bool(Product.objects.filter(id=product_id).update(**names))


def remove_product(*, product_id: int) -> int:
    """The product and its versions go; what was written about it stays. How many articles those are."""
    many = ArticleProduct.objects.filter(product=product_id).count()
    Product.objects.filter(id=product_id).delete()
    return many


@transaction.atomic
def release_product(
    *, product_id: int, version: str, released_on: date, notes_id: int | None = None, actor: Actor
) -> int:
    """A new version of a product; the same version again only changes its day and its notes. Its id."""
    Product.objects.select_for_update().get(id=product_id)
    release, made = ProductRelease.objects.update_or_create(
        product_id=product_id, version=version,
        defaults={"released_on": released_on, "notes_id": notes_id},
        create_defaults={"released_on": released_on, "notes_id": notes_id, "created_at": core.now()},
    )  # fmt: skip
    if made:
        core.record(ProductReleased(product_id=product_id, release_id=release.pk), actor=actor)
    return release.pk


def remove_release(*, release_id: int) -> None:
    """A version that was entered by mistake goes; articles that named it hold without that limit."""
    ProductRelease.objects.filter(id=release_id).delete()


def product_spans(article_ids: Iterable[int]) -> dict[int, tuple[ProductSpan, ...]]:
    """For which products each of these articles holds, and from and up to which version; one query."""
    rows = ArticleProduct.objects.filter(article__in=list(article_ids))
    rows = rows.select_related("product", "since", "until").order_by("product__position", "product__slug")
    found: dict[int, tuple[ProductSpan, ...]] = {}
    for row in rows:
        since, until = row.since.version if row.since else "", row.until.version if row.until else ""
        span = ProductSpan(_shape(row.product), since, until)
        found[row.article_id] = (*found.get(row.article_id, ()), span)
    return found


@transaction.atomic
def set_products(*, article_id: int, product_ids: Iterable[int]) -> None:
    """The article holds for these products and no others; since and until stay where they were said."""
    put_products(Article.objects.select_for_update().get(id=article_id), product_ids)


@transaction.atomic
def span_product(
    *, article_id: int, product_id: int, since_id: int | None = None, until_id: int | None = None
) -> None:
    """The article holds for a product, from one of its versions on and up to another."""
    own = set(ProductRelease.objects.filter(product=product_id).values_list("pk", flat=True))
    Article.objects.select_for_update().get(id=article_id)
    ArticleProduct.objects.update_or_create(
        article_id=article_id, product_id=product_id,
        defaults={
            "since_id": since_id if since_id in own else None,
            "until_id": until_id if until_id in own else None,
        },
    )  # fmt: skip


def _shape(row: Product, articles: int = 0, newest: str = "") -> ProductShape:
    return ProductShape(row.pk, row.slug, row.title_ja, row.title_en, articles, newest)


def _release(row: ProductRelease) -> ReleaseShape:
    notes = ref(row.notes) if row.notes else None
    return ReleaseShape(row.pk, row.product_id, row.version, row.released_on, notes)


def _free_slug(title: str) -> str:
    """The title as a piece of an address, with a number behind it where that is taken."""
    taken, slug = set(Product.objects.values_list("slug", flat=True)), slug_of(title)[:50]
    numbered = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 2)))
    return next(name for name in numbered if name not in taken)
