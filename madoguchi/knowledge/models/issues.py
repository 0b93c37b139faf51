"""Known issues: where they stand, whom they concern, and who wants to be told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Issue(models.Model):
    """The state of one known issue, shared by its texts in all languages (`group` of the articles)."""

    class State(models.TextChoices):
        INVESTIGATING = "investigating"
        FOUND = "found"
        FIXED = "fixed"

    group = models.UUIDField(unique=True)
    state = models.CharField(max_length=14, choices=State, default=State.INVESTIGATING)
    fixed_at = models.DateTimeField(null=True)
    told = models.PositiveIntegerField(default=0)  # how many followers have been told that it is fixed
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=["investigating", "found", "fixed"]), name="issue_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="fixed", fixed_at__isnull=False) | (~Q(state="fixed") & Q(fixed_at=None)),
                name="issue_fixed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.state}"


class IssueUpdate(models.Model):
    """One thing that was said about an issue while it lasted."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="updates")
    state = models.CharField(max_length=14, choices=Issue.State)
    text_ja = models.CharField(max_length=500, blank=True)
    text_en = models.CharField(max_length=800, blank=True)
    client_id = models.UUIDField(unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.at}"


class IssueMark(models.Model):
    """Somebody said "me too"; `reader` is `customer:<id>` or the hash of a browser's key."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="marks", db_index=False)
    reader = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["issue", "reader"], name="issue_marked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.reader}"


class IssueFollower(models.Model):
    """Somebody who wants to be told when it is fixed: by mail once she confirmed it, or in her chat.

    The row goes when she was told, or left; an address that nobody confirms goes after a week.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="followers")
    email = models.EmailField(blank=True)
    customer = models.ForeignKey("people.Customer", models.CASCADE, null=True, related_name="+")
    language = models.CharField(max_length=2)
    token = models.CharField(max_length=43, unique=True)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["issue", "email"], condition=~Q(email=""), name="issue_address_once"
            ),
            models.UniqueConstraint(
                fields=["issue", "customer"], condition=Q(customer__isnull=False), name="issue_customer_once"
            ),
            models.CheckConstraint(
                condition=~Q(email="") | Q(customer__isnull=False), name="issue_follower_reachable"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["created_at"], condition=Q(confirmed_at=None), name="issue_unconfirmed"),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.pk}"
