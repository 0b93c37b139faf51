"""How an article fares, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from madoguchi.gaps import api as gaps
from madoguchi.knowledge import api as knowledge

from .keeping_words import TROUBLE_TONES, TROUBLES

NO_VOTES = "—"


@dataclass(frozen=True)
class HealthLine:
    """One article with its figures; `helpful` is a share with its interval, or a dash."""

    fare: gaps.HealthShape
    heading: str
    language: str
    url: str
    helpful: str
    interval: str
    troubles: list[tuple[str, str]]
    broken: tuple[str, ...]


def health_lines(fares: Iterable[gaps.HealthShape]) -> list[HealthLine]:
    """Lines for these articles, in their order; one query for the headings."""
    found = list(fares)
    known = {one.id: one for one in knowledge.articles(ids=[fare.article_id for fare in found])}
    return [health_line(fare, known[fare.article_id]) for fare in found if fare.article_id in known]


def health_line(fare: gaps.HealthShape, article: knowledge.ArticleShape) -> HealthLine:
    """How one article fares."""
    votes = fare.helpful + fare.unhelpful
    return HealthLine(
        fare=fare,
        heading=article.heading,
        language=article.language,
        url=reverse("editorial:article", args=[article.id]),
        helpful=f"{100 * fare.helpful / votes:.0f}%" if votes else NO_VOTES,
        interval=_interval(fare, votes),
        troubles=[(str(TROUBLES[code]), TROUBLE_TONES.get(code, "plain")) for code in fare.troubles],
        broken=fare.broken,
    )


def _interval(fare: gaps.HealthShape, votes: int) -> str:
    if fare.low is None or fare.high is None:
        return ""
    return _("n = %(n)d, 95%% interval %(low).0f–%(high).0f%%") % {
        "n": votes, "low": 100 * fare.low, "high": 100 * fare.high,
    }  # fmt: skip
