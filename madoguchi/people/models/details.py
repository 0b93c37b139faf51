"""What a customer tells us about herself: the parts of her name, addresses, numbers, how to reach her."""

from django.db import models
from django.db.models import Q

from madoguchi.core import api as core

from .customers import Customer

ADDRESS_KINDS = ("home", "work", "other")
PHONE_KINDS = ("mobile", "home", "work", "other")
TOPICS = ("orders", "bills", "enquiries", "news", "surveys")
CHANNELS = ("email", "push", "line", "sms", "phone", "post")


@core.tracked()
class Profile(models.Model):
    """The parts of a name as they were typed, and how she likes to be reached; none for a bare browser."""

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, primary_key=True, related_name="+")
    family_name = models.CharField(max_length=60, blank=True)
    given_name = models.CharField(max_length=60, blank=True)
    family_kana = models.CharField(max_length=60, blank=True)
    given_kana = models.CharField(max_length=60, blank=True)
    preferred_channel = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(preferred_channel__in=("", *CHANNELS)), name="profile_channel")
        ]

    def __str__(self) -> str:
        return f"profile of {self.customer_id}"


@core.tracked()
class PostalAddress(models.Model):
    """Where something reaches her. Everything stays as typed; the code alone is brought into one form."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, default="home")
    recipient = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, default="JP")
    postal_code = models.CharField(max_length=12, blank=True)
    digital_code = models.CharField(max_length=8, blank=True)
    prefecture = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=80, blank=True)
    town = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=160, blank=True)
    building = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    for_delivery = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ADDRESS_KINDS), name="postal_address_kind"),
            models.UniqueConstraint(
                fields=["customer"], condition=Q(for_delivery=True), name="delivery_address_once"
            ),
        ]
        indexes = [models.Index(fields=["customer", "id"], name="addresses_of_customer")]

    def __str__(self) -> str:
        return f"address {self.pk} of {self.customer_id}"


@core.tracked()
class Phone(models.Model):
    """A number under which she can be called, as E.164; a family may share one."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, default="mobile")
    preferred = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PHONE_KINDS), name="phone_kind"),
            models.UniqueConstraint(fields=["customer", "number"], name="phone_once"),
            models.UniqueConstraint(
                fields=["customer"], condition=Q(preferred=True), name="preferred_phone_once"
            ),
        ]
        indexes = [models.Index(fields=["number"], name="phone_number")]

    def __str__(self) -> str:
        return f"phone {self.pk} of {self.customer_id}"


@core.tracked()
class ContactChoice(models.Model):
    """Whether she wants to hear about a topic on a channel; without a row the topic's own rule holds."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=12)
    channel = models.CharField(max_length=8)
    wanted = models.BooleanField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__in=TOPICS) & Q(channel__in=CHANNELS), name="contact_choice_known"
            ),
            models.UniqueConstraint(fields=["customer", "topic", "channel"], name="contact_choice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} by {self.channel} for {self.customer_id}"


class ContactChange(models.Model):
    """A way to reach her that was changed, with what stood there before: the old one is told of it."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=10)
    before = models.JSONField(default=list)
    after = models.CharField(max_length=254, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=("email", "phones", "addresses")), name="contact_change_part"
            )
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.customer_id}"
