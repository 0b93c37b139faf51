"""What editors teach the assistant: intents, sentences, and the versions that were made of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

LANGUAGES = ("ja", "en")
LEADS_TO = ("task", "tool", "flow", "article", "person", "nothing")
ROLES = ("example", "check")
STATES = ("waiting", "training", "ready", "failed")


@core.tracked()
class Intent(models.Model):
    """What customers may want: one of the company's own, or what the company changed of one of the product's.

    Empty names and an empty `leads_to` are those of the product. `off`: it is recognised still, so that its
    sentences are not taken for another, but begins nothing. `removed`: it is not learnt any more.
    """

    code = models.CharField(max_length=80, unique=True)
    own = models.BooleanField(default=False)
    name_ja = models.CharField(max_length=80, blank=True, default="")
    name_en = models.CharField(max_length=80, blank=True, default="")
    leads_to = models.CharField(max_length=10, blank=True, default="")
    ref = models.CharField(max_length=120, blank=True, default="")
    off = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(leads_to__in=["", *LEADS_TO]), name="assistant_intent_leads_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.code


@core.tracked()
class Sentence(models.Model):
    """What the company says about a sentence: to which intent it belongs, or (`dropped`) that it is not used.

    Beside the product's sentences; where both speak of the same one, the company's word counts. `role`: an
    example is learnt from, a check must be understood by every version.
    """

    role = models.CharField(max_length=8, choices=[(role, role) for role in ROLES])
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    key = models.CharField(max_length=400)
    text = models.CharField(max_length=400)
    intent = models.CharField(max_length=80, db_index=True)
    dropped = models.BooleanField(default=False)
    source = models.CharField(max_length=10, default="staff")
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["role", "language", "key"], name="assistant_sentence_once"),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="assistant_sentence_role"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="assistant_sentence_language"),
        ]

    def __str__(self) -> str:
        return self.text


@core.tracked(exclude=("content", "figures", "done", "total", "step", "built_at"))
class Version(models.Model):
    """One training: what was taught then (`content`, never changed), and how well it understands.

    `done` of `total` steps while a job trains it. Its models lie in `TrainedModel`, since `built_at`.
    """

    number = models.PositiveIntegerField(unique=True)
    client_id = models.UUIDField(unique=True)
    state = models.CharField(max_length=10, choices=[(one, one) for one in STATES], default="waiting")
    note = models.CharField(max_length=300, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+", db_index=False)
    content = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    step = models.CharField(max_length=20, blank=True, default="")
    built_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="assistant_version_state"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class TrainedModel(models.Model):
    """What a version has learnt for one language, as it is loaded."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="models")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    data = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "language"], name="assistant_model_once"),
        ]


@core.tracked()
class Activation(models.Model):
    """A version became the one that customers get; the one with the highest `place` counts.

    `version` None: what came with the product. Who publishes takes the place after the one that was seen, so
    that of two who publish at once one is told.
    """

    place = models.PositiveIntegerField(unique=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    returned = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey("people.Staff", models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-place"]

    def __str__(self) -> str:
        return str(self.place)
