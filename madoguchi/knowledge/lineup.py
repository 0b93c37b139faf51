"""Products as customers see them: which there are help for, what changed in each version, what to read."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db.models import Count, QuerySet
from django.http import HttpRequest

from madoguchi.people.shapes import Viewer

from . import owned
from .models import Article, ArticleProduct, Product, ProductRelease
from .queries import by_demand, light, ref
from .shapes import ArticleRef

MOST_RELEASES, MOST_CHANGED, MOST_OWN = 20, 30, 6


@dataclass(frozen=True, slots=True)
class Sold:
    """A product with its address in the help pages and how many articles there are to read."""

    id: int
    title: str
    url: str
    many: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """An article holds for a product, from a version on and up to another ("" without limit)."""

    product: Sold
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Release:
    """A version of a product; `notes` says what changed, None where it was not written or is not for her."""

    version: str
    released_on: date
    notes: ArticleRef | None


@dataclass(frozen=True, slots=True)
class ReleaseOf:
    """What a release note belongs to, and the articles that hold from this version on."""

    product: Sold
    version: str
    released_on: date
    changed: tuple[ArticleRef, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """A reader's products and articles about them; `first` is False where she has switched that off."""

    products: tuple[Sold, ...]
    articles: tuple[ArticleRef, ...]
    first: bool


def sold(open_ones: QuerySet[Article], language: str, root: str) -> list[Sold]:
    """The products that these articles speak of, in the company's order, in two statements."""
    links = ArticleProduct.objects.filter(article__in=open_ones.order_by().values("id"))
    counts = dict(links.values_list("product_id").annotate(many=Count("id")).order_by())
    rows = Product.objects.filter(id__in=counts)
    return [_sold(product, language, root, counts[product.pk]) for product in rows]


def own(
    request: HttpRequest, viewer: Viewer, open_ones: QuerySet[Article], language: str, root: str
) -> Own | None:
    """Her products and what is read most about them; None where she is not known to have any."""
    hers = owned.owned_by(viewer)
    if not hers:
        return None
    first = owned.wants_them_first(request)
    about_them = open_ones.filter(products__product__in=hers).distinct() if first else open_ones.none()
    articles = tuple(ref(a) for a in by_demand(light(about_them))[:MOST_OWN])
    return Own(tuple(_sold(product, language, root) for product in hers), articles, first)


def product_at(slug: str) -> Product | None:
    """The product with this piece of an address."""
    return Product.objects.filter(slug=slug).first()


def title_of(product: Product, language: str) -> str:
    """Its name in the reader's language."""
    return product.title_en if language == "en" else product.title_ja


def about(product: Product, open_ones: QuerySet[Article]) -> QuerySet[Article]:
    """What may be read about a product, but for what each version changed."""
    return open_ones.filter(products__product=product.pk).exclude(kind=Article.Kind.RELEASE)


def releases(product: Product, open_ones: QuerySet[Article], language: str) -> list[Release]:
    """The versions of a product, newest first, in two statements; notes in the reader's language if there."""
    rows = list(ProductRelease.objects.filter(product=product).select_related("notes")[:MOST_RELEASES])
    groups = {row.notes.group for row in rows if row.notes}
    texts = open_ones.filter(group__in=groups).select_related("collection") if groups else []
    best: dict[object, Article] = {}
    for text in texts:
        if text.group not in best or text.language == language:
            best[text.group] = text
    return [_release(row, best) for row in rows]


def spans(article: Article, language: str, root: str) -> tuple[Span, ...]:
    """For which products an article holds, in one statement."""
    rows = ArticleProduct.objects.filter(article=article).order_by("product__position", "product__slug")
    titled = f"product__title_{'en' if language == 'en' else 'ja'}"
    names = ("product_id", "product__slug", titled, "since__version", "until__version")
    return tuple(
        Span(Sold(pk, title, _product_url(slug, root), 0), since or "", until or "")
        for pk, slug, title, since, until in rows.values_list(*names)
    )


def release_of(article: Article, open_ones: QuerySet[Article], language: str, root: str) -> ReleaseOf | None:
    """What a release note tells of: the version, and the articles that hold from it on; else None."""
    if article.kind != Article.Kind.RELEASE:
        return None
    told = ProductRelease.objects.filter(notes__group=article.group).select_related("product").first()
    if told is None:
        return None
    since = open_ones.filter(products__since=told, language=article.language).select_related("collection")
    changed = tuple(ref(one) for one in since.exclude(id=article.pk).order_by("heading")[:MOST_CHANGED])
    return ReleaseOf(_sold(told.product, language, root), told.version, told.released_on, changed)


def _sold(product: Product, language: str, root: str, many: int = 0) -> Sold:
    return Sold(product.pk, title_of(product, language), _product_url(product.slug, root), many)


def _product_url(slug: str, root: str) -> str:
    return f"{root}products/{quote(slug)}/"


def _release(row: ProductRelease, texts: dict[object, Article]) -> Release:
    notes = texts.get(row.notes.group) if row.notes else None
    return Release(row.version, row.released_on, ref(notes) if notes else None)
