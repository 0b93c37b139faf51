"""Reads of the gaps room about gaps. What a viewer may see comes through `access`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from . import grouping
from .access import open_for, visible_to
from .models import Gap, Signal
from .shapes import SIGNAL_KINDS, WINDOW_DAYS, AskedMatter, GapShape, MatterSign, SignalShape

PER_PAGE = 30
ROWS = 200
SORTS = {
    "value": ("-value", "-people", "-asked", "id"),
    "asked": ("-asked", "-value", "id"),
    "latest": ("-last_at", "id"),
}
LIKE = 0.3
"""Cosine from which an editor is asked whether two gaps are one."""


@dataclass(frozen=True, slots=True)
class GapPage:
    """One page of gaps; `total` counts all pages."""

    gaps: tuple[GapShape, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


def gaps(
    viewer: Viewer,
    *,
    state: str = "open",
    kind: str = "",
    language: str = "",
    assignee: str = "",
    sort: str = "value",
    number: int = 1,
) -> GapPage:
    """The gaps of a state, the most valuable first; `assignee` is an id, "me" or "none". Three queries."""
    found = visible_to(viewer).filter(_wanted(viewer, state, kind, language, assignee))
    total = found.count()
    number = max(1, min(number, -(-total // PER_PAGE) or 1))
    rows = found.order_by(*SORTS.get(sort, SORTS["value"]))[(number - 1) * PER_PAGE : number * PER_PAGE]
    return GapPage(_shapes(rows), total, number)


def most_valuable(viewer: Viewer, *, limit: int = 5) -> tuple[GapShape, ...]:
    """The open gaps that are worth most; two queries."""
    return _shapes(visible_to(viewer).filter(state="open", asked__gt=0).order_by(*SORTS["value"])[:limit])


def gap(viewer: Viewer, id: int) -> GapShape | None:
    """One gap, or None when there is none for this viewer."""
    row = open_for(viewer, id)
    return _shapes([row])[0] if row else None


def signals(viewer: Viewer, gap_id: int, *, days: int = 0) -> tuple[SignalShape, ...]:
    """The questions of a gap, the latest first, at most 200; `days`: only those that count."""
    row = open_for(viewer, gap_id)
    since = core.now() - timedelta(days=WINDOW_DAYS)
    found = row.signals.order_by("-at", "-id") if row else Signal.objects.none()
    found = found.filter(at__gte=core.now() - timedelta(days=days)) if days else found
    return tuple(_signal(one, since) for one in found.defer("vector")[:ROWS])


def samples(gap_id: int, *, limit: int = 8) -> tuple[str, ...]:
    """The questions of a gap in different words, the latest first; for those who write the answer."""
    rows = Signal.objects.filter(gap=gap_id).order_by("-at", "-id").values_list("question", flat=True)[:ROWS]
    return tuple(dict.fromkeys(" ".join(question.split())[:300] for question in rows))[:limit]


def alike(viewer: Viewer, gap_id: int, *, limit: int = 4) -> tuple[GapShape, ...]:
    """Open gaps that may be the same matter, the nearest first."""
    row = open_for(viewer, gap_id)
    if row is None or not row.weight:
        return ()
    around = grouping.centres(state="open")
    cosines = around.rows @ grouping.centre_of(row) if around.gaps else ()
    near = sorted(zip(cosines, around.gaps, strict=True), key=lambda pair: -float(pair[0]))
    return _shapes([g for cosine, g in near if cosine >= LIKE and g.pk != gap_id][:limit])


def counts(viewer: Viewer) -> dict[str, int]:
    """How many gaps stand in each state."""
    rows = visible_to(viewer).exclude(state="joined").order_by().values_list("state")
    return dict(rows.annotate(Count("id")))


def asked_by_day(*, days: int = WINDOW_DAYS) -> list[tuple[date, int]]:
    """How often was asked in vain on each of the last days, in the company's zone."""
    today = core.now().astimezone(_zone()).date()
    first = today - timedelta(days=days - 1)
    rows = Signal.objects.filter(at__gte=core.now() - timedelta(days=days + 1)).annotate(
        day=TruncDate("at", tzinfo=_zone())
    )
    found = dict(rows.order_by().values_list("day").annotate(Count("id")))
    return [(day, found.get(day, 0)) for day in (first + timedelta(days=at) for at in range(days))]


