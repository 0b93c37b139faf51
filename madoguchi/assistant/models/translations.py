"""Messages in another language than they were written or sent in."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Rendering(models.Model):
    """One message in one more language: translated by the service, or, `by_person`, what its writer wrote
    before it was translated for the customer. `apart`: numbers and names on which the two do not agree.
    """

    message = models.ForeignKey("conversations.Message", models.CASCADE, related_name="+", db_index=False)
    language = models.CharField(max_length=12)
    text = models.TextField()
    by_person = models.BooleanField(default=False)
    apart = ArrayField(models.CharField(max_length=200), default=list)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "language"], name="assistant_rendered_once"),
        ]
