"""What came of the assistant's replies, what is proposed because of it, and what was looked at by people."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from ..shapes import DECISIONS, JUDGEMENTS, PROPOSALS, RESULTS
from .answering import Step


class Outcome(models.Model):
    """What came of one reply, worked out from what happened since; made anew at any time.

    `asks`: the reply was to something that had not been asked just before. `question` is kept without what
    points to a person, `vector` says what it is about. `settled`: its seven days are over.
    """

    step = models.OneToOneField(Step, models.CASCADE, primary_key=True, related_name="came")
    conversation = models.ForeignKey("conversations.Conversation", models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)
    asks = models.BooleanField()
    did = models.CharField(max_length=10)
    ref = models.CharField(max_length=80, blank=True)
    version = models.IntegerField(null=True)
    channel = models.CharField(max_length=24)
    language = models.CharField(max_length=8)
    topic = models.CharField(max_length=80, blank=True)
    question = models.CharField(max_length=500)
    vector = models.BinaryField(null=True)
    said = models.BooleanField(null=True)
    asked_again = models.BooleanField(default=False)
    contact_within_day = models.BooleanField(default=False)
    contact_on_topic = models.BooleanField(default=False)
    handed_over = models.BooleanField(default=False)
    correction_id = models.BigIntegerField(null=True)
    better_article_id = models.BigIntegerField(null=True)
    better_by = models.CharField(max_length=10, blank=True)
    procedure = models.CharField(max_length=10, blank=True)
    walked_off = models.BooleanField(default=False)
    result = models.CharField(max_length=12)
    settled = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(result__in=RESULTS), name="assistant_outcome_result"),
        ]
        indexes: ClassVar = [models.Index(fields=["at"], condition=Q(asks=True), name="assistant_asked")]

    def __str__(self) -> str:
        return f"{self.step_id} {self.result}"


class Round(models.Model):
    """One kind of nightly work; its row lock lets one process do it at a time."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


@core.tracked(exclude=["content", "title"])
class Proposal(models.Model):
    """Something that could be better, and waits for a person's word. `mark` says what is proposed: once.

    `content` is what would be taken over, as edited; `made` what came of it.
    """

    mark = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in PROPOSALS])
    language = models.CharField(max_length=8)
    target = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=500)
    content = models.JSONField(default=dict)
    vector = models.BinaryField()
    count = models.IntegerField(default=0)
    state = models.CharField(max_length=10, choices=[(state, state) for state in DECISIONS])
    proposed_at = models.DateTimeField()
    later_until = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=12, blank=True)
    made = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=DECISIONS), name="assistant_proposal_state"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None)
                | ~Q(state="waiting") & Q(decided_at__isnull=False),
                name="assistant_proposal_decided_has_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "kind", "-count"], name="assistant_proposals")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Evidence(models.Model):
    """One time that spoke for a proposal, without what points to a person; `source` counts once."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="evidence")
    source = models.CharField(max_length=40)
    sentence = models.CharField(max_length=500)
    conversation = models.ForeignKey(
        "conversations.Conversation", models.CASCADE, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "source"], name="assistant_evidence_once")
        ]

    def __str__(self) -> str:
        return self.source


@core.tracked()
class Sample(models.Model):
    """An answer drawn for a person's judgement; drawn by chance, so that the share holds for all."""

    step = models.OneToOneField(Step, models.CASCADE, related_name="sample")
    week = models.DateField(db_index=True)
    judgement = models.CharField(max_length=8, blank=True, choices=[(one, one) for one in JUDGEMENTS])
    judged_at = models.DateTimeField(null=True)
    judged_by = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.step_id} {self.judgement}"
