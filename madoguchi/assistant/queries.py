"""What the assistant remembers, for those who look after the articles."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q

from .models import Step


def questions_of(answer_ids: Iterable[int]) -> dict[int, int]:
    """For each message that carried an answer, the message that asked for it."""
    rows = Step.objects.filter(answer_id__in=list(answer_ids))
    return dict(rows.values_list("answer_id", "message_id"))


def verdicts(*, since: datetime, until: datetime) -> dict[int, tuple[int, int]]:
    """How often customers said in the chat that an article solved it, and that it did not, by article."""
    rows = Step.objects.filter(at__gte=since, at__lt=until, article_id__isnull=False, solved__isnull=False)
    counted = (
        rows.order_by()
        .values_list("article_id")
        .annotate(yes=Count("pk", filter=Q(solved=True)), no=Count("pk", filter=Q(solved=False)))
    )
    return {article_id: (yes, no) for article_id, yes, no in counted if article_id is not None}
