"""Keeps what the search indexes are built from in its newest form, and their log short."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from madoguchi.core import api as core
from madoguchi.language import api as language

from .finding.counting import FORM
from .models import Article, IndexChange, SearchEntry
from .storing import INDEX_CHANGED, write_entries

AT_ONCE = 100  # articles of one transaction
A_RUN = 2_000
KEPT = timedelta(days=1)


def renew_old_entries() -> int:
    """Make entries anew that are in an older form or of another model of vectors; returns how many.

    Nothing happens while the vectors cannot be had: the words in the old entries still do.
    """
    try:
        language.embed(["窓口"])
    except language.EmbeddingUnavailable:
        return 0
    other = ~Q(form=FORM) | ~Q(model=language.embedder().model) | Q(second_wanted=0)
    old = SearchEntry.objects.filter(other)
    ids = list(old.order_by("article_id").values_list("article_id", flat=True)[:A_RUN])
    for start in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            batch = Article.objects.select_for_update().filter(id__in=ids[start : start + AT_ONCE])
            write_entries(batch.order_by("id"))
            core.nudge(INDEX_CHANGED)
    return len(ids)


def forget_changes() -> int:
    """Remove lines of the log that every process has long taken over; returns how many."""
    return IndexChange.objects.filter(at__lt=core.now() - KEPT).delete()[0]
