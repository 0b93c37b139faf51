"""Scans that came in on paper, and letters that go out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

KINDS = ("post", "fax")
STATES = ("reading", "new", "filed", "discarded")
LETTER_STATES = ("waiting", "posted", "dropped")


class Scan(models.Model):
    """One file with a letter or a fax. The same bytes are the same scan."""

    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=8, choices=[(one, one) for one in KINDS])
    state = models.CharField(max_length=10, choices=[(one, one) for one in STATES], default="reading")
    file_id = models.UUIDField()
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, unique=True)
    received_on = models.DateField()
    brought_at = models.DateTimeField(db_index=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    """Who brought it in; nobody where it lay in the folder."""
    pages = models.PositiveIntegerField(default=0)
    pictures = ArrayField(models.UUIDField(), default=list)
    text = models.TextField(blank=True)
    trouble = models.CharField(max_length=10, blank=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", models.CASCADE, null=True, related_name="+"
    )
    filed_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    filed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="filed", conversation__isnull=False) | ~Q(state="filed"),
                name="a_filed_scan_has_a_conversation",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """An answer of ours on paper: waiting to be printed and posted, then posted by somebody on a day."""

    message = models.OneToOneField("conversations.Message", models.CASCADE, related_name="+")
    conversation = models.ForeignKey("conversations.Conversation", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=[(one, one) for one in KINDS])
    state = models.CharField(max_length=10, choices=[(one, one) for one in LETTER_STATES], default="waiting")
    recipient = models.CharField(max_length=120, blank=True)
    address = models.TextField(blank=True)
    """Lines of the address; for a fax its number."""
    formal = models.BooleanField(default=True)
    """With 拝啓 and 敬具."""
    written_at = models.DateTimeField(db_index=True)
    posted_on = models.DateField(null=True)
    posted_at = models.DateTimeField(null=True)
    posted_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="posted", posted_on__isnull=False, posted_by__isnull=False)
                | ~Q(state="posted") & Q(posted_on__isnull=True),
                name="a_posted_letter_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id}"
