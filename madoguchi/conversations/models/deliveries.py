"""How what we said went out, and what was changed at the service afterwards."""

import uuid

from django.db import models
from django.db.models import Q

from ..channel_shapes import DELIVERY_STATES
from .conversations import Conversation, Message

STATES = [(state, state) for state in DELIVERY_STATES]
UNDER_WAY = ("waiting", "sending")


class Delivery(models.Model):
    """The sending of one message on its channel; `key` names this sending to the service."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    channel = models.CharField(max_length=24)
    state = models.CharField(max_length=10, choices=STATES, default="waiting")
    reason = models.CharField(max_length=60, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    key = models.UUIDField(default=uuid.uuid4)
    how = models.CharField(max_length=24, blank=True)
    units = models.PositiveSmallIntegerField(default=0)
    wanted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DELIVERY_STATES), name="delivery_state"),
        ]
        indexes = [
            models.Index(
                fields=["conversation", "message"],
                condition=Q(state__in=UNDER_WAY),
                name="delivery_under_way",
            ),
            models.Index(fields=["channel", "-wanted_at"], name="delivery_of_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.state}"


class DeliveryPart(models.Model):
    """One of the messages that the service made of ours, under its own id."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="parts")
    channel = models.CharField(max_length=24)
    external_id = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=STATES, default="sent")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="delivery_part_once"),
            models.CheckConstraint(condition=Q(state__in=DELIVERY_STATES), name="delivery_part_state"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.external_id}"


class OutsideChange(models.Model):
    """A customer changed or took back a message there; kept, since it may come before the message."""

    channel = models.CharField(max_length=24)
    external_id = models.CharField(max_length=200)
    unsent = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="outside_change_once"),
            models.CheckConstraint(condition=Q(unsent=False) | Q(text=""), name="what_is_unsent_is_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.external_id}"


class OutsideReaction(models.Model):
    """The sign that a customer set on a message at the service, hers or ours; "" once she took it away.

    `external_id` is that message's there, which may not be known yet. Kept by itself, so that a sign is no
    message: it opens nothing, waits for nothing and answers nothing.
    """

    channel = models.CharField(max_length=24)
    external_id = models.CharField(max_length=200)
    sign = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="outside_reaction_once"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.external_id}"
