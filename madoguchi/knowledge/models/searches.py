"""What was searched for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from .articles import Article

DOORS = ("help", "widget", "chat", "desk", "api")


class Search(models.Model):
    """One question put to the search: what was asked, how sure the best answer was, and what was opened.

    `reader` is a hash that lasts a day, so that one reader's searches can be seen together and nobody be
    recognised by it; `mark` makes the same search by the same reader count once in ten minutes. `found`
    counts the answers that were sure enough to be given.
    """

    mark = models.CharField(max_length=40, unique=True)
    query = models.CharField(max_length=500)
    language = models.CharField(max_length=8)
    door = models.CharField(max_length=8, choices=[(door, door) for door in DOORS])
    found = models.PositiveSmallIntegerField()
    confidence = models.FloatField()
    reader = models.CharField(max_length=40, blank=True)
    customer = models.ForeignKey(
        "people.Customer", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    conversation_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    chosen = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="+")
    chosen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(door__in=DOORS), name="search_door_known"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0) & Q(confidence__lte=1), name="search_confidence"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], name="search_at"),
            models.Index(fields=["reader", "at"], condition=~Q(reader=""), name="search_of_reader"),
            models.Index(
                fields=["customer", "at"], condition=Q(customer__isnull=False), name="search_of_customer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.door} {self.pk}"
