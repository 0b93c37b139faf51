"""Files that were sent in and that nothing ever named: they go after thirty days."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import CharField, Q
from django.db.models.functions import Cast

from madoguchi.core import api as core

from .models import Article, ArticleDraft, ArticleFile, ArticleRevision, ArticleVersion, Block

KEPT, A_RUN = timedelta(days=30), 500


def sweep_files(*, at_most: int = A_RUN) -> int:
    """Remove files that are older than thirty days and stand in no text, of today or before; how many.

    Each goes in a transaction of its own, and is looked for once more in it: what somebody names meanwhile
    stays. The longest looked at come first, so that several runs see all.
    """
    old = ArticleFile.objects.filter(at__lt=core.now() - KEPT).order_by("at", "id")
    keys = [key for key in old.values_list("key", flat=True).iterator() if not is_named(key)]
    return sum(_remove(key) for key in keys[:at_most])


def is_named(key: str) -> bool:
    """Whether any article, version, revision, unsaved draft or block names it."""
    said = Q(body__contains=key) | Q(plain_data__contains=key)
    for rows in (Article.objects, ArticleVersion.objects):
        if rows.annotate(plain_data=Cast("data", CharField())).filter(said).exists():
            return True
    for typed in (ArticleDraft.objects, ArticleRevision.objects):
        if typed.annotate(plain_text=Cast("text", CharField())).filter(plain_text__contains=key).exists():
            return True
    return Block.objects.filter(Q(body_ja__contains=key) | Q(body_en__contains=key)).exists()


@transaction.atomic
def _remove(key: str) -> bool:
    row = ArticleFile.objects.select_for_update().filter(key=key).first()
    if row is None or is_named(key):
        return False
    row.delete()
    transaction.on_commit(partial(core.remove_attachment, row.attachment))
    return True
