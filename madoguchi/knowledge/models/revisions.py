"""Other words for a published article, which nobody reads before they are approved."""

from typing import ClassVar

from django.db import models

from .articles import Article


class ArticleRevision(models.Model):
    """The text that shall take the place of a published one. `text` is an ArticleText, `based_on` the version
    that it was made from. It waits for approval from `submitted_at` on; `review_note` says why it came back.
    """

    article = models.OneToOneField(Article, models.CASCADE, related_name="revision")
    text = models.JSONField()
    based_on = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    review_note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["submitted_at"],
                condition=models.Q(submitted_at__isnull=False),
                name="revision_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} after v{self.based_on}"
