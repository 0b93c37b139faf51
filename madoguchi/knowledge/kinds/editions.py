"""The editions that a policy had before: which were in force, from when, and what they said."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from ..models import Article, ArticleVersion
from .data import Edition, edition_in

MOST = 50
OPENNESS = ("public", "customers", "staff")


@dataclass(frozen=True, slots=True)
class FormerEdition:
    """An edition that readers saw once; `number` is the last version that held it."""

    number: int
    name: str
    day: date


def former_editions(article: Article) -> tuple[FormerEdition, ...]:
    """The editions before the present one, the newest first; one statement.

    Only what those could read who can read the present one: an internal edition stays internal.
    """
    open_to = OPENNESS[: OPENNESS.index(article.visibility) + 1]
    rows = ArticleVersion.objects.filter(article=article, number__lt=article.version, shown_to__in=open_to)
    seen = {edition_in(article.data)}
    found = [one for one in rows.order_by("-number").only("number", "data", "at") if _is_news(one, seen)]
    return tuple(_former(one) for one in found[:MOST])


def take_former(request: HttpRequest, article: Article) -> bool:
    """Let the row say what it said in the edition of `?edition=`, unsaved; False where that is none."""
    given = request.GET.get("edition", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0
    if article.kind != Article.Kind.POLICY or not number:
        return False
    if number not in {one.number for one in former_editions(article)}:
        return False
    then = ArticleVersion.objects.get(article=article, number=number)
    article.heading, article.body, article.data = then.heading, then.body, then.data
    return True


def _is_news(row: ArticleVersion, seen: set[Edition]) -> bool:
    """Whether it is the first of its edition; what was only mended within one is no other."""
    edition = edition_in(row.data)
    known = edition in seen or edition == Edition()
    seen.add(edition)
    return not known


def _former(row: ArticleVersion) -> FormerEdition:
    edition = edition_in(row.data)
    return FormerEdition(row.number, edition.name, edition.day or timezone.localdate(row.at))
