"""What every record that comes from outside has: whose it is, its name there, what was last said of it."""

from django.db import models


class Arrived(models.Model):
    """A record of another system. The same content arriving again writes nothing.

    `content` is the digest of what the source said last; for a record made here (a device that a customer
    registers), source is "madoguchi".
    """

    source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=100)
    content = models.CharField(max_length=64, blank=True, default="")
    updated_from_source_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"], name="%(app_label)s_%(class)s_arrived_once"
            )
        ]


UNTRACKED = ("content", "updated_from_source_at")
