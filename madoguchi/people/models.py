"""Accounts, staff and their teams; customers, how we recognise them and how they proved it."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

ROLE = [(r, r) for r in ("agent", "supervisor", "editor", "administrator")]
AVAILABILITY = [(a, a) for a in ("available", "busy", "away", "offline")]


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; the e-mail address is the login."""

    def create_user(self, email: str, password: str | None = None) -> "Account":
        account = self.model(email=self.normalize_email(email))
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """A login. Staff and customers point to it; a customer needs none."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()
    read_with: Any = ()  # the StaffShape (or None) that the session's backend read along with the account

    def __str__(self) -> str:
        return self.email

    def take_staff(self) -> Any:
        """What was read along with the account, once; () when nothing was or it has been taken."""
        taken, self.read_with = self.read_with, ()
        return taken


def every_version() -> tuple[pghistory.RowEvent, ...]:
    """Trackers of a row's making, changes and end; each model needs its own."""
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()


@pghistory.track(*every_version())
class Team(models.Model):
    """A group of staff that shares an inbox."""

    slug = models.SlugField(unique=True)
    name_ja = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.slug


@pghistory.track(
    *every_version(), exclude=["last_seen_at", "availability", "availability_since", "availability_reason"]
)
class Staff(models.Model):
    """Somebody who works here."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kana = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=16, choices=ROLE, default="agent")
    languages = ArrayField(models.CharField(max_length=8), default=list)
    skills = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    availability = models.CharField(max_length=12, choices=AVAILABILITY, default="offline")
    availability_since = models.DateTimeField()
    availability_reason = models.CharField(max_length=16, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    active = models.BooleanField(default=True)
    teams: "models.ManyToManyField[Team, Membership]" = models.ManyToManyField(
        Team, through="Membership", related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=[r for r, _ in ROLE]), name="staff_role"),
            models.CheckConstraint(
                condition=Q(availability__in=[a for a, _ in AVAILABILITY]), name="staff_availability"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(*every_version())
class Membership(models.Model):
    """Who is in which team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "staff"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} in {self.team_id}"


@pghistory.track()
class Capacity(models.Model):
    """How many conversations of one channel a person handles at once."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=24)
    most = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "channel"], name="capacity_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.channel} {self.most}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Customer(models.Model):
    """Somebody who turns to the company. After a merge, merged_into names who she really is."""

    name = models.CharField(max_length=120, blank=True)
    kana = models.CharField(max_length=120, blank=True)
    locale = models.CharField(max_length=8, default="ja")
    created_at = models.DateTimeField()
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="customer_not_into_herself")
        ]

    def __str__(self) -> str:
        return self.name or f"customer {self.pk}"


class CustomerWords(models.Model):
    """The words under which a customer is found; none for a browser without a name."""

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, primary_key=True, related_name="+")
    tokens = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["tokens"], name="customer_words")]

    def __str__(self) -> str:
        return f"words of {self.customer_id}"


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Identity(models.Model):
    """One way to recognise a customer: a browser (hash of its token), an address, a number."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=254)
    proven_at = models.DateTimeField(null=True, blank=True)
    proven_how = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="identity_once"),
            models.CheckConstraint(
                condition=Q(proven_at__isnull=True, proven_how="")
                | Q(proven_at__isnull=False) & ~Q(proven_how=""),
                name="identity_proof_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.customer_id}"


class OneTimeCode(models.Model):
    """A mailed code, as a keyed hash; at most five tries within ten minutes."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    email = models.CharField(max_length=254)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "email", "-id"], name="code_latest")]

    def __str__(self) -> str:
        return f"code for customer {self.customer_id}"


@pghistory.track(exclude=["used_at"])
class HostKey(models.Model):
    """A key with which the company's own site signs who is signed in there; the secret itself is not kept."""

    kid = models.CharField(max_length=24, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.kid


class HostToken(models.Model):
    """A token of the company's site that was shown to us, and the one browser that may show it again."""

    digest = models.CharField(max_length=64, primary_key=True)
    visitor = models.CharField(max_length=64)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest[:12]


class CustomerAttribute(models.Model):
    """What the company's site says about a customer; signed by its server or not."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    value = models.CharField(max_length=200)
    signed = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "key"], name="attribute_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.customer_id}"


class LegalVersion(models.Model):
    """One wording of consent sentence and policy, kept as long as somebody has agreed to it."""

    digest = models.CharField(max_length=16, primary_key=True)
    language = models.CharField(max_length=8)
    sentence = models.TextField()
    policy = models.TextField()
    policy_url = models.TextField(blank=True)
    first_used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.language} {self.digest}"


class Consent(models.Model):
    """The ledger: a customer agreed to these words, for this purpose, at this time. Merges leave it alone."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=16)
    version = models.ForeignKey(LegalVersion, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=24)
    minimum_age = models.PositiveSmallIntegerField(default=0)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "purpose", "version", "minimum_age"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} of {self.customer_id}"


@pghistory.track(exclude=["reason"])
class Block(models.Model):
    """A customer who may not write to us, until a time or until somebody lifts it."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        Staff, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(lifted_at=None), name="blocked_once"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True) | Q(lifted_at__isnull=False),
                name="lifted_with_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"customer {self.customer_id}"


@pghistory.track(*every_version(), exclude=["digest"])
class Invitation(models.Model):
    """A place at the desk kept for somebody, taken up once by a mailed link of which we keep the hash."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=8, default="ja")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation of {self.staff_id}"


class SignIn(models.Model):
    """One browser in which somebody is (or was) signed in; kept after its end, for the audit page."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40)
    how = models.CharField(max_length=24)
    user_agent = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session_key"], condition=Q(ended_at=None), name="sign_in_open_once"
            )
        ]
        indexes = [
            models.Index(fields=["account", "-began_at"], name="sign_in_of_account"),
            models.Index(fields=["-began_at"], name="sign_in_latest"),
        ]

    def __str__(self) -> str:
        return f"sign-in of account {self.account_id}"


class Sighting(models.Model):
    """Somebody of the staff looked at a customer: a row per conversation (0: none) and day."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    conversation_id = models.BigIntegerField(default=0)
    day = models.DateField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "customer", "conversation_id", "day"], name="sighting_once_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["-last_at"], name="sighting_latest"),
            models.Index(fields=["customer", "-last_at"], name="sighting_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} saw {self.customer_id}"


class Secret(models.Model):
    """A secret of another system that we have to present, sealed with our own key."""

    name = models.CharField(max_length=60, primary_key=True)
    sealed = models.TextField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
