"""What a customer told us goes with her when two records turn out to be one person."""

from ..models import ContactChoice, CustomerPasskey, CustomerPassword, Phone, PostalAddress, Profile


def move_details(gone: int, into: int) -> None:
    """What the remaining record already says wins. Runs inside the merge's transaction."""
    if not Profile.objects.filter(customer_id=into).exists():
        Profile.objects.filter(customer_id=gone).update(customer_id=into)
    if not CustomerPassword.objects.filter(customer_id=into).exists():
        CustomerPassword.objects.filter(customer_id=gone).update(customer_id=into)
    CustomerPassword.objects.filter(customer_id=gone).delete()
    CustomerPasskey.objects.filter(customer_id=gone).update(customer_id=into)
    if PostalAddress.objects.filter(customer_id=into, for_delivery=True).exists():
        PostalAddress.objects.filter(customer_id=gone).update(for_delivery=False)
    PostalAddress.objects.filter(customer_id=gone).update(customer_id=into)
    if Phone.objects.filter(customer_id=into, preferred=True).exists():
        Phone.objects.filter(customer_id=gone).update(preferred=False)
    known = list(Phone.objects.filter(customer_id=into).values_list("number", flat=True))
    Phone.objects.filter(customer_id=gone).exclude(number__in=known).update(customer_id=into)
    _move_choices(gone, into)


def _move_choices(gone: int, into: int) -> None:
    chosen = set(ContactChoice.objects.filter(customer_id=into).values_list("topic", "channel"))
    for row in ContactChoice.objects.filter(customer_id=gone):
        if (row.topic, row.channel) not in chosen:
            ContactChoice.objects.filter(pk=row.pk).update(customer_id=into)
