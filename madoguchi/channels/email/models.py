"""Mails as they came and went, whole, and how far each mailbox was read."""

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

LONGEST_ID = 300
"""Letters of a Message-ID that are kept; longer ones are cut, here and where they are looked for."""


class Letter(models.Model):
    """One mail. `key` counts it once per account; `thread` joins it to those it answers.

    `nature`: "" for one that became a message, else what kept it aside (list, bounce, auto_reply …). What was
    kept aside is settled when somebody dismissed it, or when the message that came back tells of it.
    """

    account = models.ForeignKey(
        "channels.Account", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    key = models.CharField(max_length=200)
    ours = models.BooleanField(default=False)
    message_id = models.CharField(max_length=LONGEST_ID, db_index=True)
    thread = models.CharField(max_length=200)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    sender = models.CharField(max_length=320, blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    others = models.JSONField(default=list)
    subject = models.TextField(blank=True)
    nature = models.CharField(max_length=16, blank=True)
    signs = models.JSONField(default=list)
    checks = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="letter_once")]
        indexes = [
            models.Index(fields=["account", "thread"], name="letter_thread"),
            models.Index(
                fields=["-id"],
                condition=Q(settled_at=None, ours=False) & ~Q(nature=""),
                name="letter_aside",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.key}"


class Source(models.Model):
    """The bytes of a mail, as they came."""

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, primary_key=True, related_name="source")
    raw = models.BinaryField()

    def __str__(self) -> str:
        return f"source of {self.letter_id}"


class Place(models.Model):
    """How far the inbox of an account was read, and which process reads it now."""

    account = models.OneToOneField(
        "channels.Account", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    validity = models.BigIntegerField(default=0)
    uid = models.BigIntegerField(default=0)
    holder = models.CharField(max_length=40, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} up to {self.uid}"


PICTURE_STATES = ("asking", "here", "none")


class Picture(models.Model):
    """A picture that a mail names elsewhere, asked for once and kept with the mail.

    `seal` stands for its address, which is in the mail itself. `reason`: why it is not here (a code of
    `pictures.py`). One that was asked for long ago and has no end was cut off, and may be asked for again.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="pictures", db_index=False)
    seal = models.CharField(max_length=64)
    state = models.CharField(max_length=6, choices=[(one, one) for one in PICTURE_STATES], default="asking")
    reason = models.CharField(max_length=12, blank=True)
    content = models.BinaryField(null=True)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "seal"], name="picture_once"),
            models.CheckConstraint(
                condition=Q(state="here", content__isnull=False) | ~Q(state="here") & Q(content=None),
                name="picture_is_here",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} picture of {self.letter_id}"


@core.tracked(exclude=["address"])
class AlwaysShown(models.Model):
    """Pictures from elsewhere in mails of this address are fetched unasked: since which mail, by whom."""

    address = models.CharField(max_length=320, unique=True)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"always, since {self.letter_id}"
