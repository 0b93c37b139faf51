"""What changed in the help pages, as an Atom feed in each language."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext, override
from django.views.decorators.http import conditional_page, require_safe

from madoguchi.ui import api as ui

from .. import passages, published, queries, structured
from .links import whole
from .places import LANGUAGES, Place, or_missing, place


@require_safe
@conditional_page
@or_missing
def changes(request: HttpRequest, language: str, collection: str | None = None) -> HttpResponse:
    """The articles that changed last, newest first; only what everybody may read."""
    if language not in LANGUAGES:
        raise Http404("no such language")
    with override(language):
        here = place(request, collection)
        feed = _feed(request, here, language)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _feed(request: HttpRequest, here: Place, language: str) -> Atom1Feed:
    address = whole(request, request.path)
    feed = Atom1Feed(
        title=gettext("%(place)s: what changed") % {"place": here.name},
        link=whole(request, f"{here.root}{language}/"),
        description="",
        language=language,
        author_name=ui.brand().name,
        feed_url=address,
        feed_guid=address,
    )
    for article in published.changes(here.public_slugs, language):
        feed.add_item(**_entry(request, article))
    return feed


def _entry(request: HttpRequest, article: queries.Article) -> dict[str, object]:
    link, shelf = whole(request, queries.article_url(article)), queries.shelf_of(article, article.language)
    return {
        "title": article.heading,
        "link": link,
        "description": structured.description(passages.PLACE.sub("", article.body)),
        "unique_id": link,
        "pubdate": article.published_at,
        "updateddate": article.updated_at,
        "categories": [shelf.title] if shelf else [],
    }
