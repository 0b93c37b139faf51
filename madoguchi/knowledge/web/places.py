"""Where in the help pages a request is: which collections it shows, to whom, in which language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .. import access, queries


@dataclass(frozen=True)
class Place:
    """One help centre: the company's own (`collection` is None) or a collection with its own address."""

    viewer: Viewer
    language: str
    root: str
    title: str
    slugs: tuple[str, ...]
    open_ones: "QuerySet[queries.Article]"
    own: bool

    @property
    def search_url(self) -> str:
        return f"{self.root}search/"

    @property
    def all_url(self) -> str:
        return f"{self.root}all/"


def place(request: HttpRequest, collection: str | None = None) -> Place:
    """The place of this request. Raises Http404 for a collection that this viewer has none of."""
    viewer = viewer_of(request)
    language = "en" if (get_language() or "ja").startswith("en") else "ja"
    found = queries.collections_of(collection, staff=viewer.is_staff)
    if collection and not found:
        raise Http404("no such collection")
    return Place(
        viewer=viewer,
        language=language,
        root=queries.root_of(found[0]) if collection else queries.help_root(),
        title=queries.title_of(found[0], language) if collection else "",
        slugs=tuple(c.slug for c in found),
        open_ones=access.visible_to(viewer).filter(collection__in=[c.pk for c in found]),
        own=bool(collection),
    )


def or_missing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A help page that is not there answers 404 with a search box."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            context = {"place": place(request)}
            return render(request, "knowledge/missing.html", context, status=404)

    return shown


def viewer_of(request: HttpRequest) -> Viewer:
    """Staff who are signed in see what staff may see; everybody else is a customer or unknown."""
    viewer = people.viewer_of(request)
    return viewer if viewer.is_staff else people.customer_viewer_of(request)
