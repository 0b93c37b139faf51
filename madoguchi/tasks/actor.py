"""The viewer as the one who acts."""

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer


def actor_of(viewer: Viewer) -> core.Actor:
    """Staff, or the customer; a representative acts in her own name."""
    if viewer.staff is not None:
        return core.staff(viewer.staff.id)
    return core.customer(viewer.customer_id) if viewer.customer_id is not None else core.SYSTEM
