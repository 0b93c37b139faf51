"""A proof that was given in the midst of a run."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.people.shapes import Viewer

from ..access import open_for
from ..models import TaskRun
from ..runs import shape
from ..shapes import Run


@transaction.atomic
def note_proof(viewer: Viewer, reference: str) -> Run:
    """She has just proven anew who she is; the caller has checked it. Raises RunUnknown."""
    row = open_for(viewer, reference, lock=True)
    row.proven_at = core.now()
    row.save(update_fields=["proven_at"])
    return shape(row)


def follow_customer(*, gone: int, into: int) -> int:
    """After a merge the runs of the record that went are those of the one that stays; safe to repeat."""
    return TaskRun.objects.filter(customer_id=gone).update(customer_id=into)
