"""What an editor should do next: one list out of gaps, reviews, flags, troubles and pairs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madoguchi.core import api as core
from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge
from madoguchi.people.shapes import Viewer
from madoguchi.ui import api as ui

from .keeping_words import FLAGS, SIGNALS, TROUBLES

MOST, OF_A_KIND = 12, 4
LATE, FLAGGED, SUBMITTED, WORTH, MEND, SOON, TWICE, ORDER = 90, 80, 70, 60, 50, 40, 20, 10


@dataclass(frozen=True)
class Step:
    """One thing to do: what, why, and where it is done. A higher weight stands higher."""

    weight: float
    icon: str
    tone: str
    verb: str
    title: str
    language: str
    why: str
    url: str


def next_steps(viewer: Viewer) -> list[Step]:
    """At most twelve things, the most urgent first, of each kind at most four; a dozen queries."""
    kinds = (_reviews(), _flags(), _submitted(), _gaps(viewer), _troubles(), _pairs(), _order())
    steps = [step for kind in kinds for step in sorted(kind, key=lambda one: -one.weight)[:OF_A_KIND]]
    return sorted(steps, key=lambda step: -step.weight)[:MOST]


def _gaps(viewer: Viewer) -> Iterator[Step]:
    for gap in gaps.most_valuable(viewer, limit=OF_A_KIND):
        noticed = _("; ").join(str(SIGNALS[kind]) for kind in list(gap.kinds)[:2])
        people = ngettext("%(n)d person", "%(n)d people", gap.people) % {"n": gap.people}
        contacts = ngettext("%(n)d contact", "%(n)d contacts", gap.contacts) % {"n": gap.contacts}
        yield Step(
            WORTH + min(gap.value, 19), "circle-question-mark", "accent", _("Write an answer"), gap.title,
            gap.language, f"{people} × {contacts} · {noticed}", reverse("editorial:gap", args=[gap.id]),
        )  # fmt: skip


def _reviews() -> Iterator[Step]:
    reviews, on = gaps.open_reviews()[:50], timezone.localdate(core.now())
    articles = _articles(review.article_id for review in reviews)
    for review in reviews:
        left = (review.due_on - on).days
        if review.article_id in articles and left <= 7:
            article, late = articles[review.article_id], left < 0
            yield Step(
                LATE - left if late else SOON - left, "calendar-clock", "overdue" if late else "soon",
                _("Look whether it still holds"), article.heading, article.language, _due(review.due_on),
                reverse("editorial:reviews"),
            )  # fmt: skip


def _due(on: date) -> str:
    return _("by %(day)s") % {"day": ui.day(on, short=True, today=timezone.localdate(core.now()))}


def _flags() -> Iterator[Step]:
    flags = gaps.open_flags(limit=OF_A_KIND)
    articles = _articles(flag.article_id for flag in flags)
    for flag in flags:
        if flag.article_id in articles:
            article, words = articles[flag.article_id], str(FLAGS[flag.reason])
            yield Step(
                FLAGGED, "flag", "overdue", _("See to what a colleague found"), article.heading,
                article.language, f"{words}: {flag.note}" if flag.note else words,
                reverse("editorial:article", args=[article.id]),
            )  # fmt: skip


def _submitted() -> Iterator[Step]:
    page = knowledge.editable_articles(asked=knowledge.ArticleFilter(status="review"))
    for article in page.articles[:OF_A_KIND]:
        yield Step(
            SUBMITTED, "badge-check", "accent", _("Approve or send back"), article.text.heading,
            article.language, _("Waits for approval"), reverse("editorial:article", args=[article.id]),
        )  # fmt: skip
    waiting = knowledge.revisions_waiting(limit=OF_A_KIND)
    articles = _articles(one.article_id for one in waiting)
    for one in waiting:
        article_now = articles[one.article_id]
        yield Step(
            SUBMITTED, "file-diff", "accent", _("Approve or send back"), article_now.heading,
            article_now.language, _("A revision waits for approval"),
            reverse("editorial:revision", args=[one.article_id]),
        )  # fmt: skip


def _troubles() -> Iterator[Step]:
    found = gaps.fares(trouble="any").articles
    fares = [fare for fare in found if set(fare.troubles) - {"unused", "flagged"}]
    articles = _articles(fare.article_id for fare in fares)
    for fare in fares:
        if fare.article_id in articles:
            article = articles[fare.article_id]
            names = [str(TROUBLES[trouble]) for trouble in fare.troubles]
            yield Step(
                MEND + min(fare.weight, 9), "wrench", "soon", _("Mend"), article.heading, article.language,
                _("; ").join(names), reverse("editorial:article", args=[article.id]),
            )  # fmt: skip


def _pairs() -> Iterator[Step]:
    pairs = gaps.pairs(limit=OF_A_KIND)
    articles = _articles(pk for pair in pairs for pk in (pair.one_id, pair.other_id))
    for pair in pairs:
        one, other = articles[pair.one_id], articles[pair.other_id]
        yield Step(
            TWICE + pair.likeness, "copy", "plain", _("Make one of two"), one.heading, one.language,
            other.heading, reverse("editorial:duplicate", args=[pair.id]),
        )  # fmt: skip


def _order() -> Iterator[Step]:
    if gaps.proposal(knowledge.help_collection()).changes:
        yield Step(
            ORDER, "arrow-down-up", "plain", _("Look at a new order"), _("Topics of the help centre"), "",
            _("Readers seek them in another order"), reverse("editorial:order"),
        )  # fmt: skip


def _articles(ids: Iterable[int]) -> dict[int, knowledge.ArticleShape]:
    return {article.id: article for article in knowledge.articles(ids=set(ids))}
