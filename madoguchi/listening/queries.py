"""Mentions as lists, figures and one by one."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from madoguchi.core import api as core
from madoguchi.language import api as language
from madoguchi.people.shapes import Viewer

from .access import visible_to
from .models import Mention, MentionNote, Sweep
from .models import Source as SourceRow
from .shapes import SENTIMENTS, STATES, Filters, Jump, Listening, Source
from .source_shapes import source_shape

USUAL_DAYS = 28
AT_ONCE = 500
UNDONE_WITHIN = timedelta(days=30)
"""So long it is kept what an act on many has changed."""
Z95 = 1.959963984540054


def narrowed(viewer: Viewer, filters: Filters) -> QuerySet[Mention]:
    """The mentions that the filters leave, the latest first; copies stand behind their first."""
    rows = visible_to(viewer)
    if filters.source.isdecimal():
        rows = rows.filter(source=int(filters.source[:18]))
    if filters.sentiment in SENTIMENTS:
        rows = rows.filter(sentiment=filters.sentiment)
    if filters.theme in language.THEMES:
        rows = rows.filter(theme=filters.theme)
    if filters.language in ("ja", "en", "ko"):
        rows = rows.filter(language=filters.language)
    if filters.rating in ("1", "2", "3", "4", "5"):
        rows = rows.filter(rating=int(filters.rating))
    if filters.state in STATES:
        rows = rows.filter(state=filters.state)
    elif filters.state == "open":
        rows = rows.filter(state__in=("new", "in_hand"))
    if filters.talk.isdecimal():
        rows = rows.filter(conversation=int(filters.talk[:18]))
    rows = _of_day(rows, filters.day)
    if filters.mine and viewer.staff is not None:
        rows = rows.filter(assignee=viewer.staff.id)
    for word in filters.q.split()[:6]:
        rows = rows.filter(Q(text__icontains=word) | Q(title__icontains=word) | Q(author__icontains=word))
    return rows.order_by("-said_at", "-pk")


def _of_day(rows: QuerySet[Mention], said: str) -> QuerySet[Mention]:
    """Of a day (2026-11-21) in the company's zone; what is no day narrows nothing."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return rows
    if not 1990 <= day.year < 3000:
        return rows
    zone = ZoneInfo(core.opening_hours().zone)
    begins = datetime(day.year, day.month, day.day, tzinfo=zone)
    ends = datetime.combine(day + timedelta(days=1), begins.timetz())
    return rows.filter(said_at__gte=begins, said_at__lt=ends)


def page(viewer: Viewer, filters: Filters, *, offset: int, limit: int) -> tuple[int, list[Mention]]:
    """How many there are, and some of them with their source and how often they were repeated."""
    rows = narrowed(viewer, filters)
    shown = rows.select_related("source").annotate(repeated=Count("copies"))[offset : offset + limit]
    return rows.count(), list(shown)


def ids(viewer: Viewer, filters: Filters, most: int) -> list[int]:
    """The ids of what the filters leave."""
    return list(narrowed(viewer, filters).values_list("pk", flat=True)[:most])


def over_days(
    viewer: Viewer, filters: Filters, *, until: datetime, days: int, zone: ZoneInfo
) -> dict[str, dict[date, int]]:
    """Sentiment → day → mentions, of the last `days` days in this zone, whatever day is chosen."""
    first = until.astimezone(zone).date() - timedelta(days=days - 1)
    since = datetime(first.year, first.month, first.day, tzinfo=zone)
    whole = narrowed(viewer, replace(filters, day="")).order_by()
    rows = whole.filter(said_at__gte=since, said_at__lte=until)
    counted = rows.values("sentiment", day=TruncDate("said_at", tzinfo=zone)).annotate(n=Count("pk"))
    found: dict[str, dict[date, int]] = {name: {} for name in SENTIMENTS}
    for one in counted.values_list("sentiment", "day", "n"):
        found[one[0]][one[1]] = one[2]
    return found


