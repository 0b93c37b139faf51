"""What an article's page shows beside its body: the film, the tree, where an issue stands, the edition."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from madoguchi.core import api as core
from madoguchi.people import api as people

from ..markdown import render
from ..models import Article, ProductRelease
from ..queries import article_url
from ..readers import voter_of
from . import film, tree
from .data import edition_in
from .editions import former_editions
from .followers import follows
from .issues import is_marked, is_settled, issue_of

LABELS = {"ja": "日本語", "en": "English"}
STATES = {
    "investigating": _("We are investigating"),
    "found": _("We have found the cause"),
    "fixed": _("Fixed"),
}


@dataclass(frozen=True, slots=True)
class KindPiece:
    """A template above or below the body with what it needs, and houses that may show a frame there."""

    above: str = ""
    below: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    frame_hosts: tuple[str, ...] = ()


def piece_of(request: HttpRequest, article: Article, *, former: bool = False) -> KindPiece:
    """The piece of an article's kind; an empty one for a plain answer. `former`: an earlier edition."""
    kind = Article.Kind
    if article.kind == kind.TROUBLESHOOTING:
        return _troubleshooting(request, article)
    if article.kind == kind.VIDEO:
        return _video(article)
    if article.kind == kind.KNOWN_ISSUE:
        return KindPiece(below="knowledge/kinds/_known_issue.html", values=issue_values(request, article))
    if article.kind in (kind.POLICY, kind.RELEASE):
        return _edition(article, former)
    return KindPiece()


def issue_values(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Where an issue stands for this reader."""
    language = "en" if article.language == "en" else "ja"
    issue = issue_of(article.group, language=language)
    customer_id = people.customer_viewer_of(request).customer_id
    return {
        "article_id": article.pk,
        "issue": issue,
        "states": [{"label": label} for label in STATES.values()],
        "at": list(STATES).index(issue.state) + (issue.state == "fixed"),
        "words": [(word, STATES[word.state]) for word in issue.words],
        "marked": issue.marks > 0 and is_marked(article.group, [voter_of(request)]),
        "following": follows(article.group, customer_id),
        "chats": customer_id is not None,
        "settled": is_settled(issue, core.now()),
    }


def _troubleshooting(request: HttpRequest, article: Article) -> KindPiece:
    steps = tree.steps_in(article.data)
    if not steps:
        return KindPiece()
    here = tree.walk(steps, request.GET.get("way", "")[:300])
    neighbours = article_url(article).rpartition("/")[0].rpartition("/")[0] + "/"
    return KindPiece(
        below="knowledge/kinds/_troubleshooting.html",
        values={
            "walk": here,
            "step_html": SafeString(render(here.step.text, neighbours).html),
            "moved": bool(request.headers.get("HX-Request")),
            "article_id": article.pk,
            "language": article.language,
        },
    )


def _video(article: Article) -> KindPiece:
    shown = film.film_in(article.data)
    allowed = shown.host if shown.host in core.option(film.VideoHosts).hosts else ""
    if not shown.file and not allowed:
        return KindPiece(below="knowledge/kinds/_transcript.html", values={"film": shown})
    return KindPiece(
        above="knowledge/kinds/_video.html",
        below="knowledge/kinds/_transcript.html",
        values={
            "film": shown,
            "source": _file(shown.file) if shown.file else "",
            "tracks": [
                {"language": one, "label": LABELS[one], "url": _file(name),
                 "chosen": one == article.language}
                for one, name in shown.captions.items()
            ],
            "heading": article.heading,
            "host": allowed,
        },
        frame_hosts=(f"https://{allowed}",) if allowed and not shown.file else (),
    )  # fmt: skip


def _edition(article: Article, former: bool) -> KindPiece:
    """The version of a release that belongs to a product is shown with the product already."""
    if ProductRelease.objects.filter(notes__group=article.group).exists():
        return KindPiece()
    values: dict[str, Any] = {"edition": edition_in(article.data), "kind": article.kind, "former": former}
    if article.kind == Article.Kind.RELEASE:
        return KindPiece(above="knowledge/kinds/_edition.html", values=values)
    values |= {"editions": () if former else former_editions(article), "present_url": article_url(article)}
    return KindPiece(
        above="knowledge/kinds/_edition.html", below="knowledge/kinds/_editions.html", values=values
    )


def _file(name: str) -> str:
    return reverse("knowledge:file", args=[name])
