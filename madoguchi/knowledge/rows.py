"""What a list needs of an article, read without its text; and the addresses of the help pages."""

from functools import cache
from typing import NamedTuple
from urllib.parse import quote
from uuid import UUID

from django.urls import get_script_prefix, reverse

from .shapes import ArticleRef


class Row(NamedTuple):
    """An article as a line that leads to it; its text is read when it is quoted."""

    id: int
    group: UUID
    heading: str
    language: str
    slug: str
    kind: str
    category_id: int | None
    collection: str
    own: bool

    @property
    def url(self) -> str:
        """Its readable address."""
        return address_below(root_at(self.collection, own=self.own), self.language, self.slug)

    @property
    def ref(self) -> ArticleRef:
        """The article as a link."""
        return ArticleRef(self.id, self.heading, self.url, self.language)


COLUMNS = (*Row._fields[:7], "collection__slug", "collection__own")


def help_root() -> str:
    """Where the company's own help pages begin."""
    return _help_root(get_script_prefix())


def root_at(slug: str, *, own: bool) -> str:
    """Where the pages of a collection begin: the help centre's root, or its own."""
    return f"{help_root()}c/{quote(slug)}/" if own else help_root()


def address_below(root: str, language: str, slug: str) -> str:
    """The address of an article in the help pages that begin at `root`."""
    return f"{root}{language}/{quote(slug)}/"


@cache
def _help_root(prefix: str) -> str:
    return reverse("knowledge:home")
