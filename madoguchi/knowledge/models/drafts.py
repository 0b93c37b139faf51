"""Who has an article open, and what she has typed that is not saved yet."""

from typing import ClassVar

from django.db import models

from .articles import Article


class ArticleDraft(models.Model):
    """One editor's open article. `text` is what she typed since version `version`; empty: nothing unsaved."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="drafts")
    by = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    text = models.JSONField(default=dict, blank=True)
    typed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "by"], name="article_draft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.by_id}"
