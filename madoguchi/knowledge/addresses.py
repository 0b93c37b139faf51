"""Where an article is read: its present address, and the former ones that lead on to it."""

import uuid

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from .events import ArticleMovedAddress
from .models import Article, ArticleAddress
from .reading import slug_of


class AddressTaken(Exception):
    """Another article has this address, or had it; nothing was changed."""


def free_slug(collection_id: int, language: str, wanted: str) -> str:
    """A piece of an address that no article has or ever had, made from the words of `wanted`."""
    slug = slug_of(wanted)
    return f"{slug}-{uuid.uuid4().hex[:6]}" if _taken(collection_id, language, slug) else slug


@transaction.atomic
def move_address(*, article_id: int, slug: str, actor: Actor) -> str:
    """Another piece of address for an article; the former one leads on to it. Returns the piece as kept.

    Raises AddressTaken. Going back to an address it had before is no trouble.
    """
    article = Article.objects.select_for_update().get(id=article_id)
    wanted = slug_of(slug)
    if wanted == article.slug:
        return wanted
    if _taken(article.collection_id, article.language, wanted, but=article_id):
        raise AddressTaken
    article.addresses.filter(collection=article.collection_id, slug=wanted).delete()
    leave_address(article)
    article.slug = wanted
    article.save(update_fields=["slug"])
    core.record(ArticleMovedAddress(article_id=article_id), actor=actor)
    return wanted


def leave_address(article: Article, to: Article | None = None) -> None:
    """Where the article stands now leads to it wherever it goes, or to the one it became part of."""
    heir = to or article
    ArticleAddress.objects.update_or_create(
        collection_id=article.collection_id, language=article.language, slug=article.slug,
        defaults={"article": heir, "left_at": core.now()},
    )  # fmt: skip
    if heir != article:
        article.addresses.update(article=heir)


def heir_of(collections: tuple[str, ...], language: str, slug: str) -> Article | None:
    """The article that a former address leads to, whatever its state: the caller asks whether it is open."""
    found = ArticleAddress.objects.filter(collection__slug__in=collections, language=language, slug=slug)
    address = found.select_related("article__collection").first()
    return address.article if address else None


def former_addresses(*, article_id: int) -> tuple[str, ...]:
    """The pieces of address that lead on to an article, the last left first."""
    return tuple(ArticleAddress.objects.filter(article=article_id).values_list("slug", flat=True))


def _taken(collection_id: int, language: str, slug: str, but: int = 0) -> bool:
    place = {"collection": collection_id, "language": language, "slug": slug}
    here = Article.objects.filter(**place).exclude(id=but)
    before = ArticleAddress.objects.filter(**place).exclude(article=but)
    return here.exists() or before.exists()
