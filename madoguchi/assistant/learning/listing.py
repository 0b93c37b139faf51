"""Proposals as people look at them. Customers' conversations are named only to those who may see them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet

from madoguchi.conversations import api as conversations
from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..models import Evidence, Proposal
from .shapes import ProofShape, ProposalShape

READERS = ("editor", "supervisor", "administrator")
WRITERS = ("editor", "administrator")
PER_PAGE, MOST_PROOFS = 20, 8


@dataclass(frozen=True)
class ProposalPage:
    """One page of proposals, and how many there are."""

    rows: tuple[ProposalShape, ...]
    total: int
    number: int = 1

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // PER_PAGE))


def visible_to(viewer: Viewer) -> QuerySet[Proposal]:
    """The proposals that this viewer may look at: all of them or none."""
    role = viewer.staff.role if viewer.is_staff and viewer.staff else ""
    return Proposal.objects.all() if role in READERS else Proposal.objects.none()


def proposals(viewer: Viewer, *, kind: str = "", state: str = "waiting", number: int = 1) -> ProposalPage:
    """Those that wait (what was put off comes when its time has come), or the decided ones, latest first."""
    rows = _in_state(visible_to(viewer), state)
    rows = rows.filter(kind=kind) if kind else rows
    total = rows.count()
    order = ("-count", "proposed_at", "pk") if state == "waiting" else ("-decided_at", "-pk")
    number = max(1, min(number, -(-total // PER_PAGE) or 1))
    found = list(rows.order_by(*order).defer("vector")[(number - 1) * PER_PAGE : number * PER_PAGE])
    return ProposalPage(_with_proofs(viewer, found), total, number)


def proposal(viewer: Viewer, id: int) -> ProposalShape | None:
    """One proposal, or None when there is none for this viewer."""
    row = visible_to(viewer).filter(pk=id).defer("vector").first()
    return _with_proofs(viewer, [row])[0] if row else None


def counts(viewer: Viewer) -> dict[str, int]:
    """How many wait, by kind; and how many were decided either way."""
    rows = _in_state(visible_to(viewer), "waiting").order_by().values_list("kind")
    found = dict(rows.annotate(Count("pk")))
    decided = visible_to(viewer).exclude(state="waiting").order_by().values_list("state")
    return {**found, **dict(decided.annotate(Count("pk")))}


def _in_state(rows: QuerySet[Proposal], state: str) -> QuerySet[Proposal]:
    if state != "waiting":
        return rows.filter(state=state)
    return rows.filter(Q(later_until=None) | Q(later_until__lte=core.now()), state="waiting")


def _with_proofs(viewer: Viewer, rows: list[Proposal]) -> tuple[ProposalShape, ...]:
    """Three statements for any number of them."""
    every = list(
        Evidence.objects.filter(proposal__in=[row.pk for row in rows]).order_by("proposal", "-at", "-pk")
    )
    may_see = _seen_by(viewer, {one.conversation_id for one in every if one.conversation_id})
    return tuple(
        replace(_shape(row), proofs=tuple(
            ProofShape(one.sentence, one.at, one.conversation_id if one.conversation_id in may_see else None)
            for one in [one for one in every if one.proposal_id == row.pk][:MOST_PROOFS]
        ))
        for row in rows
    )  # fmt: skip


def _seen_by(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    return {one.id for one in conversations.several(viewer, list(ids))} if ids else set()


def _shape(row: Proposal) -> ProposalShape:
    return ProposalShape(
        id=row.pk, kind=row.kind, language=row.language, target=row.target, title=row.title,
        content=row.content, count=row.count, state=row.state, proposed_at=row.proposed_at,
        later_until=row.later_until, decided_at=row.decided_at, decided_by_id=row.decided_by_id,
        reason=row.reason, made=row.made,
    )  # fmt: skip