def jump(viewer: Viewer, *, now: datetime) -> Jump:
    """Negative mentions of the last 24 hours beside the mean of the 28 days before, copies counted once.

    The interval is that of a Poisson rate (Byar's approximation, Breslow and Day 1987).
    """
    day = now - timedelta(days=1)
    bad = visible_to(viewer).filter(sentiment="negative", first=None)
    count = bad.filter(said_at__gt=day, said_at__lte=now).count()
    before = bad.filter(said_at__gt=day - timedelta(days=USUAL_DAYS), said_at__lte=day).count()
    low, high = poisson(count)
    return Jump(count=count, usual=before / USUAL_DAYS, low=low, high=high, days=USUAL_DAYS)


def poisson(n: int) -> tuple[float, float]:
    """The 95 % interval of a rate of which `n` were counted."""
    low = n * (1 - 1 / (9 * n) - Z95 / (3 * math.sqrt(n))) ** 3 if n else 0.0
    more = n + 1
    return max(low, 0.0), more * (1 - 1 / (9 * more) + Z95 / (3 * math.sqrt(more))) ** 3


def states(viewer: Viewer) -> dict[str, int]:
    """State → how many mentions."""
    return dict(visible_to(viewer).values_list("state").annotate(n=Count("pk")))


def waiting(viewer: Viewer) -> int:
    """Negative mentions that nobody has looked after yet."""
    return visible_to(viewer).filter(state="new", sentiment="negative", first=None).count()


def sources() -> tuple[Source, ...]:
    """All places, in the order in which they were added."""
    return tuple(source_shape(row) for row in SourceRow.objects.all())


def source_rows() -> list[SourceRow]:
    """All places with how they fare and how much was found there."""
    return list(SourceRow.objects.select_related("health").annotate(found=Count("mentions")).order_by("pk"))


def source_row(source_id: int) -> SourceRow | None:
    """One place with how it fares."""
    return SourceRow.objects.select_related("health").filter(pk=source_id).first()


def notes(mention_id: int) -> list[MentionNote]:
    """What colleagues noted, the first first."""
    return list(MentionNote.objects.filter(mention=mention_id).order_by("at", "pk")[:200])


def around(viewer: Viewer, row: Mention) -> list[Mention]:
    """Other words of the same author at the same place, and who repeated this or is repeated by it."""
    same = Q(first=row.first_id or row.pk) | Q(pk=row.first_id or 0)
    if row.author:
        same |= Q(source=row.source_id, author=row.author)
    rows = visible_to(viewer).filter(same).exclude(pk=row.pk)
    return list(rows.select_related("source").order_by("-said_at", "-pk")[:10])


def of_conversation(conversation_id: int, *, most: int = 5) -> tuple[int, list[Mention]]:
    """How many mentions belong to this conversation, and some: first the one that it began with."""
    rows = Mention.objects.filter(conversation=conversation_id)
    found = list(rows.select_related("source").order_by("joined", "said_at", "pk")[: most + 1])
    return (rows.count() if len(found) > most else len(found)), found[:most]


def ids_by_name() -> dict[str, int]:
    """The mentions by the name that their place gave them."""
    return dict(Mention.objects.values_list("external_id", "pk"))


def neighbours(viewer: Viewer, filters: Filters, row: Mention) -> tuple[int | None, int | None]:
    """The mentions before and behind this one in a list, by their ids."""
    rows = narrowed(viewer, filters)
    later = Q(said_at__gt=row.said_at) | Q(said_at=row.said_at, pk__gt=row.pk)
    earlier = Q(said_at__lt=row.said_at) | Q(said_at=row.said_at, pk__lt=row.pk)
    above = rows.filter(later).order_by(F("said_at").asc(), "pk").values_list("pk", flat=True).first()
    below = rows.filter(earlier).values_list("pk", flat=True).first()
    return above, below


def each(viewer: Viewer, filters: Filters, most: int) -> Sequence[Mention]:
    """The mentions of a file."""
    return list(narrowed(viewer, filters).select_related("source")[:most])


def forget_old_mentions() -> int:
    """Mentions older than the company keeps them go, unless they are in hand; how many went."""
    before = core.now() - timedelta(days=max(1, core.option(Listening).days))
    Sweep.objects.filter(at__lt=core.now() - UNDONE_WITHIN).delete()
    gone = 0
    while True:
        ids = list(
            Mention.objects.filter(said_at__lt=before)
            .exclude(state="in_hand")
            .values_list("pk", flat=True)[:AT_ONCE]
        )
        if not ids:
            return gone
        Mention.objects.filter(pk__in=ids).delete()
        gone += len(ids)
