"""How conversations came out, those that changed the channel beside those that did not, by topic."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)

from madoguchi.people.shapes import Viewer

from ..models import LIVE, Conversation, Message
from ..shapes import Window
from .figures import Median, counted

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Outcomes:
    """What became of conversations begun in a window.

    resolved: of n; took: the median from their beginning to their resolution. again: after how many of the
    `ripe` ones (resolved a week ago or longer) she came with another matter within seven days. left: how many
    of the `old` ones (begun a week ago or longer) ended with her silent for a week after our last words,
    unresolved. one_channel: of those resolved, how many had all her words on one channel.
    """

    topic: str
    switched: bool
    n: int
    resolved: int
    took: timedelta | None
    ripe: int
    again: int
    old: int
    left: int
    one_channel: int


def outcomes(
    viewer: Viewer, window: Window, *, switched: Collection[int], now: datetime
) -> tuple[Outcomes, ...]:
    """Outcomes by topic, of those among `switched` and of all others; one statement."""
    resolved = Q(resolved_at__isnull=False)
    ripe = resolved & Q(resolved_at__lte=now - WEEK)
    old = Q(created_at__lte=now - WEEK)
    silent = Q(status__in=LIVE, last_message_at__lte=now - WEEK, last_customer_at__lt=F("last_message_at"))
    took = ExpressionWrapper(F("resolved_at") - F("created_at"), output_field=DurationField())
    went = Case(When(pk__in=list(switched), then=Value(True)), default=False, output_field=BooleanField())
    rows = counted(viewer).filter(created_at__gte=window.since, created_at__lt=window.until)
    rows = rows.annotate(switched=went, again=_again(), channels=_channels())
    parts = rows.values("topic", "switched").annotate(
        n=Count("pk"),
        done=Count("pk", filter=resolved),
        took=Median(took, filter=resolved),
        ripe=Count("pk", filter=ripe),
        came_again=Count("pk", filter=ripe & Q(again=True)),
        old=Count("pk", filter=old),
        left=Count("pk", filter=old & silent),
        one_channel=Count("pk", filter=resolved & Q(channels=1)),
    )
    return tuple(_outcomes(part) for part in parts.order_by("topic", "switched"))


def _again() -> Exists:
    """Another matter of hers began within seven days after this one was resolved."""
    other = Conversation.objects.filter(
        customer_id=OuterRef("customer_id"), created_at__gt=OuterRef("resolved_at"), spam=False,
        created_at__lte=OuterRef("resolved_at") + WEEK,
    )  # fmt: skip
    return Exists(other.exclude(pk=OuterRef("pk")))


def _channels() -> Subquery:
    """On how many channels she wrote."""
    hers = Message.objects.filter(conversation_id=OuterRef("pk"), author_kind="customer")
    counted_once = hers.order_by().values("conversation_id").annotate(n=Count("channel", distinct=True))
    return Subquery(counted_once.values("n"))


def _outcomes(part: dict[str, Any]) -> Outcomes:
    return Outcomes(
        topic=part["topic"], switched=part["switched"], n=part["n"], resolved=part["done"],
        took=part["took"], ripe=part["ripe"], again=part["came_again"], old=part["old"], left=part["left"],
        one_channel=part["one_channel"],
    )  # fmt: skip
