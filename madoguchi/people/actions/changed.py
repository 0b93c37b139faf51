"""What is kept when a way to reach a customer changes, so that the old one can be told of it."""

from collections.abc import Iterable

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import DetailsChanged
from ..models import ContactChange


def reach_changed(
    customer_id: int, part: str, *, before: Iterable[str], after: str, actor: Actor, telling: bool = True
) -> None:
    """Record that a part of how she is reached changed. Runs inside the caller's transaction.

    before: what stood there and is to be told. With telling False nobody is: a first number is no news.
    """
    change_id = None
    if telling:
        row = ContactChange.objects.create(
            customer_id=customer_id, part=part, before=list(before), after=after, at=core.now()
        )
        change_id = row.pk
    core.record(DetailsChanged(customer_id=customer_id, part=part, change_id=change_id), actor=actor)
