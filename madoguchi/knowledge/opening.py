"""Articles for doors that show them themselves: what a viewer may read, what others read, what she read."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import access, queries
from .bodies import body_of
from .recent import read_ids, remember
from .rows import COLUMNS, Row
from .shapes import ArticleRef, ArticleShape, Reading
from .tally import tally


def article(*, viewer: Viewer, id: int) -> ArticleShape | None:
    """One article if this viewer may read it, else None."""
    found = access.open_for(viewer, id)
    return queries.shape(found) if found else None


def articles(*, ids: Iterable[int]) -> tuple[ArticleShape, ...]:
    """Articles by id in the order asked for, drafts included: for staff screens and links already made."""
    return queries.articles(ids)


def reading(*, viewer: Viewer, id: int) -> Reading | None:
    """One article as safe HTML if this viewer may read it, else None; links lead to the help pages."""
    found = access.open_for(viewer, id)
    if found is None:
        return None
    return Reading(queries.shape(found), SafeString(body_of(found).html))


def references(*, viewer: Viewer, ids: Iterable[int]) -> dict[int, ArticleRef]:
    """These articles as links, as far as this viewer may read them; one query, without their texts."""
    rows = access.visible_to(viewer).filter(id__in=set(ids)).values_list(*COLUMNS)
    return {row.id: row.ref for row in (Row(*values) for values in rows)}


def popular(
    *, viewer: Viewer, language: str, collections: Iterable[str] | None = None, limit: int
) -> tuple[ArticleRef, ...]:
    """What others read most lately among what this viewer may read; where nobody reads, the newest."""
    open_ones = access.visible_to(viewer).filter(language=language)
    within = {"collection__slug__in": list(collections)} if collections else {"collection__own": False}
    open_ones = open_ones.filter(**within)
    found = queries.popular(open_ones, limit=limit) or queries.newest(open_ones, limit=limit)
    return tuple(queries.ref(article) for article in found)


def note_reading(request: HttpRequest, response: HttpResponse, id: int) -> None:
    """Count one reading of an article by this browser, and remember it there."""
    if id not in read_ids(request):
        tally.note(id, token=people.visitor_token(request))
    remember(request, response, id)


def read_by(request: HttpRequest) -> tuple[ArticleRef, ...]:
    """What this browser read last on the help pages and may still read, newest first, at most ten."""
    ids = read_ids(request)
    if not ids:
        return ()
    rows = {a.pk: a for a in access.readable("public").filter(id__in=ids).select_related("collection")}
    return tuple(queries.ref(rows[i]) for i in ids if i in rows)
