"""How many customers we know by more than their browser."""

from collections.abc import Iterable
from datetime import datetime

from .models import Identity


def count_proven(*, before: datetime, among: Iterable[int] | None = None) -> int:
    """Customers who had proven an address or a number before that moment; of these ids, if some are given."""
    proven = Identity.objects.filter(proven_at__lt=before).exclude(kind="visitor")
    if among is not None:
        proven = proven.filter(customer_id__in=list(among))
    return proven.values("customer_id").distinct().count()
