"""Who acts, for the log."""

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor
from madoguchi.people.shapes import Viewer


def actor_of(viewer: Viewer) -> Actor:
    """Who does it, for the log."""
    if viewer.staff is not None:
        return core.staff(viewer.staff.id)
    return core.customer(viewer.customer_id) if viewer.customer_id is not None else core.SYSTEM
