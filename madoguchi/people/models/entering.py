"""How customers come in besides the mailed code, and in which browsers they are."""

from django.db import models

from .customers import Customer, Identity


class CustomerPassword(models.Model):
    """The hash of a password that a customer chose to have."""

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, primary_key=True, related_name="+")
    password = models.CharField(max_length=160)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"password of {self.customer_id}"


class CustomerPasskey(models.Model):
    """A passkey of a customer: its public half, and when it was last used."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    credential_id = models.BinaryField(max_length=1023, unique=True)
    credential = models.BinaryField()
    name = models.CharField(max_length=60)
    counter = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"passkey {self.pk} of {self.customer_id}"


class CustomerBrowser(models.Model):
    """A browser in which a customer proved who she is: how, with what, when last, and whether still."""

    identity = models.OneToOneField(Identity, on_delete=models.CASCADE, primary_key=True)
    how = models.CharField(max_length=12)
    user_agent = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField()
    proven_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"browser of identity {self.identity_id}"
