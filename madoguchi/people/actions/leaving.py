"""Somebody leaves, or comes back."""

from django.db import transaction

from madoguchi.core import api as core
from madoguchi.core.shapes import Actor

from ..events import StaffLost
from ..models import Staff
from .sign_ins import end_sign_ins
from .staff import change_staff, set_availability


@transaction.atomic
def dismiss(*, staff_id: int, actor: Actor) -> None:
    """She may no longer sign in; she is signed out everywhere, and her work goes back to the queue.

    Raises LastAdministrator.
    """
    change_staff(staff_id=staff_id, actor=actor, active=False)
    set_availability(staff_id=staff_id, availability="offline", actor=actor, reason="lost")
    account_id = Staff.objects.values_list("account_id", flat=True).get(pk=staff_id)
    end_sign_ins(account_id=account_id)
    core.record(StaffLost(staff_id=staff_id), actor=actor)


@transaction.atomic
def reinstate(*, staff_id: int, actor: Actor) -> None:
    """She may sign in again, with what she had: password, second factors, teams."""
    change_staff(staff_id=staff_id, actor=actor, active=True)