def closed_since(since: datetime) -> int:
    """How many gaps were closed by an article since then."""
    return Gap.objects.filter(state="closed", settled_at__gte=since).count()


def matters(*, least: int) -> tuple[AskedMatter, ...]:
    """Open gaps about which was asked in the chat `least` times or more in different words; one statement."""
    since = core.now() - timedelta(days=WINDOW_DAYS)
    rows = Signal.objects.filter(
        gap__state="open", at__gte=since, kinds__contains=["unknown"], conversation_id__isnull=False
    ).select_related("gap").defer("vector", "gap__centre").order_by("gap", "at", "pk")  # fmt: skip
    found: dict[int, list[Signal]] = {}
    for row in rows:
        found.setdefault(row.gap_id, []).append(row)
    return tuple(
        AskedMatter(id, signs[0].gap.title, signs[0].gap.language, tuple(
            MatterSign(one.source, one.question, one.at, one.conversation_id) for one in signs
        ))
        for id, signs in found.items()
        if len({one.question for one in signs}) >= least
    )  # fmt: skip


def kinds_of(gap_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """How each gap was noticed: kind → how often, over the last 28 days; one statement."""
    since = core.now() - timedelta(days=WINDOW_DAYS)
    counted: dict[int, Counter[str]] = {}
    rows = Signal.objects.filter(gap__in=list(gap_ids), at__gte=since).values_list("gap_id", "kinds")
    for gap_id, kinds in rows:
        counted.setdefault(gap_id, Counter()).update(kinds)
    return {
        gap_id: {kind: found[kind] for kind in SIGNAL_KINDS if kind in found}
        for gap_id, found in counted.items()
    }


def _wanted(viewer: Viewer, state: str, kind: str, language: str, assignee: str) -> Q:
    wanted = Q(state=state) if state in ("open", "closed", "dismissed") else ~Q(state="joined")
    if kind in SIGNAL_KINDS:
        wanted &= Q(pk__in=Signal.objects.filter(kinds__contains=[kind]).values("gap"))
    if language in ("ja", "en"):
        wanted &= Q(language=language)
    if assignee == "none":
        wanted &= Q(assignee=None)
    elif assignee == "me" and viewer.staff:
        wanted &= Q(assignee=viewer.staff.id)
    elif assignee.isdecimal() and len(assignee) < 10:
        wanted &= Q(assignee=int(assignee))
    return wanted


def _shapes(rows: "QuerySet[Gap] | list[Gap]") -> tuple[GapShape, ...]:
    found = list(rows)
    kinds = kinds_of([row.pk for row in found])
    return tuple(
        GapShape(
            id=row.pk, title=row.title, language=row.language, state=row.state,  # type: ignore[arg-type]
            assignee_id=row.assignee_id, article_id=row.article_id, opened_at=row.opened_at,
            settled_at=row.settled_at, settled_by_id=row.settled_by_id, reason=row.reason,
            reopened=row.reopened, asked=row.asked, people=row.people, contacts=row.contacts, value=row.value,
            last_at=row.last_at, kinds=kinds.get(row.pk, {}), joined_to=row.joined_to_id,
        )
        for row in found
    )  # fmt: skip


def _signal(one: Signal, since: datetime) -> SignalShape:
    return SignalShape(
        id=one.pk, kinds=tuple(one.kinds), question=one.question, language=one.language, who=one.who,
        at=one.at, conversation_id=one.conversation_id, article_id=one.article_id, contact_id=one.contact_id,
        counted=one.at >= since,
    )  # fmt: skip


def _zone() -> ZoneInfo:
    return ZoneInfo(core.opening_hours().zone)
