"""Synonyms: expressions that mean the same to the company's customers."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from madoguchi.core import api as core

from .following import noted_as_shelf


@core.tracked()
class Synonym(models.Model):
    """One line of the table. A query with one of its expressions also finds articles with the others."""

    words_ja = ArrayField(models.CharField(max_length=60), default=list)
    words_en = ArrayField(models.CharField(max_length=60), default=list)
    client_id = models.UUIDField(unique=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(words_ja=[], words_en=[]), name="synonym_says_something"
            ),
        ]
        triggers: ClassVar[list[Any]] = [noted_as_shelf()]

    def __str__(self) -> str:
        return " = ".join((*self.words_ja, *self.words_en))
