"""What the service has been asked lately, and whether there is room for one more call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Q, Sum
from django.utils import timezone

from madoguchi.core import api as core

from ..models import ServiceCall
from .settings import AnswerService

Kind = Literal["answer", "translation", "trial"]
"""What the service is asked for."""
FREE = ("budget",)
"""Outcomes for which nothing was sent."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Calls and tokens of a day."""

    calls: int
    tokens: int
    troubles: int


def has_room(service: AnswerService, customer_id: int | None) -> bool:
    """Whether one more call is within the budget of the day, and within this customer's."""
    since = _midnight()
    today = ServiceCall.objects.filter(at__gte=since).exclude(outcome__in=FREE)
    mine = Count("pk", filter=Q(customer_id=customer_id))
    found = today.aggregate(calls=Count("pk"), tokens=Sum("tokens", default=0), mine=mine)
    within = found["calls"] < service.calls_a_day and found["tokens"] < service.tokens_a_day
    return within and (customer_id is None or found["mine"] < service.calls_a_visitor)


def spent_today() -> Spent:
    """For the settings page; one query."""
    today = ServiceCall.objects.filter(at__gte=_midnight()).exclude(outcome__in=FREE)
    found = today.aggregate(
        calls=Count("pk"), tokens=Sum("tokens", default=0),
        troubles=Count("pk", filter=~Q(outcome__in=("worded", "no_answer"))),
    )  # fmt: skip
    return Spent(found["calls"], found["tokens"], found["troubles"])


def note_call(
    outcome: str, customer_id: int | None, *, kind: Kind = "answer", tokens: int = 0, milliseconds: int = 0
) -> int:
    """Remember one call: when, what for, for whom, what became of it; no words. Its number."""
    made = ServiceCall.objects.create(
        at=core.now(),
        kind=kind,
        customer_id=customer_id,
        outcome=outcome,
        tokens=tokens,
        milliseconds=milliseconds,
    )
    return made.pk


def note_check(*, call_id: int, kept: bool, dropped: int) -> None:
    """Remember whether an answer stood the check, and how many of its sentences did not."""
    ServiceCall.objects.filter(pk=call_id).update(kept=kept, dropped=dropped)


def _midnight() -> datetime:
    return timezone.localtime(core.now()).replace(hour=0, minute=0, second=0, microsecond=0)
