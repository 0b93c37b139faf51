"""Gives search entries their row of the second model, after their articles can be found already.

A few at a time and only so long, so that one run never holds the worker. Whoever changes an article meanwhile
wins: its entry has another stamp then and is looked at again.
"""

import time

from django.db import transaction
from django.db.models import F, Q

from madoguchi.core import api as core
from madoguchi.language import api as language

from .finding.entries import second_number, second_rows
from .models import Article, SearchEntry
from .storing import INDEX_CHANGED, new_stamp, searched_texts

AT_ONCE = 16  # articles, about two seconds
LONGEST_RUN = 20.0  # seconds


def add_second_vectors() -> int:
    """Read published articles that the second model has not read as they are now; returns how many."""
    model = language.second_embedder()
    if model is None:
        return 0
    ends, done = time.monotonic() + LONGEST_RUN, 0
    while time.monotonic() < ends and (stamps := _unread()):
        done += _read(stamps, model)
    return done


def _unread() -> dict[int, int]:
    """Some articles with the stamps of their entries."""
    rows = SearchEntry.objects.filter(~Q(second_of=F("second_wanted")), article__status="published")
    return dict(rows.order_by("article_id").values_list("article_id", "stamp")[:AT_ONCE])


def _read(stamps: dict[int, int], model: language.SecondEmbedder) -> int:
    articles = list(Article.objects.filter(id__in=stamps).order_by("id"))
    texts = searched_texts(articles)
    read = [(second_number(text), second_rows(text, model)) for text in texts]
    return _keep(stamps, dict(zip([article.pk for article in articles], read, strict=True)))


@transaction.atomic
def _keep(stamps: dict[int, int], read: dict[int, tuple[int, bytes]]) -> int:
    """Write what was read to the entries that are as they were."""
    found = SearchEntry.objects.select_for_update().filter(article_id__in=read)
    entries = found.only("article_id", "stamp").order_by("article_id")
    kept = [entry for entry in entries if entry.stamp == stamps[entry.article_id]]
    for entry in kept:
        entry.stamp = new_stamp()
        entry.second_of, entry.second = read[entry.article_id]
    SearchEntry.objects.bulk_update(kept, ["stamp", "second_of", "second"])
    core.nudge(INDEX_CHANGED)
    return len(kept)
