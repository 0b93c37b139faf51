"""Puts signs that customers asked in vain to the matter they belong to, by meaning, one by one.

A sign joins the nearest gap from `language.SAME_MATTER` on, else it opens one. Ids stay: what joins moves the
centre, never the number. A closed gap that is asked again opens again; one that was dismissed stays so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from madoguchi.core import api as core
from madoguchi.language import api as language

from .events import GapOpened
from .models import Gap, Signal
from .shapes import Trace

SAME_HEADING = 0.7
"""Cosine from which an article's heading counts as the same question."""
REMEMBERED = timedelta(days=180)
"""A matter that nobody asked about for so long no longer takes in new signs, unless it is open."""


@dataclass
class Centres:
    """The gaps that a sign may belong to, with the middle of each one's questions."""

    gaps: list[Gap]
    rows: language.Vectors

    def nearest(self, vector: language.Vectors, least: float = language.SAME_MATTER) -> Gap | None:
        """The gap that is about the same matter, or None."""
        if not self.gaps:
            return None
        likeness = self.rows @ vector
        best = int(np.argmax(likeness))
        return self.gaps[best] if likeness[best] >= least else None

    def place(self, trace: Trace, vector: language.Vectors) -> Gap | None:
        """Where a sign belongs; what is held against an article only joins what nearly bears its heading."""
        if trace.article_id is None:
            return self.nearest(vector)
        return self.about(trace.article_id) or self.nearest(vector, SAME_HEADING)

    def about(self, article_id: int) -> Gap | None:
        """The gap in which somebody found this article unhelpful before."""
        signs = Signal.objects.filter(article_id=article_id, gap__in=self.gaps).order_by("-at")
        held = signs.values_list("gap_id", flat=True).first()
        return next((gap for gap in self.gaps if gap.pk == held), None)

    def learn(self, gap: Gap, vector: language.Vectors) -> None:
        """One more question of this gap moves its centre."""
        if gap not in self.gaps:
            self.gaps.append(gap)
            self.rows = np.vstack([self.rows, vector[None]])
        take_in(gap, vector)
        self.rows[self.gaps.index(gap)] = centre_of(gap)


def centres(*, state: str = "") -> Centres:
    """The gaps that take in signs, all or those of one state; one statement."""
    alive = Gap.objects.exclude(state="joined").filter(model=language.embedder().model)
    since = core.now() - REMEMBERED
    found = list((alive.filter(state=state) if state else alive).order_by("id"))
    found = [gap for gap in found if gap.state == "open" or gap.last_at >= since]
    rows = np.array([centre_of(gap) for gap in found], np.float32)
    return Centres(found, rows.reshape(-1, language.embedder().size))


def centre_of(gap: Gap) -> language.Vectors:
    """The middle of a gap's questions, at unit length."""
    row = np.frombuffer(gap.centre, np.float32)
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-9), np.float32)


def take_in(gap: Gap, vector: language.Vectors) -> None:
    """Move the gap's centre by one question; the caller saves it."""
    before = np.frombuffer(gap.centre, np.float32) if gap.weight else np.zeros_like(vector)
    gap.weight += 1
    gap.centre = (before + (vector - before) / gap.weight).astype(np.float32).tobytes()


def group(traces: Sequence[Trace]) -> int:
    """Keep these signs, each with its matter; what is known already only gains kinds. How many are new.

    The caller holds the gathering's lock, so that nobody else opens the same gap meanwhile.
    """
    known = {s.source: s for s in Signal.objects.filter(source__in=[trace.source for trace in traces])}
    fresh: dict[str, Trace] = {}
    for trace in traces:
        if trace.source in known:
            _add_to(known[trace.source], trace)
        else:
            fresh[trace.source] = _both(fresh.get(trace.source), trace)
    _place(sorted(fresh.values(), key=lambda trace: trace.at))
    return len(fresh)


