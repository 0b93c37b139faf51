"""Votes on answers and articles, and ratings of conversations."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Vote(models.Model):
    """One voter's opinion of one subject; `voter` is `customer:<id>` or `reader:<key of the cookie>`."""

    subject_kind = models.CharField(max_length=10, choices=[("message", "message"), ("article", "article")])
    subject_id = models.BigIntegerField()
    voter = models.CharField(max_length=80)
    customer = models.ForeignKey("people.Customer", models.CASCADE, null=True, related_name="+")
    conversation = models.ForeignKey(
        "conversations.Conversation", models.CASCADE, null=True, related_name="+"
    )
    helpful = models.BooleanField()
    reason = models.CharField(max_length=20, default="")
    comment = models.TextField(default="")
    voted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "voter"], name="feedback_votes_once"
            )
        ]


class Rating(models.Model):
    """One rating per conversation, asked after resolution, given once."""

    conversation = models.OneToOneField("conversations.Conversation", models.CASCADE, related_name="+")
    customer = models.ForeignKey("people.Customer", models.CASCADE, null=True, related_name="+")
    staff = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    score = models.SmallIntegerField(null=True)
    comment = models.TextField(default="")
    looked = models.CharField(max_length=16, default="", db_default="", blank=True)
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(score=None) | Q(score__range=(1, 5)), name="feedback_score"),
            models.CheckConstraint(
                condition=Q(score=None, given_at=None) | Q(score__isnull=False, given_at__isnull=False),
                name="feedback_given_with_score",
            ),
        ]
