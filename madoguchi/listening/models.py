"""Places that are listened to, what was said there, and what we did about it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from .shapes import SENTIMENTS, STATES

ANSWER_STATES = ("by_hand", "waiting", "posted", "failed", "withdrawn")
SWEEP_STATES = ("running", "done", "undoing", "undone")
SWEEP_OUTCOMES = ("", "done", "same", "refused", "undone", "kept")


@core.tracked(exclude=["settings"])
class Source(models.Model):
    """One place. Its secrets lie sealed under `listening:<id>:<name>`."""

    kind = models.CharField(max_length=24)
    name = models.CharField(max_length=80)
    settings = models.JSONField(default=dict, blank=True)
    include = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    exclude = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    minutes = models.PositiveIntegerField(default=30)
    active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class SourceHealth(models.Model):
    """How a source fares. `seen`: ETag and date of what was had last, by address."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="health")
    due_at = models.DateTimeField(db_index=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=24, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    seen = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"health of {self.source_id}"


class Mention(models.Model):
    """Something that was said. The same source and external id are the same mention, however often it comes.

    `first` is the mention that this one repeats nearly word for word; `prints` are marks of its text by which
    such copies find each other; `judged` says that a person corrected sentiment or theme; `joined`, that its
    conversation began with another mention, under which replies are posted.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    external_id = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    author = models.CharField(max_length=120, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=8)
    said_at = models.DateTimeField()
    found_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    their_answer = models.TextField(blank=True)
    sentiment = models.CharField(max_length=10)
    theme = models.CharField(max_length=16)
    judged = models.BooleanField(default=False)
    prints = ArrayField(models.BigIntegerField(), default=list, blank=True)
    first = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    state = models.CharField(max_length=10, default="new")
    why_ignored = models.CharField(max_length=20, blank=True)
    assignee = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    joined = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="heard_mention_once"),
            models.CheckConstraint(condition=Q(sentiment__in=SENTIMENTS), name="heard_mention_sentiment"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="heard_mention_state"),
        ]
        indexes = [
            models.Index(fields=["-said_at", "-id"], name="heard_mention_latest"),
            models.Index(fields=["state", "-said_at"], name="heard_mention_of_state"),
            models.Index(fields=["sentiment", "said_at"], name="heard_mention_mood"),
            GinIndex(fields=["prints"], name="heard_mention_prints"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.external_id}"


class MentionNote(models.Model):
    """What a colleague noted beside a mention; the same client_id is the same note."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="notes")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    client_id = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"note {self.pk}"


class Answer(models.Model):
    """What we say in public upon a mention; the same client_id is the same answer.

    `message` is the reply in the conversation that it was written as, where it was.
    """

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="answers")
    staff = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    message = models.OneToOneField("conversations.Message", models.CASCADE, null=True, related_name="+")
    text = models.TextField()
    client_id = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10)
    problem = models.CharField(max_length=24, blank=True)
    at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ANSWER_STATES), name="public_answer_state"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Forgotten(models.Model):
    """Keyed digests of authors and mentions that must never come in again; nobody can be read from them."""

    digest = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:8]


class Sweep(models.Model):
    """One act on many mentions, carried out by a job; the key makes a repeated form one sweep."""

    key = models.UUIDField(unique=True)
    staff = models.ForeignKey("people.Staff", models.CASCADE, related_name="+")
    act = models.CharField(max_length=12)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=8, default="running")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=SWEEP_STATES), name="sweep_state")]

    def __str__(self) -> str:
        return f"{self.act} by {self.staff_id}"


class SweepItem(models.Model):
    """One mention of a sweep: what became of it, and what it takes to undo that."""

    sweep = models.ForeignKey(Sweep, models.CASCADE, related_name="items", db_index=False)
    mention = models.ForeignKey(Mention, models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=8, blank=True)
    before = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sweep", "mention"], name="swept_once"),
            models.CheckConstraint(condition=Q(outcome__in=SWEEP_OUTCOMES), name="sweep_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.mention_id} in {self.sweep_id}"
