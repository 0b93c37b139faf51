"""Articles that seem to give the same answer twice."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.knowledge import api as knowledge
from madoguchi.language import api as language

from .models import Duplicate, Gathering
from .shapes import GapRefused, PairShape

NEAR = 0.75
"""Cosine of two headings from which their articles are compared word by word."""
SAME = 0.7
"""Likeness from which they count as one answer: the mean of the headings' cosine and of shared words."""
NEIGHBOURS, MOST_AT_ONCE = 3, 500


@transaction.atomic
def find_duplicates(*, at_once: int = MOST_AT_ONCE) -> int:
    """Compare articles with their nearest neighbours: what changed within a day, and the next part of all.

    Several runs go through the whole set, then begin again; how many pairs are new. Nothing when another
    process is at it.
    """
    Gathering.objects.bulk_create([Gathering(name="duplicates")], ignore_conflicts=True)
    turn = Gathering.objects.select_for_update(skip_locked=True).filter(name="duplicates").first()
    if turn is None:
        return 0
    part = knowledge.published_ids(after=turn.place, limit=at_once)
    lately = knowledge.published_ids(changed_since=core.now() - timedelta(days=1), limit=at_once)
    turn.place = part[-1] if len(part) == at_once else 0
    turn.save(update_fields=["place"])
    return _compare({*part, *lately})


def _compare(ids: Iterable[int]) -> int:
    pairs = {
        tuple(sorted((pk, other)))
        for pk in ids
        for other, cosine in knowledge.nearest(pk, limit=NEIGHBOURS)
        if cosine >= NEAR
    }
    found = _likenesses(pairs)
    known = Duplicate.objects.filter(one__in=[one for one, _ in found])
    had = set(known.values_list("one_id", "other_id"))
    fresh = [
        Duplicate(one_id=one, other_id=other, likeness=likeness, found_at=core.now())
        for (one, other), likeness in found.items()
        if likeness >= SAME and (one, other) not in had
    ]
    Duplicate.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def pairs(*, limit: int = 50) -> tuple[PairShape, ...]:
    """Pairs that nobody has looked at and of which both can be read, the most alike first."""
    rows = _waiting().order_by("-likeness", "pk")[:limit]
    return tuple(PairShape(row.pk, row.one_id, row.other_id, row.likeness) for row in rows)


def pair(id: int) -> PairShape | None:
    """One pair, or None."""
    row = Duplicate.objects.filter(pk=id).first()
    return PairShape(row.pk, row.one_id, row.other_id, row.likeness) if row else None


def in_pairs(article_ids: Iterable[int]) -> frozenset[int]:
    """Those of these articles that seem to be said twice."""
    ids = set(article_ids)
    rows = _waiting().filter(Q(one__in=ids) | Q(other__in=ids)).values_list("one_id", "other_id")
    return frozenset(pk for row in rows for pk in row if pk in ids)


@transaction.atomic
def put_aside(*, pair_id: int, actor: Actor) -> bool:
    """They are not the same; whether that is news. Raises GapRefused("gone")."""
    row = Duplicate.objects.select_for_update().filter(pk=pair_id).first()
    if row is None:
        raise GapRefused("gone")
    if row.aside_at is not None:
        return False
    row.aside_at, row.aside_by_id = core.now(), actor.id if actor.kind == "staff" else None
    row.save(update_fields=["aside_at", "aside_by"])
    return True


def _waiting() -> QuerySet[Duplicate]:
    readable = {"one__status": "published", "other__status": "published"}
    return Duplicate.objects.filter(aside_at=None, **readable)


def _likenesses(pairs: Iterable[tuple[int, ...]]) -> dict[tuple[int, int], float]:
    wanted = [(one, other) for one, other in pairs]
    ids = {pk for one in wanted for pk in one}
    articles = {article.id: article for article in knowledge.articles(ids=ids)}
    headings = language.subject_vectors([articles[pk].heading for pk in articles])
    row = {pk: at for at, pk in enumerate(articles)}
    words = {pk: frozenset(language.forms(article.body)) for pk, article in articles.items()}
    there = [(one, other) for one, other in wanted if one in row and other in row]
    cosines = [float(headings[row[one]] @ headings[row[other]]) for one, other in there]
    shares = [_shared(words[one], words[other]) for one, other in there]
    return {pair: (cosine + share) / 2 for pair, cosine, share in zip(there, cosines, shares, strict=True)}


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text's words the longer one has."""
    return len(one & other) / max(1, min(len(one), len(other)))
