"""An article's body as its readers see it: shared passages in place, Markdown as safe HTML."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .markdown import Rendered, render
from .models import Article
from .passages import TASK, expanded
from .queries import article_url
from .rows import help_root
from .shapes import ArticleShape, EditableArticle

_HELD = re.compile("(?:<p>)?\ue000([-\\w]+)\ue001(?:</p>)?")
"""Where a task stands, on its way through Markdown."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a body, and the task whose first step follows it ("" for none)."""

    html: SafeString
    task: str = ""


def body_of(article: Article, *, with_tasks: bool = False) -> Rendered:
    """The body of a row whose collection was fetched with it, and its contents; with places for tasks."""
    return _rendered(article.body, article.language, article_url(article), with_tasks=with_tasks)


def parts_of(html: str) -> tuple[Part, ...]:
    """The body of a help page, cut where tasks stand."""
    pieces = _HELD.split(html)
    return tuple(
        Part(SafeString(piece), pieces[at * 2 + 1] if at * 2 + 1 < len(pieces) else "")
        for at, piece in enumerate(pieces[::2])
    )


def render_body(article: ArticleShape) -> SafeString:
    """The body of an article at hand as safe HTML; bare links lead to its neighbours."""
    return SafeString(_rendered(article.body, article.language, article.url).html)


def body_html(article: EditableArticle) -> SafeString:
    """The body of an article that an editor looks at, as its readers see it."""
    return SafeString(_rendered(article.text.body, article.language, article.url).html)


def plain_html(body: str, language: str) -> SafeString:
    """A body by itself, for a page outside the house; bare links lead to pages beside it."""
    return SafeString(_rendered(body, language, "").html)


def preview_html(*, body: str, language: str) -> SafeString:
    """A text as it is typed, as its readers would see it."""
    return SafeString(_rendered(body, language, f"{help_root()}{language}/-/").html)


def _rendered(body: str, language: str, url: str, *, with_tasks: bool = False) -> Rendered:
    neighbours = f"{url.rstrip('/').rpartition('/')[0]}/"
    if with_tasks and "{{" in body:
        body = TASK.sub("\n\ue000\\1\ue001\n", body)
    return render(expanded(body, language), neighbours)
