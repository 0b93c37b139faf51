"""A proof that was given in the midst of a run."""

from django.db import transaction
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from ..access import open_for
from ..models import TaskRun
from ..runs import shape
from ..shapes import VOUCHED, Run, Wrong


@transaction.atomic
def note_proof(viewer: Viewer, reference: str) -> Run:
    """She has just proven anew who she is; the caller has checked it. Raises RunUnknown."""
    row = open_for(viewer, reference, lock=True)
    row.proven_at = core.now()
    row.save(update_fields=["proven_at"])
    return shape(row)


@transaction.atomic
def vouch(viewer: Viewer, reference: str, how: str) -> Run:
    """Staff say how they made sure who she is; kept with the run.

    Raises RunUnknown, and Wrong for a way that is not enough for this task.
    """
    row = open_for(viewer, reference, lock=True)
    run = shape(row)
    customer = people.customer(row.customer_id)
    proven = customer is not None and customer.proven
    if not viewer.is_staff or how not in VOUCHED[run.task.proof] or (how == "writes" and not proven):
        raise Wrong({"vouched": _("Please say how you made sure who the customer is.")})
    if row.state == "started":
        row.vouched = how
        row.save(update_fields=["vouched"])
    return shape(row)


def follow_customer(*, gone: int, into: int) -> int:
    """After a merge the runs of the record that went are those of the one that stays; safe to repeat."""
    return TaskRun.objects.filter(customer_id=gone).update(customer_id=into)
