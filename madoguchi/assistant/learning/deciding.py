"""What people decide about proposals; each decision once, with its fact. Nothing else changes anything."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import ProposalDecided
from ..models import Proposal
from ..shapes import REJECTIONS
from . import applying
from .shapes import ProposalRefused

LATER = timedelta(days=7)
UNDO = timedelta(minutes=10)
"""So long examples that were taken over together can be taken back together."""


@transaction.atomic
def approve(*, proposal_id: int, actor: Actor, content: Mapping[str, Any] | None = None) -> bool:
    """Take it over, as edited; whether that is news. Raises ProposalRefused."""
    one = _held(proposal_id)
    if one.state == "approved":
        return False
    _must_wait(one)
    edited = dict(content or {})
    one.made = applying.apply(one, edited, actor)
    one.content = {**one.content, **edited}
    _decide(one, "approved", actor)
    return True


@transaction.atomic
def reject(*, proposal_id: int, reason: str, actor: Actor) -> bool:
    """It is not taken and does not come again; whether that is news. Raises ProposalRefused."""
    if reason not in REJECTIONS:
        raise ProposalRefused("reason")
    one = _held(proposal_id)
    if one.state == "rejected":
        return False
    _must_wait(one)
    one.reason = reason
    _decide(one, "rejected", actor)
    return True


@transaction.atomic
def put_off(*, proposal_id: int) -> None:
    """It comes again in a week. Raises ProposalRefused."""
    one = _held(proposal_id)
    _must_wait(one)
    one.later_until = core.now() + LATER
    one.save(update_fields=["later_until"])


@transaction.atomic
def approve_examples(*, proposal_ids: Sequence[int], actor: Actor) -> list[int]:
    """Take over these examples as they are; which ones were. What waits no more is left out."""
    rows = Proposal.objects.select_for_update().filter(
        pk__in=list(proposal_ids), kind="example", state="waiting"
    )
    done = []
    for one in rows.order_by("pk"):
        with suppress(ProposalRefused):
            one.made = applying.apply(one, {}, actor)
            _decide(one, "approved", actor)
            done.append(one.pk)
    return done


@transaction.atomic
def take_back(*, proposal_ids: Sequence[int], actor: Actor) -> int:
    """These wait again: rejected ones, and examples that were just taken over by this person. How many."""
    since = core.now() - UNDO
    rows = Proposal.objects.select_for_update().filter(
        pk__in=list(proposal_ids), decided_at__gte=since, decided_by_id=actor.id
    )
    many = 0
    for one in rows.order_by("pk"):
        if one.state == "approved" and one.kind != "example":
            continue
        if one.state == "approved":
            applying.undo_example(one)
        one.state, one.decided_at, one.decided_by, one.reason, one.made = "waiting", None, None, "", {}
        one.save()
        core.record(ProposalDecided(one.pk, one.kind, "waiting"), actor=actor)
        many += 1
    return many


def _held(proposal_id: int) -> Proposal:
    one = Proposal.objects.select_for_update().filter(pk=proposal_id).first()
    if one is None:
        raise ProposalRefused("gone")
    return one


def _must_wait(one: Proposal) -> None:
    if one.state != "waiting":
        raise ProposalRefused("state")


def _decide(one: Proposal, state: str, actor: Actor) -> None:
    one.state, one.decided_at, one.later_until = state, core.now(), None
    one.decided_by_id = actor.id if actor.kind == "staff" else None
    one.save()
    core.record(ProposalDecided(one.pk, one.kind, state), actor=actor)
