"""Pieces that other screens show."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from .pieces import article_piece


def article_end(request: HttpRequest, *, article: Any, **_: Any) -> SafeString:
    """Did this article help? `article` has an id."""
    return article_piece(request, article.id)
