"""An article's body as its readers see it: shared passages in place, Markdown as safe HTML."""

from django.utils.safestring import SafeString

from .markdown import Rendered, render
from .models import Article
from .passages import expanded
from .queries import article_url
from .rows import help_root
from .shapes import ArticleShape, EditableArticle


def body_of(article: Article) -> Rendered:
    """The body of a row whose collection was fetched with it, and its contents."""
    return _rendered(article.body, article.language, article_url(article))


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


def _rendered(body: str, language: str, url: str) -> Rendered:
    neighbours = f"{url.rstrip('/').rpartition('/')[0]}/"
    return render(expanded(body, language), neighbours)
