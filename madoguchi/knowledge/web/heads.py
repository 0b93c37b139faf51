"""What a help page says of itself to search engines and to those it is shared with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from madoguchi.ui import api as ui

from .. import passages, queries, structured
from ..shapes import ArticleRef
from .links import whole
from .places import LANGUAGES, Place

Trail = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one page; `alternates` are its addresses by language, `feed` that of its changes."""

    canonical: str
    title: str
    site: str
    feed: str
    description: str = ""
    kind: str = "website"
    alternates: tuple[tuple[str, str], ...] = ()
    indexed: bool = True
    said: SafeString = SafeString("")


def of_home(request: HttpRequest, here: Place) -> Head:
    """The first page: the same in each language under an address of its own."""
    alternates = [(language, whole(request, f"{here.root}{language}/")) for language in LANGUAGES]
    address, searching = whole(request, here.root), whole(request, here.search_url)
    said = structured.block([structured.website(here.name, address, searching, here.language)])
    return Head(
        canonical=whole(request, request.path if request.path != "/" else here.root),
        title=here.name,
        site=ui.brand().name,
        feed=whole(request, here.feed_url),
        alternates=(*alternates, ("x-default", address)),
        indexed=here.public,
        said=said,
    )


def of_list(request: HttpRequest, here: Place, title: str) -> Head:
    """A list of articles; its later pages are pages of their own."""
    page = request.GET.get("page", "")
    later = f"?page={page}" if page.isascii() and page.isdigit() and page != "1" else ""
    trail = [(here.name, here.root), (title, request.path)]
    return Head(
        canonical=whole(request, f"{request.path}{later}"),
        title=title,
        site=ui.brand().name,
        feed=whole(request, here.feed_url),
        indexed=here.public,
        said=structured.block([_breadcrumbs(request, trail)]),
    )


def of_article(request: HttpRequest, here: Place, article: queries.Article, twin: ArticleRef | None) -> Head:
    """An article, with its text in the other language."""
    address, publisher = whole(request, queries.article_url(article)), ui.brand().name
    shelf = queries.shelf_of(article, here.language)
    trail = [(here.name, here.root), *([(shelf.title, shelf.url)] if shelf else [])]
    trail.append((article.heading, queries.article_url(article)))
    body = passages.expanded(article.body, article.language)
    said = [structured.answer(article, body, address, publisher), _breadcrumbs(request, trail)]
    return Head(
        canonical=address,
        title=article.heading,
        site=publisher,
        feed=whole(request, here.feed_url),
        description=structured.description(body),
        kind="article",
        alternates=_texts(request, article, twin),
        indexed=article.visibility == "public" and here.public,
        said=structured.block(said),
    )


def unlisted(request: HttpRequest, here: Place) -> Head:
    """A page that is no answer itself: results, and what was not found."""
    return Head(
        canonical=whole(request, request.path),
        title=gettext("Help centre"),
        site=ui.brand().name,
        feed=whole(request, here.feed_url),
        indexed=False,
    )


def _texts(
    request: HttpRequest, article: queries.Article, twin: ArticleRef | None
) -> tuple[tuple[str, str], ...]:
    if twin is None:
        return ()
    own = (article.language, whole(request, queries.article_url(article)))
    return (own, (twin.language, whole(request, twin.url)))


def _breadcrumbs(request: HttpRequest, trail: Iterable[tuple[str, str]]) -> structured.Data:
    return structured.breadcrumbs([(name, whole(request, path)) for name, path in trail])
