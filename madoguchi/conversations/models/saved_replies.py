"""Letters that agents put into replies."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from .conversations import Conversation, Message


@core.tracked()
class SavedReply(models.Model):
    """A letter that agents put into a reply; without teams it is for everybody.

    `answers_…`: what the customer may answer with one press, one on each line.
    """

    shortcut = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=80)
    body_ja = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    answers_ja = models.TextField(blank=True, default="", db_default="")
    answers_en = models.TextField(blank=True, default="", db_default="")
    tags = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(body_ja="", body_en=""), name="a_saved_reply_says_something")
        ]

    def __str__(self) -> str:
        return self.shortcut


@core.tracked()
class SavedReplyTeam(models.Model):
    """A saved reply is for this team."""

    reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey("people.Team", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "team"], name="saved_reply_team_once")]

    def __str__(self) -> str:
        return f"{self.reply_id} for {self.team_id}"


class SavedReplyUse(models.Model):
    """A saved reply was sent in a conversation, as the answer to a customer's message."""

    reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="+", db_index=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")

    class Meta:
        unique_together = [("reply", "conversation")]

    def __str__(self) -> str:
        return f"{self.reply_id} in {self.conversation_id}"
