"""What the assistant has done in each conversation."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Dialogue(models.Model):
    """The assistant's side of one conversation; its row lock lets one message be answered at a time.

    `failures` counts answers that were missing or did not solve it, since the customer last said that
    one did. `talks`: what is being done for the customer in words, as dialogue.shapes stores it.
    """

    conversation = models.OneToOneField(
        "conversations.Conversation", models.CASCADE, primary_key=True, related_name="+"
    )
    failures = models.IntegerField(default=0)
    talks = models.JSONField(default=list)
    shown = models.JSONField(default=list, db_default=[])
    """What was shown to her that can be meant afterwards, the latest first (dialogue.remembering)."""
    collections = ArrayField(models.CharField(max_length=80), default=list)
    vexed = models.IntegerField(default=0, db_default=0)
    """How often she wrote in anger; from the second time on people take over."""
    handed_over = models.CharField(max_length=12, default="", db_default="")
    """Why it went to people, where a rule or a failure brought it there."""


class Step(models.Model):
    """The reply to one customer message (`message_id`), or a further try after one did not help (`round`)."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="steps")
    message_id = models.BigIntegerField()
    round = models.IntegerField(default=0)
    outcome = models.CharField(max_length=10)
    article_id = models.BigIntegerField(null=True)
    others = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    """Further articles: the second one of an answer to two questions, or those between which she is to
    choose.
    """
    answer_id = models.BigIntegerField(null=True)
    intent = models.CharField(max_length=80, default="", db_default="")
    """What the message was understood as, by `version` (0: what came with the product); "" for nothing."""
    chance = models.FloatField(null=True)
    version = models.PositiveIntegerField(null=True)
    about = models.CharField(max_length=80, default="", db_default="")
    """What was being done in words, by kind and name ("task:cancel-order"); "" where nothing was."""
    solved = models.BooleanField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message_id", "round"], name="assistant_answers_once"),
            models.UniqueConstraint(
                fields=["dialogue", "article_id"],
                condition=Q(article_id__isnull=False),
                name="assistant_same_article_never_twice",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at", "intent"], condition=~Q(intent=""), name="assistant_step_intents"),
        ]


class ServiceCall(models.Model):
    """One question to the company's language service: when, what for, for whom, what became of it; never its
    words.

    `kept` says whether what came back stood the check, `dropped` how many of its sentences did not.
    """

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=12, default="answer", db_default="answer")
    customer = models.ForeignKey("people.Customer", models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=12)
    tokens = models.IntegerField(default=0)
    milliseconds = models.IntegerField(default=0)
    kept = models.BooleanField(null=True)
    dropped = models.IntegerField(default=0)
