"""What somebody writes in the form: kept while she writes, and who is to get the answers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

STATES = ("open", "helped", "sent")


class Draft(models.Model):
    """One enquiry by form. Words and values go when it was sent: then they stand in the conversation."""

    key = models.UUIDField(unique=True)
    customer = models.ForeignKey("people.Customer", models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=[(one, one) for one in STATES], default="open")
    topic = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    values = models.JSONField(default=dict, blank=True)
    files = ArrayField(models.UUIDField(), default=list, blank=True)
    shown = ArrayField(models.BigIntegerField(), default=list, blank=True)
    """Articles that were shown before it was sent."""
    language = models.CharField(max_length=8, default="ja")
    page_url = models.CharField(max_length=500, blank=True)
    began_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", models.CASCADE, null=True, blank=True, related_name="+"
    )
    email = models.CharField(max_length=254, blank=True)
    """Where the answers go."""
    due_at = models.DateTimeField(null=True, blank=True)
    """Until when we said that we answer."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", conversation__isnull=False, sent_at__isnull=False)
                | ~Q(state="sent") & Q(conversation__isnull=True, sent_at__isnull=True),
                name="a_sent_form_has_a_conversation",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)


class AnswerMail(models.Model):
    """An answer went to the address given in the form: once for each line."""

    message = models.OneToOneField("conversations.Message", models.CASCADE, related_name="+")
    at = models.DateTimeField()
    key = models.UUIDField()
    """Of the sending: a person may have it sent again, under another one."""

    def __str__(self) -> str:
        return str(self.message_id)
