"""Where an article is read: its present address, and the former ones that lead on to it."""

import uuid

from .models import Article, ArticleAddress
from .reading import slug_of


def free_slug(collection_id: int, language: str, wanted: str) -> str:
    """A piece of an address that no article has or ever had, made from the words of `wanted`."""
    slug = slug_of(wanted)
    place = {"collection": collection_id, "language": language, "slug": slug}
    taken = Article.objects.filter(**place).exists() or ArticleAddress.objects.filter(**place).exists()
    return f"{slug}-{uuid.uuid4().hex[:6]}" if taken else slug
