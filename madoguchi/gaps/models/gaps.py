"""What was asked in vain: single signs of it, and the matters they belong to."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ..shapes import SIGNAL_KINDS

STATES = ("open", "closed", "dismissed", "joined")
REASONS = ("", "not_ours", "answered", "unclear", "once")


class Gap(models.Model):
    """A matter that customers ask about and find no answer to. Its id stays, whatever joins it later.

    `centre` is the mean of its questions' vectors (float32, of `model`), of which there are `weight`. A gap
    in work or closed names the article that answers it. The figures are those of the last 28 days, renewed
    by `valuing.renew`.
    """

    title = models.CharField(max_length=300)
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=10, choices=[(state, state) for state in STATES], default="open")
    assignee = models.ForeignKey(
        "people.Staff", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    article = models.ForeignKey("knowledge.Article", models.SET_NULL, null=True, blank=True, related_name="+")
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "people.Staff", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    reason = models.CharField(max_length=12, choices=[(code, code) for code in REASONS], blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    centre = models.BinaryField()
    weight = models.PositiveIntegerField(default=0)
    model = models.CharField(max_length=80)
    asked = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    contacts = models.PositiveIntegerField(default=0)
    value = models.PositiveBigIntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="gap_state_known"),
            models.CheckConstraint(condition=Q(reason__in=REASONS), name="gap_reason_known"),
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True)
                | ~Q(state="open") & Q(settled_at__isnull=False),
                name="gap_settled_when",
            ),
            models.CheckConstraint(
                condition=Q(state="joined", joined_to__isnull=False)
                | ~Q(state="joined") & Q(joined_to__isnull=True),
                name="gap_joined_to_one",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-value", "-people", "-asked", "id"], name="gap_worth"),
            models.Index(fields=["-last_at"], name="gap_latest"),
        ]

    def __str__(self) -> str:
        return self.title


class Signal(models.Model):
    """One time that somebody asked in vain. `source` names what it was seen in, so that it counts once.

    `who` is `customer:<id>` or a browser's mark of that day. `contact_id` is the conversation in which she
    came to people within 24 hours after.
    """

    gap = models.ForeignKey(Gap, models.CASCADE, related_name="signals")
    source = models.CharField(max_length=60, unique=True)
    kinds = ArrayField(models.CharField(max_length=16, choices=[(kind, kind) for kind in SIGNAL_KINDS]))
    question = models.CharField(max_length=500)
    language = models.CharField(max_length=8)
    who = models.CharField(max_length=60)
    customer = models.ForeignKey(
        "people.Customer", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    conversation_id = models.BigIntegerField(null=True, blank=True)
    article_id = models.BigIntegerField(null=True, blank=True)
    vector = models.BinaryField()
    at = models.DateTimeField()
    contact_id = models.BigIntegerField(null=True, blank=True)
    contacted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(kinds=[]), name="signal_has_a_kind"),
            models.CheckConstraint(
                condition=Q(contact_id__isnull=True, contacted_at__isnull=True)
                | Q(contact_id__isnull=False, contacted_at__isnull=False),
                name="signal_contact_when",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gap", "-at", "-id"], name="signal_of_gap"),
            models.Index(fields=["at"], name="signal_at"),
        ]

    def __str__(self) -> str:
        return self.source


class Gathering(models.Model):
    """How far the traces have been looked through; the row lock lets one process gather at a time."""

    name = models.CharField(max_length=20, primary_key=True)
    until = models.DateTimeField(null=True, blank=True)
    place = models.BigIntegerField(default=0, db_default=0)  # of what is gone through by id, the last one

    def __str__(self) -> str:
        return self.name
