"""Accounts at outside services, what came in from there, and where each customer is reached."""

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core


@core.tracked(exclude=["settings"])
class Account(models.Model):
    """One account at a service. Its secrets lie sealed under `channel:<id>:<name>`.

    `ready_at`: when it was first switched on; until then it is being set up. `closed_at`: given up for good,
    kept because conversations were held there.
    """

    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=80)
    settings = models.JSONField(default=dict, blank=True)
    team = models.ForeignKey(
        "people.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(max_length=5, default="ja")
    active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed = models.CharField(max_length=400, blank=True)
    """The names of the fields that were changed then: what the audit may know of them."""

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "active"], name="account_of_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class AccountHealth(models.Model):
    """How an account fares. `open_until`: the breaker is open, nothing is sent before that time."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True, related_name="health")
    last_in_at = models.DateTimeField(null=True, blank=True)
    last_out_at = models.DateTimeField(null=True, blank=True)
    last_error_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=60, blank=True)
    failures = models.PositiveIntegerField(default=0)
    open_until = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    check_reason = models.CharField(max_length=60, blank=True)
    check_name = models.CharField(max_length=120, blank=True)
    check_details = models.JSONField(default=list, blank=True)
    refused = models.PositiveIntegerField(default=0)
    refused_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"health of {self.account_id}"


class RawEvent(models.Model):
    """One event as the service sent it, kept before it was answered.

    Waiting while neither handled nor a problem; its body goes after a while, and with the person.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="events", db_index=False)
    external_id = models.CharField(max_length=200)
    contact = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    headers = models.JSONField(default=dict)
    body = models.BinaryField()
    received_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "external_id"], name="raw_event_once")]
        indexes = [
            models.Index(
                fields=["account", "contact", "at", "id"],
                condition=Q(handled_at=None, problem=""),
                name="raw_event_waiting",
            ),
            models.Index(fields=["account", "-id"], name="raw_event_latest"),
            models.Index(fields=["account", "-id"], condition=~Q(problem=""), name="raw_event_problem"),
            models.Index(fields=["received_at"], name="raw_event_age"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.external_id}"


class Route(models.Model):
    """Where a customer is reached at the service, and the conversation that is held there."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="routes", db_index=False)
    address = models.CharField(max_length=254)
    thread = models.CharField(max_length=200, blank=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    data = models.JSONField(default=dict, blank=True)
    last_in_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reachable_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "address", "thread"], name="route_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.address}"


class Linking(models.Model):
    """A customer's account at a service joins her page here: asked for there, proven here, confirmed there.

    `key` and `nonce` are digests: whoever reads the table can use neither. `outcome` ends it.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=254)
    key = models.CharField(max_length=64, unique=True)
    nonce = models.CharField(max_length=64, unique=True, null=True, blank=True)
    customer = models.ForeignKey(
        "people.Customer", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nonce=None, customer=None, proven_at=None)
                | Q(nonce__isnull=False, customer__isnull=False, proven_at__isnull=False),
                name="a_nonce_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="linking_ends_somehow",
            ),
        ]
        indexes = [models.Index(fields=["account", "address", "-id"], name="linking_of_address")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.outcome or 'open'}"