def _place(traces: Sequence[Trace]) -> None:
    rows = language.subject_vectors([trace.question for trace in traces])
    around, signals, touched = centres(), list[Signal](), dict[int, Gap]()
    for trace, vector in zip(traces, rows, strict=True):
        gap = around.place(trace, vector) or _open(trace)
        around.learn(gap, vector)
        gap.last_at = max(gap.last_at, trace.at)
        if gap.state == "closed" and gap.settled_at is not None and trace.at > gap.settled_at:
            _open_again(gap)
        touched[gap.pk] = gap
        signals.append(_signal(trace, gap, vector))
    Signal.objects.bulk_create(signals)
    fields = ["centre", "weight", "last_at", "state", "settled_at", "settled_by", "reopened"]
    Gap.objects.bulk_update(touched.values(), fields)


def _open(trace: Trace) -> Gap:
    size = language.embedder().size
    gap = Gap.objects.create(
        title=trace.question[:300], language=trace.language, opened_at=trace.at, last_at=trace.at,
        centre=np.zeros(size, np.float32).tobytes(), model=language.embedder().model,
    )  # fmt: skip
    core.record(GapOpened(gap_id=gap.pk), actor=core.SYSTEM)
    return gap


def _open_again(gap: Gap) -> None:
    gap.state, gap.settled_at, gap.settled_by = "open", None, None
    gap.reopened += 1
    core.record(GapOpened(gap_id=gap.pk, again=True), actor=core.SYSTEM)


def _signal(trace: Trace, gap: Gap, vector: language.Vectors) -> Signal:
    return Signal(
        gap=gap, source=trace.source, kinds=list(trace.kinds), question=trace.question[:500],
        language=trace.language[:8], who=trace.who[:60], customer_id=trace.customer_id, at=trace.at,
        conversation_id=trace.conversation_id, article_id=trace.article_id, contact_id=trace.contact_id,
        contacted_at=trace.contacted_at, vector=vector.astype(np.float32).tobytes(),
    )  # fmt: skip


def _add_to(signal: Signal, trace: Trace) -> None:
    kinds = list(dict.fromkeys([*signal.kinds, *trace.kinds]))
    contact = (signal.contact_id, signal.contacted_at)
    contact = contact if signal.contact_id else (trace.contact_id, trace.contacted_at)
    if (kinds, *contact, trace.who) == (signal.kinds, signal.contact_id, signal.contacted_at, signal.who):
        return
    signal.kinds, (signal.contact_id, signal.contacted_at) = kinds, contact
    signal.who, signal.customer_id = trace.who[:60], trace.customer_id
    signal.save(update_fields=["kinds", "contact_id", "contacted_at", "who", "customer"])


def _both(one: Trace | None, other: Trace) -> Trace:
    """Two traces of one source as one."""
    if one is None:
        return other
    kinds = tuple(dict.fromkeys([*one.kinds, *other.kinds]))
    richer = one if one.contact_id else other
    return Trace(
        source=one.source, kinds=kinds, question=one.question, language=one.language, who=richer.who,
        at=one.at, customer_id=richer.customer_id, conversation_id=one.conversation_id,
        article_id=one.article_id, contact_id=richer.contact_id, contacted_at=richer.contacted_at,
    )  # fmt: skip


def forget_signals(*, conversation_id: int, since: datetime) -> int:
    """As `forget`, for what a conversation told from then on: it quotes words that were taken back."""
    rows = Signal.objects.filter(conversation_id=conversation_id, at__gte=since)
    return forget(rows.values_list("source", flat=True))


def forget(sources: Iterable[str]) -> int:
    """What these sources told is no longer so; how many signs that removes. A gap left without any goes."""
    gone = Signal.objects.filter(source__in=list(sources))
    gaps = set(gone.values_list("gap_id", flat=True))
    many, _ = gone.delete()
    Gap.objects.filter(pk__in=gaps, signals=None, joined=None, article=None, assignee=None).delete()
    return many
