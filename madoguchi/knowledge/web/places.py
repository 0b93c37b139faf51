"""Where in the help pages a request is: which collections it shows, to whom, in which language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from .. import access, queries
from ..rows import help_root

LANGUAGES = ("ja", "en")


@dataclass(frozen=True)
class Place:
    """One help centre: the company's own (`collection` is None) or a collection with its own address."""

    viewer: Viewer
    language: str
    root: str
    title: str
    slugs: tuple[str, ...]
    public_slugs: tuple[str, ...]
    collection_ids: tuple[int, ...]
    own: bool

    @cached_property
    def open_ones(self) -> "QuerySet[queries.Article]":
        """What there is to read for this reader."""
        return access.visible_to(self.viewer).filter(collection__in=self.collection_ids)

    @property
    def name(self) -> str:
        """What these pages are called."""
        return self.title or translation.gettext("Help centre")

    @property
    def public(self) -> bool:
        """Whether anybody may come here."""
        return self.public_slugs == self.slugs

    @property
    def search_url(self) -> str:
        return f"{self.root}search/"

    @property
    def feed_url(self) -> str:
        return f"{self.root}changes/{self.language}.atom"

    @property
    def suggestions_url(self) -> str:
        return f"{self.root}suggestions/"

    @property
    def all_url(self) -> str:
        return f"{self.root}all/"


def place(request: HttpRequest, collection: str | None = None) -> Place:
    """The place of this request. Raises Http404 for a collection that this viewer has none of."""
    viewer = viewer_of(request)
    language = "en" if (translation.get_language() or "ja").startswith("en") else "ja"
    found = queries.collections_of(collection, staff=viewer.is_staff)
    if collection and not found:
        raise Http404("no such collection")
    return Place(
        viewer=viewer,
        language=language,
        root=queries.root_of(found[0]) if collection else help_root(),
        title=queries.title_of(found[0], language) if collection else "",
        slugs=tuple(c.slug for c in found),
        public_slugs=tuple(c.slug for c in found if c.public),
        collection_ids=tuple(c.pk for c in found),
        own=bool(collection),
    )


def speak(request: HttpRequest, language: str) -> None:
    """The address decides the language, until the reader has chosen one herself."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and language in LANGUAGES:
        translation.activate(language)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]


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
