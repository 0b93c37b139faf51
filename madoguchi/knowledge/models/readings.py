"""How often articles are read."""

from typing import ClassVar

from django.db import models

from .articles import Article


class Reading(models.Model):
    """How often an article's page was opened on one day (in the installation's zone)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="readings")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "day"], name="reading_day_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="reading_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}"
