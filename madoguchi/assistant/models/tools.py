"""Which look-ups ran for whom."""

from typing import ClassVar

from django.db import models


class ToolCall(models.Model):
    """One look-up: which, for whom, upon which message, what became of it; never what was asked or found.

    A message that comes twice leaves one row for each outcome.
    """

    code = models.CharField(max_length=40)
    customer = models.ForeignKey("people.Customer", models.SET_NULL, null=True, related_name="+")
    message_id = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=8)
    at = models.DateTimeField(db_index=True)
    milliseconds = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message_id", "code", "outcome"], name="assistant_looks_once"),
        ]
