"""Accounts, the people who work here and their teams, and how they come in."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .history import every_version

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
    replies_wait = models.BooleanField(default=False, db_default=False)
    """What she writes to customers waits for a supervisor's yes."""
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
class Signature(models.Model):
    """How somebody signs letters to customers: what she fills into the signature of a mailbox."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, primary_key=True, related_name="+")
    name_en = models.CharField(max_length=120, blank=True)
    department_ja = models.CharField(max_length=120, blank=True)
    department_en = models.CharField(max_length=120, blank=True)
    line_ja = models.CharField(max_length=200, blank=True)
    line_en = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"signature of {self.staff_id}"


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


class Secret(models.Model):
    """A secret of another system that we have to present, sealed with our own key."""

    name = models.CharField(max_length=60, primary_key=True)
    sealed = models.TextField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
